"""A packed model: found, loaded once, and asked."""
from __future__ import annotations

import importlib.util
import inspect
import json
import os
import sys
import traceback
from pathlib import Path
from types import ModuleType
from typing import Any, Union

from .request import BadRequest, Request, read_request
from .response import BadPrediction, Reply, failure, predictions

MANIFEST = "trivium-model.json"


class NoModel(Exception):
    """There is nothing here that can be served; the message says why."""


def find_model(place: Union[str, Path]) -> Path:
    """The directory of a packed model: the place itself, or the one folder in it (some platforms put a folder around)."""
    root = Path(place)
    for folder in (root, *_folders(root)):
        if (folder / MANIFEST).is_file():
            return folder
    raise NoModel(f"{root} holds no packed model: {MANIFEST} is not there")


def _folders(root: Path) -> "list[Path]":
    return sorted(entry for entry in root.iterdir() if entry.is_dir()) if root.is_dir() else []


class Model:
    """A loaded model and its predictor."""

    def __init__(self, place: Union[str, Path]) -> None:
        self.folder = find_model(place)
        manifest = json.loads((self.folder / MANIFEST).read_text(encoding="utf-8"))
        if manifest.get("version") != 1:
            raise NoModel(f"{self.folder} was packed by another release: version {manifest.get('version')!r}")
        self._module = _import_predictor(self.folder / manifest["predictor"])
        self._takes_parameters = len(inspect.signature(self._module.predict).parameters) > 2
        # A string, as the documentation of the predictor says: not every library takes a path object.
        self._model = self._module.load(str(self.folder / manifest["artifact"]))

    def answer(self, body: Union[bytes, str]) -> Reply:
        """The reply to a request body."""
        try:
            request = read_request(body)
        except BadRequest as error:
            return failure(error.status, str(error))
        return self.reply(request)

    def reply(self, request: Request) -> Reply:
        """The reply to a request that was read."""
        if request.parameters is not None and not self._takes_parameters:
            return failure(400, "this model takes no parameters")
        try:
            return predictions(self._predict(request), len(request.rows))
        except Exception as error:  # pylint: disable=broad-except
            if _is_bad_input(error):
                return failure(400, str(error))
            # The log has the details; the caller gets none, because they may hold what others sent.
            traceback.print_exc(file=sys.stderr)
            reason = str(error) if isinstance(error, BadPrediction) else type(error).__name__
            return failure(500, f"the predictor failed: {reason}")

    def _predict(self, request: Request) -> Any:
        if self._takes_parameters:
            return self._module.predict(self._model, request.rows, request.parameters or {})
        return self._module.predict(self._model, request.rows)


def _is_bad_input(error: BaseException) -> bool:
    """A predictor refuses a row with an exception class of its own that is called BadInput: it need not import anything of ours.

    A ValueError is not enough: libraries raise it when model and code do not fit, which is not the caller's fault.
    """
    return any(kind.__name__ == "BadInput" for kind in type(error).__mro__)


def _import_predictor(file: Path) -> ModuleType:
    code = str(file.parent)
    if code not in sys.path:
        sys.path.insert(0, code)
    # Under the name that it had in training: a pickled model may refer to what the predictor defines.
    spec = importlib.util.spec_from_file_location(file.stem, str(file))
    if spec is None or spec.loader is None:
        raise NoModel(f"the predictor {file} cannot be imported")
    module = importlib.util.module_from_spec(spec)
    sys.modules[file.stem] = module
    spec.loader.exec_module(module)
    for name in ("load", "predict"):
        if not callable(getattr(module, name, None)):
            raise NoModel(f"the predictor {os.path.basename(str(file))} has no function {name}()")
    return module
