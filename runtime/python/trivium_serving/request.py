"""The request: `{"instances": [{…}, …]}`, optionally with `"parameters": {…}`. Read strictly, the same way on every platform."""
from __future__ import annotations

import json
import math
from typing import Any, Dict, List, NamedTuple, Optional, Tuple, Union

LARGEST = 6 * 1024 * 1024
"""Bytes of a request body that are read."""
TOO_LARGE = f"the body is larger than {LARGEST} bytes"
KEYS = ("instances", "parameters")


class BadRequest(Exception):
    """The caller is at fault; the message is for the caller."""

    def __init__(self, message: str, status: int = 400) -> None:
        super().__init__(message)
        self.status = status


class Request(NamedTuple):
    """What the predictor is asked."""

    rows: List[Dict[str, Any]]
    parameters: Optional[Dict[str, Any]]


def read_request(body: Union[bytes, bytearray, str]) -> Request:
    """Reads a body. The type that it was sent with does not matter: it is JSON or it is refused."""
    value = _json(_text(body))
    if not isinstance(value, dict):
        raise BadRequest("the body must be a JSON object")
    unknown = sorted(set(value) - set(KEYS))
    if unknown:
        raise BadRequest(f"the body may have {' and '.join(KEYS)}, and has also {', '.join(unknown)[:200]}")
    return Request(_rows(value.get("instances")), _parameters(value.get("parameters")))


def _text(body: Union[bytes, bytearray, str]) -> str:
    if len(body) > LARGEST:
        raise BadRequest(TOO_LARGE, 413)
    text = body if isinstance(body, str) else bytes(body).decode("utf-8", "replace")
    # One platform decodes before it calls, and leaves this mark in the place of what is not UTF-8.
    if "\ufffd" in text:
        raise BadRequest("the body must be UTF-8")
    return text


def _json(text: str) -> Any:
    try:
        return json.loads(text, parse_constant=_constant, parse_float=_float, object_pairs_hook=_object)
    except BadRequest:
        raise
    except (ValueError, RecursionError):
        raise BadRequest("the body must be JSON") from None


def _constant(name: str) -> Any:
    raise BadRequest(f"the body must be JSON, which has no {name}")


def _float(text: str) -> float:
    value = float(text)
    if not math.isfinite(value):
        raise BadRequest("a number in the body is too large")
    return value


def _object(pairs: List[Tuple[str, Any]]) -> Dict[str, Any]:
    value = dict(pairs)
    if len(value) != len(pairs):
        raise BadRequest("an object in the body names a field twice")
    return value


def _rows(value: Any) -> List[Dict[str, Any]]:
    if not isinstance(value, list) or not value:
        raise BadRequest("instances must be a list with at least one object")
    for index, row in enumerate(value):
        if not isinstance(row, dict):
            raise BadRequest(f"instances[{index}] must be an object")
    return value


def _parameters(value: Any) -> Optional[Dict[str, Any]]:
    if value is not None and not isinstance(value, dict):
        raise BadRequest("parameters must be an object")
    return value
