"""A register step makes one version of a model in Vertex AI's registry, however often it runs."""
import contextlib
import io
import json
from unittest import mock
from urllib.parse import parse_qs, urlsplit

import support
from store import Redirected, Store

from trivium_runtime import mounts
from trivium_runtime.errors import CONTRACT, REGISTRY, StepFailure
from trivium_runtime.registry.vertex import parse_upload, register

PARENT = "projects/acme/locations/europe-west1"
MODEL = f"/v1/{PARENT}/models/wine-quality"
ARTIFACT = "gs://acme-ml/runs/1/model"


def descriptor(**fields):
    container = {"imageUri": "python:3.11", "predictRoute": "/predict", "healthRoute": "/health"}
    upload = {"parent": PARENT, "modelId": "wine-quality", "serviceAccount": "job@acme", "model": {"displayName": "wine-quality", "containerSpec": container}}
    return {"endpoint": "https://europe-west1-aiplatform.googleapis.com/v1", "upload": upload, "aliases": ["candidate", "approved"], **fields}


class Registry:
    """Vertex AI's registry: a model appears with its first version, uploads take a while, an alias has one version."""

    def __init__(self):
        self.versions = []
        self.aliases = {}
        self.uploads = []
        self.looks = 0
        self.refusal = None
        self.failure = None

    def __call__(self, handler, body):
        path, query = urlsplit(handler.path).path, parse_qs(urlsplit(handler.path).query)
        if path.startswith("/computeMetadata/"):
            return 200, {"access_token": "the-token"}
        if self.refusal:
            return self.refusal
        if path == f"{MODEL}:listVersions":
            return self.list(int(query.get("pageToken", ["0"])[0]))
        if path == f"/v1/{PARENT}/models:upload":
            return self.upload(json.loads(body))
        if path == "/v1/operations/1":
            self.looks += 1
            done = self.looks % 3 == 0
            result = {"error": {"code": 3, "message": self.failure}} if self.failure else {"response": {"modelVersionId": str(len(self.versions))}}
            return 200, {"name": "operations/1", "done": done, **(result if done else {})}
        version = path[len(f"{MODEL}@"):].split(":")[0]
        self.aliases.update({alias: version for alias in json.loads(body)["versionAliases"]})
        return 200, {}

    def list(self, start):
        if not self.versions:
            return 404, {"error": {"code": 404, "status": "NOT_FOUND"}}
        more = {"nextPageToken": str(start + 1)} if start + 1 < len(self.versions) else {}
        return 200, {"models": [{"versionId": str(start + 1), "artifactUri": self.versions[start]}], **more}

    def upload(self, request):
        self.uploads.append(request)
        if "modelId" in request and self.versions:
            return 409, {"error": {"status": "ALREADY_EXISTS"}}
        self.versions.append(request["model"]["artifactUri"])
        return 200, {"name": "operations/1"}


class Registering(support.Case):
    def setUp(self):
        super().setUp()
        self.registry = Registry()
        self.store = Store(self.registry)
        self.addCleanup(self.store.close)
        patched = mock.patch.object(mounts, "MOUNT", self.folder / "gcs")
        patched.start()
        self.addCleanup(patched.stop)

    def register(self, artifact=ARTIFACT, **fields):
        with contextlib.redirect_stdout(io.StringIO()):
            return register(parse_upload(json.dumps(descriptor(**fields))), artifact, self.folder / "out" / "version", "the bootstrap", {}, Redirected(self.store))

    def refused(self, code, part, **fields):
        with self.assertRaises(StepFailure) as caught:
            self.register(**fields)
        self.assertEqual(caught.exception.code, code)
        self.assertIn(part, str(caught.exception))

    def test_the_first_version_makes_the_model_and_the_next_belongs_to_it(self):
        self.assertEqual(self.register(), "1")
        self.assertEqual((self.folder / "out/version").read_text(), "1")
        self.assertEqual(self.register("gs://acme-ml/runs/2/model"), "2")
        first, second = self.registry.uploads
        self.assertEqual((first["modelId"], first.get("parentModel"), first["serviceAccount"]), ("wine-quality", None, "job@acme"))
        self.assertEqual((second.get("modelId"), second["parentModel"]), (None, f"{PARENT}/models/wine-quality"))
        self.assertEqual(second["model"]["artifactUri"], "gs://acme-ml/runs/2/model")
        self.assertEqual(self.registry.aliases, {"candidate": "2", "approved": "2"})
        self.assertEqual(self.store.asked[1]["headers"]["X-For"], "https://europe-west1-aiplatform.googleapis.com")

    def test_done_again_it_finds_the_version_and_only_names_it(self):
        for number in ("1", "2", "3"):
            self.assertEqual(self.register(f"gs://acme-ml/runs/{number}/model"), number)
        self.assertEqual(self.register("gs://acme-ml/runs/2/model/", aliases=["candidate"]), "2")
        self.assertEqual(len(self.registry.uploads), 3)
        self.assertEqual(self.registry.aliases, {"candidate": "2", "approved": "3"})

    def test_a_packed_model_is_started_by_the_bootstrap(self):
        self.write("gcs/acme-ml/runs/1/model/trivium-model.json", "{}")
        self.register()
        self.assertEqual(self.registry.uploads[0]["model"]["containerSpec"]["command"], ["python3", "-c", "the bootstrap"])

    def test_any_other_model_is_started_by_its_image(self):
        self.register()
        self.assertNotIn("command", self.registry.uploads[0]["model"]["containerSpec"])

    def test_failures_are_said_and_nothing_is_written(self):
        self.registry.failure = "the image cannot be pulled"
        self.refused(REGISTRY, "the upload failed: the image cannot be pulled")
        self.registry.refusal = (403, {"error": {"code": "PERMISSION"}})
        self.refused(REGISTRY, "answered 403 Forbidden")
        self.refused(CONTRACT, "must be a gs:// address", artifact="/gcs/acme-ml/x")
        self.refused(CONTRACT, "unknown fields: colour", colour="red")
        self.refused(CONTRACT, 'lacks "upload.modelId"', upload={"parent": PARENT, "model": {}})
        self.refused(CONTRACT, 'a list of texts at "aliases"', aliases="candidate")
        self.assertFalse((self.folder / "out").exists())

    def test_the_program_says_what_it_lacks(self):
        bundle = support.make_bundle(self.folder)
        self.assert_ended(self.run_bundle(bundle, "register-vertex", "--artifact", ARTIFACT, "--version-file", "v"), 2, "set TRIVIUM_MODEL")
        done = self.run_bundle(bundle, "register-vertex", "--artifact", "/x", "--version-file", "v", env={"TRIVIUM_MODEL": json.dumps(descriptor())})
        self.assert_ended(done, 2, "must be a gs:// address")
