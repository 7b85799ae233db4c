"""Packages: installed into a folder of their own, which the command sees before those of the image."""
from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Dict, List, Optional

from .errors import REQUIREMENTS, StepFailure
from .process import Runner


def install_requirements(file: Path, target: Path, runner: Runner, deadline: Optional[float]) -> None:
    """Installs a requirements file with the pip of the running interpreter."""
    argv = [
        sys.executable, "-m", "pip", "install", "--disable-pip-version-check", "--no-input", "--quiet",
        "--target", str(target), "-r", str(file),
    ]
    print(f"trivium: installing {file.name}", flush=True)
    code = runner.run(argv, file.parent, {**os.environ, "PIP_ROOT_USER_ACTION": "ignore"}, deadline)
    if code != 0:
        raise StepFailure(REQUIREMENTS, f"the requirements of the step could not be installed (pip ended with {code})")


def with_packages(env: Dict[str, str], target: Path) -> Dict[str, str]:
    """The environment in which the installed packages and their commands come first."""
    return {
        **env,
        "PYTHONPATH": _first(str(target), env.get("PYTHONPATH")),
        "PATH": _first(str(target / "bin"), env.get("PATH")),
    }


def _first(entry: str, rest: Optional[str]) -> str:
    return os.pathsep.join([entry, rest]) if rest else entry


def without_hashes(text: str) -> str:
    """The same requirements without hashes, for an installer that puts a local folder in the same call (pip refuses that)."""
    kept: List[str] = []
    for line in text.replace("\\\r\n", " ").replace("\\\n", " ").splitlines():
        words = [word for word in line.split(" ") if not word.startswith("--hash=")]
        kept.append(" ".join(words).rstrip())
    return "\n".join(line for line in kept if line.strip() and not line.lstrip().startswith("#")) + "\n"
