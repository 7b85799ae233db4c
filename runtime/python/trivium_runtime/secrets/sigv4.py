"""AWS Signature Version 4 of one request.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
"""
from __future__ import annotations

import datetime
import hashlib
import hmac
from typing import Dict, Mapping, NamedTuple, Optional
from urllib.parse import urlsplit

ALGORITHM = "AWS4-HMAC-SHA256"


class Credentials(NamedTuple):
    """An access key; the token is there when the key is temporary."""

    access_key: str
    secret_key: str
    token: Optional[str]


def sign(
    method: str, url: str, headers: Mapping[str, str], body: bytes, service: str, region: str,
    credentials: Credentials, now: datetime.datetime,
) -> Dict[str, str]:
    """The headers with a date and a signature. `url` has no query; `now` is in UTC."""
    stamp = now.strftime("%Y%m%dT%H%M%SZ")
    signed = {**headers, "X-Amz-Date": stamp}
    if credentials.token:
        signed["X-Amz-Security-Token"] = credentials.token
    scope = f"{stamp[:8]}/{region}/{service}/aws4_request"
    lowered = {name.lower(): " ".join(value.split()) for name, value in signed.items()}
    names = ";".join(sorted(lowered))
    canonical = "\n".join([
        method, urlsplit(url).path or "/", "", *(f"{name}:{lowered[name]}" for name in sorted(lowered)), "", names, _hash(body),
    ])
    to_sign = "\n".join([ALGORITHM, stamp, scope, _hash(canonical.encode("utf-8"))])
    signature = hmac.new(_key(credentials.secret_key, stamp[:8], region, service), to_sign.encode("utf-8"), hashlib.sha256).hexdigest()
    signed["Authorization"] = f"{ALGORITHM} Credential={credentials.access_key}/{scope}, SignedHeaders={names}, Signature={signature}"
    return signed


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _key(secret: str, day: str, region: str, service: str) -> bytes:
    key = f"AWS4{secret}".encode("utf-8")
    for part in (day, region, service, "aws4_request"):
        key = hmac.new(key, part.encode("utf-8"), hashlib.sha256).digest()
    return key
