"""Secrets on Azure: Key Vault, with the managed identity of the job.

https://learn.microsoft.com/rest/api/keyvault/secrets/get-secret/get-secret
"""
from __future__ import annotations

import re
from typing import Dict, Mapping, Tuple
from urllib.parse import urlencode

from ..transport import Transport
from .failure import SecretFailure

API_VERSION = "7.4"
REFERENCE = re.compile(r"https://[A-Za-z0-9-]+\.(?P<cloud>vault\.[a-z.]+)/secrets/[A-Za-z0-9-]+(/[A-Za-z0-9]+)?/?")
IMDS = "http://169.254.169.254"


def fetch(reference: str, env: Mapping[str, str], transport: Transport) -> str:
    """The value of a version; of the latest when the reference names none."""
    match = REFERENCE.fullmatch(reference)
    if match is None:
        raise SecretFailure("a reference looks like https://VAULT.vault.azure.net/secrets/NAME")
    token = access_token(f"https://{match.group('cloud')}", env, transport)
    answer = transport.json(f"{reference.rstrip('/')}?api-version={API_VERSION}", {"Authorization": f"Bearer {token}"})
    value = answer.get("value")
    if not isinstance(value, str):
        raise SecretFailure("the answer has no value")
    return value


def access_token(resource: str, env: Mapping[str, str], transport: Transport) -> str:
    """A token for a resource, from whichever endpoint the compute offers: a cluster's, a host's, or a virtual machine's."""
    url, query, headers = _endpoint(env)
    client = env.get("DEFAULT_IDENTITY_CLIENT_ID") or env.get("AZURE_CLIENT_ID")
    if client:
        query["clientid" if "secret" in headers else "client_id"] = client
    answer = transport.json(f"{url}?{urlencode({**query, 'resource': resource})}", headers, direct=True)
    token = answer.get("access_token") or answer.get("token")
    if not isinstance(token, str):
        raise SecretFailure("the identity endpoint gave no token")
    return token


def _endpoint(env: Mapping[str, str]) -> Tuple[str, Dict[str, str], Dict[str, str]]:
    if env.get("IDENTITY_ENDPOINT") and env.get("IDENTITY_HEADER"):
        return env["IDENTITY_ENDPOINT"], {"api-version": "2019-08-01"}, {"X-IDENTITY-HEADER": env["IDENTITY_HEADER"]}
    if env.get("MSI_ENDPOINT"):
        return env["MSI_ENDPOINT"], {"api-version": "2017-09-01"}, {"secret": env.get("MSI_SECRET") or ""}
    host = env.get("AZURE_POD_IDENTITY_AUTHORITY_HOST") or IMDS
    return f"{host}/metadata/identity/oauth2/token", {"api-version": "2018-02-01"}, {"Metadata": "true"}
