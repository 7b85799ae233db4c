"""Which of several machines this is, where the platform says it in a file."""
from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Dict, Tuple

from .errors import CONTRACT, StepFailure

PLACES: Dict[str, Tuple[Path, ...]] = {"aws": (Path("/opt/ml/config/resourceconfig.json"), Path("/opt/ml/input/config/resourceconfig.json"))}
"""SageMaker: the first is a processing job's, the second a training job's.

https://docs.aws.amazon.com/sagemaker/latest/dg/build-your-own-processing-container.html
https://docs.aws.amazon.com/sagemaker/latest/dg/your-algorithms-training-algo-running-container.html
"""


def helps_another(target: str) -> bool:
    """Whether another machine of this job comes first.

    SageMaker starts the same command on every machine, and keeps what each of them writes under one address.
    """
    for place in PLACES.get(target, ()):
        if place.is_file():
            return _is_behind(place)
    return False


def _is_behind(place: Path) -> bool:
    config = _read(place)
    current, hosts = config.get("current_host"), config.get("hosts")
    if not isinstance(current, str) or not isinstance(hosts, list) or current not in hosts or not all(isinstance(host, str) for host in hosts):
        raise StepFailure(CONTRACT, f"{place} does not say which of the machines this is")
    # The same on every machine, in whatever order they are listed.
    return current != min(hosts)


def _read(place: Path) -> Dict[str, Any]:
    try:
        config = json.loads(place.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise StepFailure(CONTRACT, f"{place} cannot be read: {error}") from None
    return config if isinstance(config, dict) else {}
