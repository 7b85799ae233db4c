"""Small HTTP requests to a secret store, with the retries that such stores ask for."""
from __future__ import annotations

import http.client
import json
import time
import urllib.error
import urllib.request
from typing import Any, Callable, Dict, Mapping, Optional

ATTEMPTS = 4
TIMEOUT = 10.0
"""Seconds for one attempt."""
RETRIED = (408, 429, 500, 502, 503, 504)


class SecretFailure(Exception):
    """A secret cannot be had; the message holds no value."""


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    # A redirect would carry the token to another host.
    def redirect_request(self, *_args: Any, **_kwargs: Any) -> None:
        return None


class Transport:
    """Sends requests and reads JSON objects. `sleep` is the seam of the tests."""

    def __init__(self, sleep: Callable[[float], None] = time.sleep) -> None:
        self._sleep = sleep
        self._opener = urllib.request.build_opener(_NoRedirect)
        # Metadata services are on this machine: never through a proxy.
        self._direct = urllib.request.build_opener(_NoRedirect, urllib.request.ProxyHandler({}))

    def json(
        self, url: str, headers: Optional[Mapping[str, str]] = None, body: Optional[bytes] = None, direct: bool = False,
    ) -> Dict[str, Any]:
        """The JSON object that answers a request; POST when there is a body."""
        request = urllib.request.Request(url, data=body, headers=dict(headers or {}))
        raw = self._bytes(request, self._direct if direct else self._opener)
        try:
            value = json.loads(raw)
        except ValueError:
            raise SecretFailure(f"{request.host} did not answer with JSON") from None
        if not isinstance(value, dict):
            raise SecretFailure(f"{request.host} did not answer with an object")
        return value

    def _bytes(self, request: urllib.request.Request, opener: urllib.request.OpenerDirector) -> bytes:
        failure = SecretFailure(f"{request.host} was not asked")
        for attempt in range(ATTEMPTS):
            if attempt > 0:
                self._sleep(0.5 * 2 ** attempt)
            try:
                with opener.open(request, timeout=TIMEOUT) as response:
                    return response.read()
            except urllib.error.HTTPError as error:
                failure = SecretFailure(f"{request.host} answered {error.code} {http.client.responses.get(error.code, '')}".rstrip())
                if error.code not in RETRIED:
                    break
            except (OSError, http.client.HTTPException) as error:
                reason = getattr(error, "reason", error)
                failure = SecretFailure(f"{request.host} cannot be reached: {type(reason).__name__}")
        raise failure
