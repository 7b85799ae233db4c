"""The reason of a failure, where a platform looks for it."""
from __future__ import annotations

from pathlib import Path

LARGEST = 1024
"""Bytes of a FailureReason that SageMaker keeps."""
PLACES = {"aws": (Path("/opt/ml/output/failure"), Path("/opt/ml/output/message"))}
"""SageMaker shows the first file as the FailureReason of a training job, the second as the ExitMessage of a processing job."""


def report_failure(target: str, message: str) -> None:
    """Writes the message for the platform's console, when it has a place for it."""
    for place in PLACES.get(target, ()):
        if place.parent.is_dir():
            try:
                place.write_bytes(message.encode("utf-8")[:LARGEST])
            except OSError:
                # The step fails for its own reason; that its message is not shown there must not hide it.
                pass
