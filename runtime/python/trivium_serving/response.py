"""The response: `{"predictions": […]}` or `{"error": "…"}`, in the one form of JSON that has no choices."""
from __future__ import annotations

import json
from typing import Any, NamedTuple

CONTENT_TYPE = "application/json"


class Reply(NamedTuple):
    """A status and a body, ready to be sent."""

    status: int
    body: bytes


class BadPrediction(Exception):
    """The predictor returned what cannot be sent."""


def canonical(value: Any) -> bytes:
    """Sorted keys, no blanks, no line breaks; floats with the digits that give them back."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False, default=_plain)
    return text.encode("utf-8")


def predictions(value: Any, rows: int) -> Reply:
    """The reply to a good request."""
    found = value.tolist() if hasattr(value, "tolist") else value
    if not isinstance(found, (list, tuple)):
        raise BadPrediction(f"predict() must return a list, and returned {type(value).__name__}")
    if len(found) != rows:
        raise BadPrediction(f"predict() must return one prediction for each row: {rows} rows, {len(found)} predictions")
    try:
        return Reply(200, canonical({"predictions": list(found)}))
    except (TypeError, ValueError) as error:
        raise BadPrediction(f"predict() must return finite JSON values: {type(error).__name__}") from None


def failure(status: int, message: str) -> Reply:
    """The reply to everything else."""
    return Reply(status, canonical({"error": message}))


def _plain(value: Any) -> Any:
    """Numbers and arrays of numpy, and everything else that knows its own plain form."""
    if hasattr(value, "tolist"):
        return value.tolist()
    raise TypeError(type(value).__name__)

