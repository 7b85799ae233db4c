"""Registering a version of a model in Azure Machine Learning, when its gate lets it.

An output with an asset name cannot do it: the service registers it whatever the step says. So the step asks for the version itself.
https://learn.microsoft.com/rest/api/azureml/model-versions/create-or-update
"""
from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Dict, Mapping, Optional

from ..errors import CONTRACT, REGISTRY, StepFailure
from ..fields import Fields, read_object, text_of
from ..gate import COMPARISONS, Gate, decide
from ..secrets.azure import access_token
from ..secrets.failure import SecretFailure
from ..transport import HttpFailure, Transport

VERSION = 1
RACES = 5
"""How often the next version is asked for, when another run was faster."""
TAKEN = (409, 412)


@dataclass(frozen=True)
class Registration:
    """What the compiler says about a register step."""

    model: str
    host: str
    api_version: str
    description: Optional[str]
    tags: Dict[str, str]
    gate: Optional[Gate]


def parse_registration(text: str) -> Registration:
    """Reads the descriptor of a register step."""
    top = read_object(text, VERSION)
    gate = top.take("gate", None)
    found = Registration(
        model=top.text("model"), host=top.text("host"), api_version=top.text("apiVersion"), description=top.optional_text("description"),
        tags=top.mapping("tags", text_of), gate=None if gate is None else _gate(Fields("gate", gate)),
    )
    top.done()
    return found


def _gate(fields: Fields) -> Gate:
    gate = Gate(fields.text("artifact"), fields.text("metric"), fields.choice("comparison", tuple(COMPARISONS)))
    fields.done()
    return gate


def register(
    registration: Registration, candidate: str, metrics: Optional[str], limit: Optional[str], env: Mapping[str, str], transport: Transport,
) -> Optional[str]:
    """Registers the candidate, an `azureml://` address, and gives the version; none when the gate says no, which is no failure."""
    if not candidate.startswith("azureml://"):
        raise StepFailure(CONTRACT, f"the candidate must be the azureml:// address of an output, and is {candidate[:200]!r}")
    reason = _ask_gate(registration.gate, metrics, limit)
    if reason is not None and not reason.passed:
        print(f"trivium: nothing is registered: the gate does not pass: {reason.reason}", flush=True)
        return None
    version = _create(registration, _properties(registration, candidate, reason and reason.reason, env), env, transport)
    print(f"trivium: registered version {version} of {registration.model.rsplit('/', 1)[-1]}" + (f": {reason.reason}" if reason else ""), flush=True)
    return version


def _ask_gate(gate: Optional[Gate], metrics: Optional[str], limit: Optional[str]) -> Any:
    if gate is None:
        if metrics is not None or limit is not None:
            raise StepFailure(CONTRACT, "there is no gate for --metrics and --limit")
        return None
    if metrics is None or limit is None:
        raise StepFailure(CONTRACT, "the gate needs --metrics DIR and --limit NUMBER")
    return decide(gate, Path(metrics), limit)


def _properties(registration: Registration, candidate: str, reason: Optional[str], env: Mapping[str, str]) -> Dict[str, Any]:
    kept = {"trivium.run": env.get("AZUREML_RUN_ID"), "trivium.gate": reason}
    return {
        "modelType": "custom_model", "modelUri": candidate, "tags": registration.tags,
        "properties": {name: value for name, value in kept.items() if value},
        **({} if registration.description is None else {"description": registration.description}),
    }


def _create(registration: Registration, properties: Mapping[str, Any], env: Mapping[str, str], transport: Transport) -> str:
    """Takes the next number. Versions do not change: a number that another run took meanwhile is refused, and the next is tried."""
    try:
        base = f"https://{registration.host}"
        headers = {"Authorization": f"Bearer {access_token(base, env, transport)}", "Content-Type": "application/json"}
        for _ in range(RACES):
            version = _next_version(registration, base, headers, transport)
            try:
                body = json.dumps({"properties": properties}, sort_keys=True).encode("utf-8")
                transport.json(_url(base, f"{registration.model}/versions/{version}", registration), headers, body, method="PUT")
                return version
            except HttpFailure as failure:
                if failure.status not in TAKEN:
                    raise
                transport.pause(1.0)
    except (HttpFailure, SecretFailure) as failure:
        detail = getattr(failure, "detail", "")
        raise StepFailure(REGISTRY, f"the version could not be registered: {failure}" + (f" ({detail})" if detail else "")) from None
    raise StepFailure(REGISTRY, f"the version could not be registered: {RACES} times another run took the number first")


def _next_version(registration: Registration, base: str, headers: Mapping[str, str], transport: Transport) -> str:
    container = transport.json(_url(base, registration.model, registration), headers)
    found = container.get("properties", {}).get("nextVersion")
    return str(found) if found else "1"


def _url(base: str, path: str, registration: Registration) -> str:
    return f"{base}{path}?api-version={registration.api_version}"
