"""pip, which installs the same locked requirements once for all runs of the tests.

`pip install … [--target FOLDER] -r LOCK` makes links to packages that the real pip, called with the very same file, installed into a folder of its own
before. Any other call goes to the real pip.
"""
import hashlib
import os
import subprocess
import sys
import sysconfig
import tempfile

REAL = os.environ["EMITTED_PIP"]
STORE = os.environ["EMITTED_PACKAGES"]
FLAGS = {"--disable-pip-version-check", "--no-input", "--quiet"}


def locked(arguments):
    """The requirements file and the target of a call that is understood here, otherwise nothing."""
    if arguments[:1] != ["install"]:
        return None
    rest = [argument for argument in arguments[1:] if argument not in FLAGS]
    values = dict(zip(rest[::2], rest[1::2]))
    if len(rest) % 2 or "-r" not in values or not set(values) <= {"-r", "--target"}:
        return None
    return values["-r"], values.get("--target") or sysconfig.get_path("purelib")


def real(arguments):
    return [sys.executable, os.path.join(REAL, "pip"), *arguments]


def installed(file):
    """The folder with the packages of a requirements file."""
    with open(file, "rb") as lock:
        key = hashlib.sha256(lock.read() + sys.version.encode()).hexdigest()[:16]
    folder = os.path.join(STORE, f"packages-{key}")
    if not os.path.isdir(folder):
        os.makedirs(STORE, exist_ok=True)
        draft = tempfile.mkdtemp(prefix=f"packages-{key}.draft-", dir=STORE)
        code = subprocess.call(real(["install", *sorted(FLAGS), "--target", draft, "-r", file]))
        if code != 0:
            sys.exit(code)
        try:
            os.rename(draft, folder)
        except OSError:
            if not os.path.isdir(folder):
                raise
    return folder


call = locked(sys.argv[1:])
if call is None:
    os.execv(sys.executable, real(sys.argv[1:]))
lock, target = call
packages = installed(lock)
os.makedirs(target, exist_ok=True)
for name in os.listdir(packages):
    place = os.path.join(target, name)
    if not os.path.lexists(place):
        os.symlink(os.path.join(packages, name), place)
