"""Archives: unpacked without ever writing outside the target, and written so that equal content gives equal bytes."""
from __future__ import annotations

import gzip
import os
import shutil
import tarfile
from pathlib import Path, PurePosixPath
from typing import Iterable, List

from .errors import CONTRACT, StepFailure

LARGEST = 64 * 1024 ** 3
"""Bytes that an archive may unpack to."""


def unpack(archive: Path, target: Path) -> None:
    """Unpacks a tar file (any compression) of plain files and directories into a directory that it makes."""
    target.mkdir(parents=True, exist_ok=True)
    try:
        with tarfile.open(str(archive), "r:*") as tar:
            for member in _checked(archive, tar):
                _write(tar, member, target)
    except (tarfile.TarError, EOFError, OSError) as error:
        raise StepFailure(CONTRACT, f"{archive} cannot be unpacked: {error}") from None


def _checked(archive: Path, tar: tarfile.TarFile) -> Iterable[tarfile.TarInfo]:
    total = 0
    for member in tar:
        path = PurePosixPath(member.name)
        if path.is_absolute() or ".." in path.parts or "\\" in member.name:
            raise StepFailure(CONTRACT, f"{archive} holds {member.name!r}, which would be written outside its place")
        if not member.isfile() and not member.isdir():
            raise StepFailure(CONTRACT, f"{archive} holds {member.name!r}, which is neither a file nor a directory")
        total += member.size
        if total > LARGEST:
            raise StepFailure(CONTRACT, f"{archive} unpacks to more than {LARGEST // 1024 ** 3} GiB")
        yield member


def _write(tar: tarfile.TarFile, member: tarfile.TarInfo, target: Path) -> None:
    place = target.joinpath(*PurePosixPath(member.name).parts)
    if member.isdir():
        place.mkdir(parents=True, exist_ok=True)
        return
    place.parent.mkdir(parents=True, exist_ok=True)
    source = tar.extractfile(member)
    if source is None:
        raise StepFailure(CONTRACT, f"{member.name!r} cannot be read")
    with source, open(str(place), "wb") as file:
        shutil.copyfileobj(source, file)
    os.chmod(str(place), 0o755 if member.mode & 0o100 else 0o644)


def files_below(folder: Path) -> List[Path]:
    """Every file below a folder, sorted by its path inside it."""
    found = [path for path in folder.rglob("*") if path.is_file()]
    return sorted(found, key=lambda path: path.relative_to(folder).as_posix())


def copy_files(source: Path, target: Path) -> None:
    """Copies every file below a folder, content only: the mounted buckets of the clouds refuse modes and times."""
    for path in files_below(source):
        place = target / path.relative_to(source)
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(str(path), str(place))


def pack_tar_gz(folder: Path, names: Iterable[str], archive: Path) -> None:
    """Writes some entries of a folder as a tar.gz whose bytes depend on nothing but paths, content and execute bits."""
    with open(str(archive), "wb") as raw, gzip.GzipFile("", "wb", 6, raw, mtime=0) as zipped:
        with tarfile.open(mode="w", fileobj=zipped, format=tarfile.PAX_FORMAT) as tar:
            for name in sorted(names):
                entry = folder / name
                for path in [entry] if entry.is_file() else files_below(entry):
                    _add(tar, path, path.relative_to(folder).as_posix())


def _add(tar: tarfile.TarFile, path: Path, name: str) -> None:
    info = tarfile.TarInfo(name)
    info.size = path.stat().st_size
    info.mode = 0o755 if os.access(str(path), os.X_OK) else 0o644
    with open(str(path), "rb") as file:
        tar.addfile(info, file)
