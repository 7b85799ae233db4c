"""Packing a model: the artifact, the predictor and what serves it, in one directory that every platform can serve."""
from __future__ import annotations

import hashlib
import json
import platform
import shutil
from pathlib import Path
from typing import Any, Dict, List, Optional

from .archive import copy_files, files_below, pack_tar_gz
from .descriptor import Pack, Step
from .errors import CONTRACT, StepFailure
from .requirements import without_hashes

MANIFEST = "trivium-model.json"
ARCHIVE = "model.tar.gz"
RESERVED = ("inference.py", "setup.py", "trivium_serving.py")
"""Names in `code/` that belong to the adapters or to the vendor's container."""


def pack_model(step: Step, output: str, pack: Pack, directory: Path, bundle: Path) -> None:
    """Puts code and manifest beside the artifact `directory/output`."""
    if output in ("code", MANIFEST, ARCHIVE):
        raise StepFailure(CONTRACT, f'a model output that is registered cannot be called "{output}"')
    code = directory / "code"
    if code.exists():
        shutil.rmtree(str(code))
    code.mkdir(parents=True)
    serving = bundle / "trivium_serving"
    copy_files(serving, code / "trivium_serving")
    shutil.copyfile(str(serving / "inference.py"), str(code / "inference.py"))
    predictor = _copy_predictor(bundle / pack.predictor, code)
    requirements = _copy_requirements(bundle, pack.requirements, code)
    manifest = _manifest(step, output, pack, predictor, requirements, directory)
    (directory / MANIFEST).write_text(json.dumps(manifest, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def _copy_predictor(source: Path, code: Path) -> str:
    if source.name in RESERVED or source.suffix != ".py":
        raise StepFailure(CONTRACT, f'a predictor cannot be called "{source.name}": it is a .py file, and not one of {", ".join(RESERVED)}')
    if not source.is_file():
        raise StepFailure(CONTRACT, f"the predictor {source.name} is not in the bundle")
    shutil.copyfile(str(source), str(code / source.name))
    return f"code/{source.name}"


def _copy_requirements(bundle: Path, requirements: Optional[str], code: Path) -> Optional[str]:
    """Two spellings: SageMaker's container installs requirements.txt together with a folder, which pip refuses when there are hashes."""
    if requirements is None:
        return None
    source = bundle / requirements
    if not source.is_file():
        raise StepFailure(CONTRACT, f"the requirements {requirements} are not in the bundle")
    text = source.read_text(encoding="utf-8")
    (code / "requirements.lock").write_text(text, encoding="utf-8")
    (code / "requirements.txt").write_text(without_hashes(text), encoding="utf-8")
    return "code/requirements.lock"


def _manifest(step: Step, output: str, pack: Pack, predictor: str, requirements: Optional[str], directory: Path) -> Dict[str, Any]:
    return {
        "version": 1,
        "system": step.system,
        "pipeline": step.pipeline,
        "step": step.step,
        "artifact": output,
        "predictor": predictor,
        "requirements": requirements,
        "image": pack.image,
        "python": platform.python_version(),
        "files": {path: _hash(directory / path) for path in _packed_files(directory, output)},
    }


def _packed_files(directory: Path, output: str) -> List[str]:
    artifact = directory / output
    entries = [artifact] if artifact.is_file() else files_below(artifact)
    return [path.relative_to(directory).as_posix() for path in [*files_below(directory / "code"), *entries]]


def _hash(path: Path) -> str:
    digest = hashlib.sha256()
    with open(str(path), "rb") as file:
        for block in iter(lambda: file.read(1 << 20), b""):
            digest.update(block)
    return f"sha256:{digest.hexdigest()}"


def archive_model(output: str, directory: Path) -> None:
    """Writes the packed model as the archive that SageMaker makes of a training job's directory."""
    pack_tar_gz(directory, (output, "code", MANIFEST), directory / ARCHIVE)
