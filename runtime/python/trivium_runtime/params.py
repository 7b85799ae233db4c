"""Parameters: text from a platform, checked against the declared type, and written the same way on every target."""
from __future__ import annotations

import math
import re
from typing import Any, Callable, Dict

from .descriptor import Param
from .errors import CONTRACT, StepFailure

INTEGER = re.compile(r"[+-]?[0-9]{1,30}(\.0+)?")
NUMBER = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]{1,4})?")
LARGEST_PLAIN = 1e15
"""Whole numbers below it are written without a point or an exponent."""


def resolve_params(declared: Dict[str, Param], given: Dict[str, str]) -> Dict[str, str]:
    """The text of every parameter: what the run names, otherwise its default."""
    for name in given:
        if name not in declared:
            raise StepFailure(CONTRACT, f'the step has no parameter "{name}"; it has {", ".join(sorted(declared)) or "none"}')
    return {name: _resolve(name, param, given.get(name)) for name, param in declared.items()}


def _resolve(name: str, param: Param, given: Any) -> str:
    if given is None and param.default is None:
        raise StepFailure(CONTRACT, f'the parameter "{name}" has no value and no default')
    text = _as_text(param.default) if given is None else given
    return check_param(name, param.type, text)


def _as_text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str) else repr(value)


def check_param(name: str, kind: str, text: str) -> str:
    """One parameter's text in its canonical form; ends the step when it is not of the type."""
    written = READERS[kind](text)
    if written is None:
        raise StepFailure(CONTRACT, f'the parameter "{name}" must be {ARTICLES[kind]}, and is {text[:80]!r}')
    return written


def _integer(text: str) -> Any:
    # Some platforms write every number with a point.
    return str(int(text.strip().split(".")[0])) if INTEGER.fullmatch(text.strip()) else None


def _number(text: str) -> Any:
    if not NUMBER.fullmatch(text.strip()):
        return None
    value = float(text)
    if not math.isfinite(value):
        return None
    return str(int(value)) if value.is_integer() and abs(value) < LARGEST_PLAIN else repr(value)


def _boolean(text: str) -> Any:
    # One cloud writes True, another true.
    lowered = text.strip().lower()
    return lowered if lowered in ("true", "false") else None


def _string(text: str) -> Any:
    return None if "\0" in text else text


READERS: Dict[str, Callable[[str], Any]] = {"integer": _integer, "number": _number, "boolean": _boolean, "string": _string}
ARTICLES = {"integer": "an integer", "number": "a finite number", "boolean": "true or false", "string": "text without NUL"}
