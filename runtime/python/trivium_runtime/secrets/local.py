"""Secrets on a laptop: environment variables."""
from __future__ import annotations

from typing import Mapping

from ..transport import Transport
from .failure import SecretFailure


def fetch(reference: str, env: Mapping[str, str], _transport: Transport) -> str:
    """The value of a variable of the environment."""
    if reference not in env:
        raise SecretFailure("the environment variable is not set")
    return env[reference]
