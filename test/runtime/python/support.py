"""What the tests share: bundles as the compiler makes them, steps as the platforms start them."""
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
RUNTIME = ROOT / "runtime" / "python"
EXAMPLE = ROOT / "examples" / "wine-quality"
sys.path.insert(0, str(RUNTIME))
sys.dont_write_bytecode = True

PYTHON = os.environ.get("TRIVIUM_RUNTIME_PYTHON", sys.executable)
"""The interpreter that runs bundles; the tests themselves may run under another."""


def make_bundle(folder, files=None, trees=None):
    """Writes a bundle named by its hash: the runtime, and files or folders at places inside it."""
    draft = Path(folder) / "draft.zip"
    with zipfile.ZipFile(str(draft), "w") as archive:
        for path in sorted(RUNTIME.rglob("*.py")):
            archive.write(str(path), path.relative_to(RUNTIME).as_posix())
        for place, text in (files or {}).items():
            archive.writestr(place, text)
        for place, source in (trees or {}).items():
            for path in sorted(Path(source).rglob("*")):
                if path.is_file() and "__pycache__" not in path.parts:
                    archive.write(str(path), f"{place}/{path.relative_to(source).as_posix()}")
    bundle = Path(folder) / f"{hashlib.sha256(draft.read_bytes()).hexdigest()[:16]}.zip"
    draft.rename(bundle)
    return bundle


def descriptor(**fields):
    """A descriptor with what a test says, and the plainest values for the rest."""
    base = {
        "version": 1, "system": "wine-quality", "pipeline": "train", "step": "fit", "kind": "process", "target": "local",
        "argv": [["python"], ["main.py"]], "inputs": {}, "outputs": {}, "params": {}, "env": {}, "secrets": {},
        "code": True, "requirements": None, "timeout": None, "attempts": 1, "pack": None,
    }
    return {**base, **fields}


def make_wheel(folder, name, source):
    """Writes the smallest wheel there can be, so that pip has something to install without a network."""
    Path(folder).mkdir(parents=True, exist_ok=True)
    info = f"{name}-1.0.dist-info"
    with zipfile.ZipFile(str(Path(folder) / f"{name}-1.0-py3-none-any.whl"), "w") as wheel:
        wheel.writestr(f"{name}.py", source)
        wheel.writestr(f"{info}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
        wheel.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        wheel.writestr(f"{info}/RECORD", "")


class Case(unittest.TestCase):
    """A test with a folder of its own, whose path has a blank in it."""

    maxDiff = None

    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="trivium test "))
        self.addCleanup(shutil.rmtree, str(self.folder), True)

    def write(self, place, content):
        """Writes a file below the folder of the test."""
        path = self.folder / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return path

    def step_file(self, **fields):
        return self.write("step.json", json.dumps(descriptor(**fields)))

    def bundle(self, code, **more):
        """A bundle whose code is one file, main.py."""
        return make_bundle(self.folder, {"code/main.py": code, **more})

    def run_bundle(self, bundle, *args, env=None, step=None, python=PYTHON, timeout=300):
        """Runs a bundle as a platform does: a process, an environment, a working directory of no meaning."""
        full = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", **(env or {})}
        if step is not None:
            full["TRIVIUM_STEP"] = json.dumps(step)
        work = self.folder / "somewhere"
        work.mkdir(exist_ok=True)
        return subprocess.run(
            [python, str(bundle), *map(str, args)], cwd=str(work), env=full, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            universal_newlines=True, timeout=timeout,
        )

    def run_code(self, source, *args, env=None, **fields):
        """Runs one file of user code as a step."""
        return self.run_bundle(self.bundle(source), "run", *args, env=env, step=descriptor(**fields))

    def assert_ended(self, done, code, *parts):
        """The exit code and what the error says; a stack trace is never right."""
        self.assertEqual(done.returncode, code, done.stdout + done.stderr)
        for part in parts:
            self.assertIn(part, done.stderr)
        if code != 0:
            self.assertNotIn("Traceback", done.stderr)


def skip(case, reason):
    """Skips a test for a reason that is shown, or fails it where nothing may be skipped."""
    if os.environ.get("TRIVIUM_NO_SKIP") == "1":
        case.fail(f"skipped, which is not allowed here: {reason}")
    case.skipTest(reason)
