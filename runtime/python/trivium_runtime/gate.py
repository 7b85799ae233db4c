"""Gates where the platform has no condition: whether a metric is good enough."""
from __future__ import annotations

import math
from pathlib import Path
from typing import Callable, Dict, NamedTuple, Tuple

from .errors import CONTRACT, StepFailure
from .metrics import read_metrics

COMPARISONS: Dict[str, Tuple[str, Callable[[float, float], bool]]] = {
    "at-most": ("<=", lambda value, limit: value <= limit),
    "at-least": (">=", lambda value, limit: value >= limit),
}


class Gate(NamedTuple):
    """What is compared: a metric of an artifact that another step wrote."""

    artifact: str
    metric: str
    comparison: str


class Decision(NamedTuple):
    """Whether the gate lets something pass, and why in one line."""

    passed: bool
    reason: str


def decide(gate: Gate, metrics: Path, limit: str) -> Decision:
    """Compares; the limit itself passes. Metrics that cannot be compared end the step: they are no "no"."""
    threshold = _threshold(limit)
    report = metrics if metrics.is_file() else metrics / f"{gate.artifact}.json"
    if not report.is_file():
        raise StepFailure(CONTRACT, f"the metrics are not at {report}")
    value = float(read_metrics(gate.artifact, report, [gate.metric])[gate.metric])
    sign, compare = COMPARISONS[gate.comparison]
    return Decision(compare(value, threshold), f"{gate.metric} is {value!r}, required is {sign} {threshold!r}")


def _threshold(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise StepFailure(CONTRACT, f"the limit of the gate must be a finite number, and is {text[:80]!r}")
    return value
