"""Secrets on Google Cloud: Secret Manager, with the token of the job's service account.

https://cloud.google.com/secret-manager/docs/reference/rest/v1/projects.secrets.versions/access
"""
from __future__ import annotations

import base64
import re
from typing import Mapping

from ..transport import Transport
from .failure import SecretFailure

NAME = re.compile(r"projects/[^/?#]+(/locations/(?P<location>[a-z0-9-]+))?/secrets/[^/?#]+(?P<version>/versions/[^/?#]+)?")
TOKEN = "/computeMetadata/v1/instance/service-accounts/default/token"


def fetch(reference: str, env: Mapping[str, str], transport: Transport) -> str:
    """The payload of a version; of the latest when the reference names none."""
    match = NAME.fullmatch(reference)
    if match is None:
        raise SecretFailure("a reference looks like projects/PROJECT/secrets/NAME")
    name = reference if match.group("version") else f"{reference}/versions/latest"
    location = match.group("location")
    host = f"secretmanager.{location}.rep.googleapis.com" if location else "secretmanager.googleapis.com"
    answer = transport.json(f"https://{host}/v1/{name}:access", {"Authorization": f"Bearer {access_token(env, transport)}"})
    try:
        return base64.b64decode(answer["payload"]["data"]).decode("utf-8")
    except (KeyError, TypeError, ValueError):
        raise SecretFailure("the payload is not text") from None


def access_token(env: Mapping[str, str], transport: Transport) -> str:
    """A token of the service account that the job runs as, from the metadata server."""
    host = env.get("GCE_METADATA_HOST") or "metadata.google.internal"
    answer = transport.json(f"http://{host}{TOKEN}", {"Metadata-Flavor": "Google"}, direct=True)
    token = answer.get("access_token")
    if not isinstance(token, str):
        raise SecretFailure("the metadata server gave no token")
    return token
