"""Secrets: fetched when the step starts, and given to the command's environment only.

A reference says where a secret is and may be shown. A value is never written, printed or put into an error.
"""
from __future__ import annotations

import os
from typing import Callable, Dict, Mapping

from ..errors import SECRETS, StepFailure
from ..transport import HttpFailure, Transport
from . import aws, azure, gcp, local
from .failure import SecretFailure

SOURCES: Dict[str, Callable[[str, Mapping[str, str], Transport], str]] = {
    "aws": aws.fetch, "azure": azure.fetch, "gcp": gcp.fetch, "local": local.fetch,
}


def fetch_secrets(target: str, references: Mapping[str, str], transport: "Transport | None" = None) -> Dict[str, str]:
    """The value of every secret, by the name of the variable that will hold it."""
    return {name: _fetch(target, name, reference, transport or Transport()) for name, reference in references.items()}


def _fetch(target: str, name: str, reference: str, transport: Transport) -> str:
    try:
        value = SOURCES[target](reference, os.environ, transport)
    except (SecretFailure, HttpFailure) as error:
        raise StepFailure(SECRETS, f"the secret for {name} ({reference}) could not be fetched: {error}") from None
    except Exception as error:  # pylint: disable=broad-except
        # Whatever it is, its text might hold what must not be shown.
        raise StepFailure(SECRETS, f"the secret for {name} ({reference}) could not be fetched: {type(error).__name__}") from None
    if "\0" in value:
        raise StepFailure(SECRETS, f"the secret for {name} ({reference}) is not text")
    return value
