"""Registering a version of a model in Vertex AI's registry. Done twice, it makes one version: an artifact that is there is found.

https://cloud.google.com/vertex-ai/docs/reference/rest/v1/projects.locations.models/upload
"""
from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Dict, List, Mapping, Optional
from urllib.parse import urlencode

from ..errors import CONTRACT, REGISTRY, StepFailure
from ..fields import Fields, read_object_without_version
from ..mounts import mounted
from ..pack import MANIFEST
from ..secrets.failure import SecretFailure
from ..secrets.gcp import access_token
from ..transport import HttpFailure, Transport

EVERY = 5.0
"""Seconds between two looks at an upload."""
LOOKS = 240
"""Looks before an upload is given up: 20 minutes."""
NOT_FOUND = 404


@dataclass(frozen=True)
class Upload:
    """What the compiler says: the registry's address, the request, and the aliases of the new version."""

    endpoint: str
    request: Dict[str, Any]
    aliases: List[str]

    @property
    def model(self) -> str:
        """The path of the model, without a version."""
        return f"{self.request['parent']}/models/{self.request['modelId']}"


def parse_upload(text: str) -> Upload:
    """Reads the descriptor of a register step."""
    top = read_object_without_version(text)
    request = top.take("upload")
    aliases = top.take("aliases")
    found = Upload(top.text("endpoint"), Fields("upload", request).rest, aliases)
    top.done()
    for name in ("parent", "modelId", "model"):
        Fields("upload", request).take(name)
    if not isinstance(aliases, list) or not all(isinstance(alias, str) for alias in aliases):
        raise StepFailure(CONTRACT, 'the step descriptor must have a list of texts at "aliases"')
    return found


def register(upload: Upload, artifact: str, version_file: Path, bootstrap: str, env: Mapping[str, str], transport: Transport) -> str:
    """Makes or finds the version of an artifact, gives it its aliases, and writes its number to a file."""
    if not artifact.startswith("gs://"):
        raise StepFailure(CONTRACT, f"the artifact must be a gs:// address, and is {artifact[:200]!r}")
    registry = _Registry(upload, env, transport)
    try:
        known = registry.versions()
        version = _with_artifact(known, artifact) or registry.create(_request(upload, artifact, bootstrap, exists=known is not None))
        registry.name(version)
    except (HttpFailure, SecretFailure) as failure:
        detail = getattr(failure, "detail", "")
        raise StepFailure(REGISTRY, f"the version could not be registered: {failure}" + (f" ({detail})" if detail else "")) from None
    version_file.parent.mkdir(parents=True, exist_ok=True)
    version_file.write_text(version, encoding="utf-8")
    print(f"trivium: version {version} of {upload.request['modelId']} is {artifact}", flush=True)
    return version


def _with_artifact(versions: Optional[List[Dict[str, Any]]], artifact: str) -> Optional[str]:
    same = [str(found.get("versionId")) for found in versions or [] if str(found.get("artifactUri", "")).rstrip("/") == artifact.rstrip("/")]
    return same[0] if same else None


def _request(upload: Upload, artifact: str, bootstrap: str, exists: bool) -> Dict[str, Any]:
    rest = {name: value for name, value in upload.request.items() if name not in ("parent", "modelId", "model")}
    model = {**upload.request["model"], "artifactUri": artifact}
    # A packed model brings its server along; anything else is served by what its image starts.
    if (mounted(artifact) / MANIFEST).is_file():
        model["containerSpec"] = {"command": ["python3", "-c", bootstrap], **model["containerSpec"]}
    place = {"parentModel": upload.model} if exists else {"modelId": upload.request["modelId"]}
    return {**rest, **place, "model": model}


class _Registry:
    """The calls, with one token: a register step is short."""

    def __init__(self, upload: Upload, env: Mapping[str, str], transport: Transport) -> None:
        self.upload = upload
        self.transport = transport
        self.env = env
        self._headers: Dict[str, str] = {}

    def ask(self, path: str, body: Optional[Mapping[str, Any]] = None) -> Dict[str, Any]:
        """One call; POST when there is a body."""
        if not self._headers:
            self._headers = {"Authorization": f"Bearer {access_token(self.env, self.transport)}", "Content-Type": "application/json"}
        data = None if body is None else json.dumps(body, sort_keys=True).encode("utf-8")
        return self.transport.json(f"{self.upload.endpoint}/{path}", self._headers, data)

    def versions(self) -> Optional[List[Dict[str, Any]]]:
        """Every version of the model; none at all when the model is not there yet."""
        found: List[Dict[str, Any]] = []
        page = ""
        while True:
            try:
                answer = self.ask(f"{self.upload.model}:listVersions?{urlencode({'pageSize': 100, **({'pageToken': page} if page else {})})}")
            except HttpFailure as failure:
                if failure.status == NOT_FOUND:
                    return None
                raise
            found.extend(answer.get("models", []))
            page = answer.get("nextPageToken", "")
            if not page:
                return found

    def create(self, request: Mapping[str, Any]) -> str:
        """Uploads, and waits for the number of the version."""
        operation = self.ask(f"{self.upload.request['parent']}/models:upload", request)
        for _ in range(LOOKS):
            if operation.get("done"):
                return _version_of(operation)
            self.transport.pause(EVERY)
            operation = self.ask(str(operation.get("name")))
        raise HttpFailure("the upload did not end in time")

    def name(self, version: str) -> None:
        """Gives a version its aliases, which leave the version that had them."""
        if self.upload.aliases:
            self.ask(f"{self.upload.model}@{version}:mergeVersionAliases", {"versionAliases": self.upload.aliases})


def _version_of(operation: Mapping[str, Any]) -> str:
    error = operation.get("error")
    if error:
        raise HttpFailure(f"the upload failed: {str(error.get('message'))[:500]}")
    version = operation.get("response", {}).get("modelVersionId")
    if not version:
        raise HttpFailure("the upload gave no version")
    return str(version)
