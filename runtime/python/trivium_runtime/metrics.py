"""Metrics files: one JSON object of finite numbers, which gates and registries can trust."""
from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any, Dict, Iterable, Tuple, Union

from .errors import BAD_METRICS, CONTRACT, StepFailure

Number = Union[int, float]


def read_metrics(name: str, path: Path, declared: Iterable[str]) -> Dict[str, Number]:
    """Reads and checks a metrics file; every declared metric must be in it, more may be."""
    try:
        value = json.loads(path.read_text(encoding="utf-8"), parse_constant=_constant, object_pairs_hook=_object)
    except IsADirectoryError:
        raise _wrong(name, f"{path} is a directory; a metrics output is one JSON file") from None
    except _Refused as error:
        raise _wrong(name, str(error)) from None
    except (ValueError, RecursionError) as error:
        raise _wrong(name, f"it is not JSON: {error}") from None
    if not isinstance(value, dict):
        raise _wrong(name, "it must be a JSON object of numbers")
    missing = sorted(set(declared) - set(value))
    if missing:
        raise _wrong(name, f'it lacks {_quoted(missing)}; it has {_quoted(sorted(value)) or "nothing"}')
    for metric, number in value.items():
        _check_number(name, metric, number)
    return value


class _Refused(ValueError):
    pass


def _constant(text: str) -> Any:
    raise _Refused(f"it holds {text}, which is not a number that can be compared")


def _object(pairs: "list[Tuple[str, Any]]") -> Dict[str, Any]:
    value = dict(pairs)
    if len(value) != len(pairs):
        raise _Refused("it names a metric twice")
    return value


def _check_number(name: str, metric: str, number: Any) -> None:
    if isinstance(number, bool) or not isinstance(number, (int, float)):
        raise _wrong(name, f'"{metric}" must be a number, and is {json.dumps(number)[:80]}')
    try:
        finite = math.isfinite(number)
    except OverflowError:
        finite = False
    if not finite:
        raise _wrong(name, f'"{metric}" is not a finite number')


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _wrong(name: str, message: str) -> StepFailure:
    return StepFailure(BAD_METRICS, f'the metrics output "{name}" cannot be used: {message}')


def write_metrics(path: Path, metrics: Dict[str, Number]) -> None:
    """Writes metrics in the one form that has no choices: sorted, and with every digit of a number."""
    path.write_text(json.dumps(metrics, sort_keys=True, allow_nan=False), encoding="utf-8")


def write_metric_file(path: Path, metrics: Dict[str, Number], output: str, metric: str) -> None:
    """Writes one number as text for a platform that passes numbers on by file."""
    if metric not in metrics:
        raise StepFailure(CONTRACT, f'the metrics output "{output}" has no "{metric}" for --metric-file')
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(repr(float(metrics[metric])), encoding="utf-8")
