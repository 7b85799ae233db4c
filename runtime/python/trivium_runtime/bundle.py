"""The bundle that this program runs from: a zip file, or the same content as a folder."""
from __future__ import annotations

import os
import shutil
import zipfile
from pathlib import Path

from .errors import CONTRACT, StepFailure


def bundle_root() -> Path:
    """The zip file or the folder that holds this package."""
    return Path(__file__).absolute().parent.parent


def read_text(place: str) -> str:
    """The text of one file of the bundle."""
    root = bundle_root()
    if root.is_dir():
        return (root / place).read_text(encoding="utf-8")
    with zipfile.ZipFile(str(root)) as archive:
        return archive.read(place).decode("utf-8")


def open_bundle(target: Path, root: Path) -> Path:
    """Lays the bundle out in a folder of its own, so that a command that writes beside its code harms nobody."""
    if root.is_dir():
        shutil.copytree(str(root), str(target), ignore=shutil.ignore_patterns("__pycache__"))
        return target
    try:
        with zipfile.ZipFile(str(root)) as archive:
            for entry in archive.infolist():
                # extract() keeps every path inside the target, but drops the execute bit.
                path = archive.extract(entry, str(target))
                mode = entry.external_attr >> 16
                if mode & 0o100:
                    os.chmod(path, 0o755)
    except (OSError, zipfile.BadZipFile) as error:
        raise StepFailure(CONTRACT, f"the bundle {root} cannot be read: {error}") from None
    return target
