"""A gate where the platform has no condition: lets a model through when a metric is good enough."""
from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Callable, Dict, Tuple

from .archive import copy_files
from .errors import CONTRACT, StepFailure
from .metrics import read_metrics

DECISION = "gate.json"
COMPARISONS: Dict[str, Tuple[str, Callable[[float, float], bool]]] = {
    "at-most": ("<=", lambda value, limit: value <= limit),
    "at-least": (">=", lambda value, limit: value >= limit),
}


def decide(metrics: Path, artifact: str, metric: str, comparison: str, limit: str, candidate: Path, approved: Path) -> bool:
    """Copies the candidate when the gate passes, and writes the decision either way. A "no" is not a failure."""
    threshold = _threshold(limit)
    value = float(read_metrics(artifact, _report(metrics, artifact), [metric])[metric])
    sign, compare = COMPARISONS[comparison]
    passed = compare(value, threshold)
    if not candidate.is_dir():
        raise StepFailure(CONTRACT, f"the candidate is not at {candidate}")
    approved.mkdir(parents=True, exist_ok=True)
    if passed:
        copy_files(candidate, approved)
    decision = {"metric": metric, "value": value, "comparison": sign, "limit": threshold, "passed": passed}
    (approved / DECISION).write_text(json.dumps(decision, sort_keys=True), encoding="utf-8")
    verdict = "passes" if passed else "does not pass"
    print(f"trivium: the gate {verdict}: {metric} is {value!r}, required is {sign} {threshold!r}", flush=True)
    return passed


def _report(metrics: Path, artifact: str) -> Path:
    report = metrics if metrics.is_file() else metrics / f"{artifact}.json"
    if not report.is_file():
        raise StepFailure(CONTRACT, f"the metrics are not at {report}")
    return report


def _threshold(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise StepFailure(CONTRACT, f"the limit of the gate must be a finite number, and is {text[:80]!r}")
    return value
