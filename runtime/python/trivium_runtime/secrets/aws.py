"""Secrets on AWS: Secrets Manager, with the credentials of the container. One signed request, so that no SDK is needed.

https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html
"""
from __future__ import annotations

import datetime
import json
import re
from typing import Mapping, Optional
from urllib.parse import urlsplit

from ..transport import Transport
from .failure import SecretFailure
from .sigv4 import Credentials, sign

ARN = re.compile(r"arn:(?P<partition>aws[a-z-]*):secretsmanager:(?P<region>[a-z0-9-]+):[0-9]{12}:secret:.+")
CONTAINER_HOST = "http://169.254.170.2"
SUFFIXES = (
    ("cn-", "amazonaws.com.cn"), ("eusc-", "amazonaws.eu"), ("us-iso-", "c2s.ic.gov"), ("us-isob-", "sc2s.sgov.gov"), ("eu-isoe-", "cloud.adc-e.uk"),
    ("us-isof-", "csp.hci.ic.gov"),
)
"""The end of host names by the beginning of the region, where it is not that of most; botocore: partitions.json."""


def fetch(reference: str, env: Mapping[str, str], transport: Transport) -> str:
    """The current SecretString of a secret that is named by its name or its ARN."""
    region = _region(reference, env)
    suffix = next((suffix for begin, suffix in SUFFIXES if region.startswith(begin)), "amazonaws.com")
    url = env.get("AWS_ENDPOINT_URL_SECRETS_MANAGER") or env.get("AWS_ENDPOINT_URL") or f"https://secretsmanager.{region}.{suffix}"
    body = json.dumps({"SecretId": reference}).encode("utf-8")
    headers = {
        "Content-Type": "application/x-amz-json-1.1", "X-Amz-Target": "secretsmanager.GetSecretValue", "Host": urlsplit(url).netloc,
    }
    now = datetime.datetime.now(datetime.timezone.utc)
    signed = sign("POST", url.rstrip("/") + "/", headers, body, "secretsmanager", region, credentials(env, transport), now)
    answer = transport.json(url.rstrip("/") + "/", signed, body)
    value = answer.get("SecretString")
    if not isinstance(value, str):
        raise SecretFailure("it has no SecretString: binary secrets cannot be put into an environment")
    return value


def _region(reference: str, env: Mapping[str, str]) -> str:
    match = ARN.fullmatch(reference)
    region = match.group("region") if match else env.get("AWS_REGION") or env.get("AWS_DEFAULT_REGION")
    if not region:
        raise SecretFailure("the region is not known: set AWS_REGION, or name the secret by its ARN")
    return region


def credentials(env: Mapping[str, str], transport: Transport) -> Credentials:
    """The credentials of the environment, otherwise those that the container's endpoint hands out."""
    if env.get("AWS_ACCESS_KEY_ID") and env.get("AWS_SECRET_ACCESS_KEY"):
        return Credentials(env["AWS_ACCESS_KEY_ID"], env["AWS_SECRET_ACCESS_KEY"], env.get("AWS_SESSION_TOKEN"))
    url = _container_url(env)
    if url is None:
        raise SecretFailure("there are no AWS credentials in this environment")
    answer = transport.json(url, _authorization(env), direct=True)
    try:
        return Credentials(answer["AccessKeyId"], answer["SecretAccessKey"], answer.get("Token"))
    except KeyError:
        raise SecretFailure("the container's endpoint gave no credentials") from None


def _container_url(env: Mapping[str, str]) -> Optional[str]:
    relative = env.get("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI")
    return CONTAINER_HOST + relative if relative else env.get("AWS_CONTAINER_CREDENTIALS_FULL_URI")


def _authorization(env: Mapping[str, str]) -> Mapping[str, str]:
    file = env.get("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE")
    if file:
        with open(file, encoding="utf-8") as handle:
            return {"Authorization": handle.read().strip()}
    token = env.get("AWS_CONTAINER_AUTHORIZATION_TOKEN")
    return {"Authorization": token} if token else {}
