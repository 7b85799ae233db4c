"""A register step makes one version of a model in Azure Machine Learning, or none when its gate says no."""
import contextlib
import io
import json
from urllib.parse import parse_qs, urlsplit

import support
from store import Redirected, Store

from trivium_runtime.errors import CONTRACT, REGISTRY, StepFailure
from trivium_runtime.registry.azure import parse_registration, register

MODEL = "/subscriptions/s/resourceGroups/ml-dev/providers/Microsoft.MachineLearningServices/workspaces/ml/models/wine-quality"
CANDIDATE = "azureml://subscriptions/s/resourcegroups/ml-dev/workspaces/ml/datastores/workspaceblobstore/paths/azureml/run-1/model/"
GATE = {"artifact": "report", "metric": "rmse", "comparison": "at-most"}
ENV = {"AZUREML_RUN_ID": "run-1", "MSI_ENDPOINT": "http://127.0.0.1:46808/MSI/auth", "MSI_SECRET": "s", "DEFAULT_IDENTITY_CLIENT_ID": "id-1"}


def descriptor(**fields):
    return {
        "version": 1, "model": MODEL, "host": "management.azure.com", "apiVersion": "2025-12-01", "description": None,
        "tags": {"approval": "pending"}, "gate": None, **fields,
    }


class Workspace:
    """The models of a workspace, as Azure Resource Manager shows them: versions never change."""

    def __init__(self):
        self.versions = {}
        self.announced = None
        self.refusal = None

    def __call__(self, handler, body):
        path = urlsplit(handler.path).path
        if path == "/MSI/auth":
            return 200, {"access_token": "the-token"}
        if handler.headers["Authorization"] != "Bearer the-token":
            return 401, {}
        if self.refusal:
            return self.refusal
        if handler.command == "GET" and path == MODEL:
            return 200, {"properties": {"nextVersion": self.announced or str(len(self.versions) + 1)}}
        version = path[len(MODEL + "/versions/"):]
        if version in self.versions:
            self.announced = None
            return 409, {"error": {"code": "UserError", "message": "exists"}}
        self.versions[version] = json.loads(body)
        return 201, {"name": version}


class Registering(support.Case):
    def setUp(self):
        super().setUp()
        self.workspace = Workspace()
        self.store = Store(self.workspace)
        self.addCleanup(self.store.close)

    def register(self, candidate=CANDIDATE, metrics=None, limit=None, **fields):
        registration = parse_registration(json.dumps(descriptor(**fields)))
        self.printed = io.StringIO()
        with contextlib.redirect_stdout(self.printed):
            return register(registration, candidate, metrics, limit, ENV, Redirected(self.store))

    def refused(self, code, part, **fields):
        with self.assertRaises(StepFailure) as caught:
            self.register(**fields)
        self.assertEqual(caught.exception.code, code)
        self.assertIn(part, str(caught.exception))
        self.assertEqual(self.workspace.versions, {})

    def report(self, text):
        self.write("metrics/report.json", text)
        return str(self.folder / "metrics")

    def test_a_version_has_the_address_the_tags_and_the_run(self):
        self.assertEqual(self.register(description="wines"), "1")
        self.assertEqual(self.register(), "2")
        self.assertEqual(self.workspace.versions["1"], {"properties": {
            "modelType": "custom_model", "modelUri": CANDIDATE, "description": "wines", "tags": {"approval": "pending"}, "properties": {"trivium.run": "run-1"},
        }})
        token, container, version = self.store.asked[:3]
        self.assertEqual(parse_qs(urlsplit(token["path"]).query)["resource"], ["https://management.azure.com"])
        self.assertEqual((container["method"], version["method"]), ("GET", "PUT"))
        self.assertEqual(version["headers"]["X-For"], "https://management.azure.com")
        self.assertEqual(version["path"], f"{MODEL}/versions/1?api-version=2025-12-01")

    def test_the_gate_lets_the_limit_itself_pass_and_says_so_in_the_version(self):
        cases = [(0.75, "at-most", "0.75"), (0.1, "at-most", "0.75"), (0.75, "at-least", "0.75"), (-1, "at-most", "-0.5"), (1, "at-least", "1e-3")]
        for value, comparison, limit in cases:
            with self.subTest(value=value, comparison=comparison):
                version = self.register(metrics=self.report(json.dumps({"rmse": value})), limit=limit, gate={**GATE, "comparison": comparison})
                self.assertIn("rmse is", self.workspace.versions[version]["properties"]["properties"]["trivium.gate"])

    def test_a_no_registers_nothing_and_is_no_failure(self):
        for value, comparison in ((0.7500000001, "at-most"), (0.7, "at-least")):
            self.assertIsNone(self.register(metrics=self.report(json.dumps({"rmse": value})), limit="0.75", gate={**GATE, "comparison": comparison}))
            self.assertIn(f"nothing is registered: the gate does not pass: rmse is {value}, required is", self.printed.getvalue())
        self.assertEqual((self.workspace.versions, self.store.asked), ({}, []))

    def test_a_no_ends_the_step_with_success(self):
        env = {"TRIVIUM_REGISTER": json.dumps(descriptor(gate=GATE))}
        metrics = self.report('{"rmse": 0.8}')
        done = self.run_bundle(support.make_bundle(self.folder), "register", "--candidate", CANDIDATE, "--metrics", metrics, "--limit", "0.75", env=env)
        self.assert_ended(done, 0)
        self.assertIn("nothing is registered", done.stdout)

    def test_nothing_is_registered_on_metrics_that_cannot_be_compared(self):
        good = self.report('{"rmse": 0.1}')
        self.refused(4, "NaN", metrics=self.report('{"rmse": NaN}'), limit="0.75", gate=GATE)
        self.refused(4, 'lacks "rmse"', metrics=self.report('{"mae": 0.1}'), limit="0.75", gate=GATE)
        for limit in ("nan", "inf", "", "0.75; true"):
            self.refused(CONTRACT, "finite number", metrics=good, limit=limit, gate=GATE)
        self.refused(CONTRACT, "the metrics are not at", metrics=str(self.folder / "absent"), limit="1", gate=GATE)
        self.refused(CONTRACT, "needs --metrics DIR and --limit NUMBER", gate=GATE)
        self.refused(CONTRACT, "there is no gate", metrics=good, limit="1")

    def test_a_number_that_another_run_took_is_not_written_over(self):
        self.workspace.versions["4"] = "another run's"
        self.workspace.announced = "4"
        self.assertEqual(self.register(), "2")
        self.assertEqual(self.workspace.versions["4"], "another run's")

    def test_refusals_of_the_service_are_said_with_its_code(self):
        self.workspace.refusal = (403, {"error": {"code": "AuthorizationFailed", "message": "secret details"}})
        self.refused(REGISTRY, "answered 403 Forbidden (AuthorizationFailed)")
        self.workspace.refusal = (409, {})
        self.refused(REGISTRY, "answered 409")

    def test_descriptors_and_candidates_are_checked(self):
        self.refused(CONTRACT, "must be the azureml:// address", candidate="/mnt/model")
        self.refused(CONTRACT, "unknown fields: colour", colour="red")
        self.refused(CONTRACT, 'has "below" at "gate.comparison"', gate={**GATE, "comparison": "below"})
        bundle = support.make_bundle(self.folder)
        self.assert_ended(self.run_bundle(bundle, "register", "--candidate", CANDIDATE), 2, "set TRIVIUM_REGISTER")
        self.assert_ended(self.run_bundle(bundle, "register", env={"TRIVIUM_REGISTER": json.dumps(descriptor())}), 2, "--candidate is missing")
