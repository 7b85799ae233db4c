"""Where inputs are and where outputs go: from the layout of a platform to the paths that the user's command gets."""
from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Dict, List, Mapping

from .archive import unpack
from .descriptor import Input, Output
from .errors import CONTRACT, MISSING_OUTPUT, StepFailure

ARCHIVES = ("model.tar.gz", "output.tar.gz")
"""What a SageMaker training job leaves in the place of its directory."""


def resolve_inputs(declared: Mapping[str, Input], given: Mapping[str, str], scratch: Path) -> Dict[str, str]:
    """The path of every input, as the user's command gets it."""
    _same_names("input", declared, given)
    return {name: str(_resolve(name, declared[name], Path(given[name]).absolute(), scratch / name)) for name in declared}


def _same_names(what: str, declared: Mapping[str, object], given: Mapping[str, str]) -> None:
    for name in declared:
        if name not in given:
            raise StepFailure(CONTRACT, f'the {what} "{name}" was not given (--{what} {name} PATH)')
    for name in given:
        if name not in declared:
            raise StepFailure(CONTRACT, f'the step has no {what} "{name}"; it has {", ".join(sorted(declared)) or "none"}')


def _resolve(name: str, source: Input, path: Path, scratch: Path) -> Path:
    if not path.exists():
        raise StepFailure(CONTRACT, f'the input "{name}" is not at {path}')
    if source.origin == "step":
        return find_artifact(name, path, source.artifact or name, scratch)
    if source.type == "directory":
        if not path.is_dir():
            raise StepFailure(CONTRACT, f'the input "{name}" is a directory, and {path} is a file')
        return path
    return _under_its_name(_only_file(name, path, source.name), source.name, scratch)


def find_artifact(name: str, path: Path, artifact: str, scratch: Path) -> Path:
    """What another step wrote: in its directory, or in an archive that a platform made of that directory."""
    if path.is_file():
        return _in_archive(name, path, artifact, scratch) if path.name.endswith((".tar.gz", ".tgz")) else path
    for candidate in (path / artifact, path / f"{artifact}.json"):
        if candidate.exists():
            return candidate
    for archive in ARCHIVES:
        if (path / archive).is_file():
            return _in_archive(name, path / archive, artifact, scratch)
    raise StepFailure(CONTRACT, f'the input "{name}" has no "{artifact}" in {path}; there is {_listing(path)}')


def _in_archive(name: str, archive: Path, artifact: str, scratch: Path) -> Path:
    unpack(archive, scratch)
    for candidate in (scratch / artifact, scratch / f"{artifact}.json"):
        if candidate.exists():
            return candidate
    raise StepFailure(CONTRACT, f'the input "{name}" has no "{artifact}" in {archive}; there is {_listing(scratch)}')


def _only_file(name: str, path: Path, wanted: "str | None") -> Path:
    if path.is_file():
        return path
    files = sorted(entry for entry in path.iterdir() if entry.is_file())
    exact = [file for file in files if file.name == wanted]
    if len(exact) == 1:
        return exact[0]
    if len(files) != 1:
        raise StepFailure(CONTRACT, f'the input "{name}" is one file, and {path} holds {_listing(path)}')
    return files[0]


def _under_its_name(path: Path, wanted: "str | None", scratch: Path) -> Path:
    if wanted is None or path.name == wanted:
        return path
    if Path(wanted).name != wanted or wanted in ("", ".", ".."):
        raise StepFailure(CONTRACT, f"{wanted!r} is not the name of a file")
    scratch.mkdir(parents=True, exist_ok=True)
    link = scratch / wanted
    try:
        os.symlink(str(path), str(link))
    except (OSError, NotImplementedError):
        shutil.copyfile(str(path), str(link))
    return link


def _listing(path: Path) -> str:
    names = sorted(entry.name for entry in path.iterdir())
    return ", ".join(names[:10]) + (f" and {len(names) - 10} more" if len(names) > 10 else "") if names else "nothing"


def resolve_outputs(declared: Mapping[str, Output], given: Mapping[str, str]) -> Dict[str, str]:
    """The path of every output, as the user's command gets it. The directory around it is made."""
    _same_names("output", declared, given)
    places: Dict[str, str] = {}
    for name, output in declared.items():
        directory = Path(given[name]).absolute()
        try:
            directory.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StepFailure(CONTRACT, f'the directory of the output "{name}" cannot be made: {error}') from None
        places[name] = str(directory / (f"{name}.json" if output.kind == "metrics" else name))
    return places


def empty_outputs(places: Mapping[str, str]) -> None:
    """Removes what an earlier attempt wrote."""
    for place in places.values():
        if os.path.isdir(place) and not os.path.islink(place):
            shutil.rmtree(place)
        elif os.path.lexists(place):
            os.remove(place)


def require_outputs(places: Mapping[str, str]) -> None:
    """Ends the step when the command left an output out."""
    missing: List[str] = sorted(name for name, place in places.items() if not os.path.exists(place))
    if missing:
        where = "; ".join(f'"{name}" was expected at {places[name]}' for name in missing)
        raise StepFailure(MISSING_OUTPUT, f"the command succeeded, but did not write every output: {where}")
