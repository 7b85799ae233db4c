"""Small HTTP requests to the platform's own services, with the retries that they ask for."""
from __future__ import annotations

import http.client
import json
import re
import time
import urllib.error
import urllib.request
from typing import Any, Callable, Dict, Mapping, Optional

ATTEMPTS = 4
TIMEOUT = 10.0
"""Seconds for one attempt."""
CODE = re.compile(r"[A-Za-z]{1,60}")
RETRIED = (408, 429, 500, 502, 503, 504)


class HttpFailure(Exception):
    """A request failed. The message holds nothing of the answer: that may be secret. `detail` is a plain word of it, for who may show it."""

    def __init__(self, message: str, status: Optional[int] = None, detail: str = "") -> None:
        super().__init__(message)
        self.status = status
        self.detail = detail


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    # A redirect would carry the token to another host.
    def redirect_request(self, *_args: Any, **_kwargs: Any) -> None:
        return None


class Transport:
    """Sends requests and reads JSON objects. `sleep` is the seam of the tests."""

    def __init__(self, sleep: Callable[[float], None] = time.sleep) -> None:
        self.pause = sleep
        self._opener = urllib.request.build_opener(_NoRedirect)
        # Metadata services are on this machine: never through a proxy.
        self._direct = urllib.request.build_opener(_NoRedirect, urllib.request.ProxyHandler({}))

    def json(
        self, url: str, headers: Optional[Mapping[str, str]] = None, body: Optional[bytes] = None, direct: bool = False, method: Optional[str] = None,
    ) -> Dict[str, Any]:
        """The JSON object that answers a request, empty when the answer is; POST when there is a body and no method."""
        request = urllib.request.Request(url, data=body, headers=dict(headers or {}), method=method)
        raw = self._bytes(request, self._direct if direct else self._opener)
        if not raw.strip():
            return {}
        try:
            value = json.loads(raw)
        except ValueError:
            raise HttpFailure(f"{request.host} did not answer with JSON") from None
        if not isinstance(value, dict):
            raise HttpFailure(f"{request.host} did not answer with an object")
        return value

    def _bytes(self, request: urllib.request.Request, opener: urllib.request.OpenerDirector) -> bytes:
        failure = HttpFailure(f"{request.host} was not asked")
        for attempt in range(ATTEMPTS):
            if attempt > 0:
                self.pause(0.5 * 2 ** attempt)
            try:
                with opener.open(request, timeout=TIMEOUT) as response:
                    return response.read()
            except urllib.error.HTTPError as error:
                failure = _refusal(request.host, error)
                if error.code not in RETRIED:
                    break
            except (OSError, http.client.HTTPException) as error:
                reason = getattr(error, "reason", error)
                failure = HttpFailure(f"{request.host} cannot be reached: {type(reason).__name__}")
        raise failure


def _refusal(host: str, error: urllib.error.HTTPError) -> HttpFailure:
    message = f"{host} answered {error.code} {http.client.responses.get(error.code, '')}".rstrip()
    try:
        code = json.loads(error.read())["error"]["code"]
        detail = code if CODE.fullmatch(code) else ""
    except (OSError, ValueError, KeyError, TypeError):
        detail = ""
    return HttpFailure(message, error.code, detail)
