"""The arguments of a step in a custom job of Vertex AI: one JSON, as Kubeflow Pipelines writes it, in the place of flags.

https://github.com/kubeflow/pipelines/blob/master/api/v2alpha1/pipeline_spec.proto (ExecutorInput)
"""
from __future__ import annotations

import json
from typing import Any, Dict, Iterable, Optional

from .descriptor import Step
from .errors import CONTRACT, StepFailure
from .mounts import mounted
from .run import Call

METRIC = "metric-"
"""Output parameters with this before their name carry a metric."""


def call_of(text: str, step: Step) -> Call:
    """What the JSON says about this step. Anything else in it belongs to the platform."""
    try:
        value = json.loads(text)
    except ValueError as error:
        raise StepFailure(CONTRACT, f"--executor-input is not JSON: {error}") from None
    given, wanted = _at(value, "inputs"), _at(value, "outputs")
    parameters = _at(given, "parameterValues")
    return Call(
        inputs=_addresses(_at(given, "artifacts"), step.inputs),
        outputs=_addresses(_at(wanted, "artifacts"), step.outputs),
        params={name: _text(parameters[name]) for name in step.params if name in parameters},
        metric_files=[
            (output, metric, str(mounted(file)))
            for output, declared in step.outputs.items() for metric in declared.metrics
            for file in [_file(_at(wanted, "parameters"), METRIC + metric)] if file is not None
        ],
    )


def _at(value: Any, name: str) -> Dict[str, Any]:
    found = value.get(name) if isinstance(value, dict) else None
    return found if isinstance(found, dict) else {}


def _addresses(artifacts: Dict[str, Any], names: Iterable[str]) -> Dict[str, str]:
    found: Dict[str, str] = {}
    for name in names:
        listed = _at(artifacts, name).get("artifacts") or [{}]
        address = listed[0].get("uri")
        if isinstance(address, str):
            found[name] = str(mounted(address))
    return found


def _file(parameters: Dict[str, Any], name: str) -> Optional[str]:
    found = _at(parameters, name).get("outputFile")
    return found if isinstance(found, str) else None


def _text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value)
