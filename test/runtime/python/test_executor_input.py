"""A step in a custom job of Vertex AI gets one JSON in the place of flags."""
import json
from unittest import mock

import support
from support import descriptor

from trivium_runtime import mounts
from trivium_runtime.descriptor import parse_step
from trivium_runtime.executor_input import call_of

CODE = """
import json, sys
inputs, report, rest = sys.argv[1], sys.argv[2], sys.argv[3:]
json.dump({"rmse": 0.25, "n": len(open(inputs).read())}, open(report, "w"))
assert rest == ["6", "0.5", "true", "a $(b)"], rest
"""
STEP = descriptor(
    argv=[["python"], ["main.py"], [{"input": "train"}], [{"output": "report"}], *[[{"param": name}] for name in ("depth", "rate", "fast", "note")]],
    inputs={"train": {"kind": "dataset", "from": "step", "artifact": "train"}}, outputs={"report": {"kind": "metrics", "metrics": ["rmse"]}},
    params={"depth": {"type": "integer", "default": 1}, "rate": {"type": "number", "default": 1}, "fast": {"type": "boolean", "default": False}, "note": {"type": "string", "default": ""}},
)


def executor_input(root):
    return {
        "inputs": {
            "parameterValues": {"depth": 6.0, "rate": 0.5, "fast": True, "note": "a $(b)", "another": 1},
            "artifacts": {"train": {"artifacts": [{"name": "1", "type": {"schemaTitle": "system.Dataset"}, "uri": f"{root}/train", "metadata": {}}]}},
        },
        "outputs": {
            "parameters": {"metric-rmse": {"outputFile": f"{root}/parameters/rmse"}, "gcp_resources": {"outputFile": f"{root}/x"}},
            "artifacts": {"report": {"artifacts": [{"uri": f"{root}/report"}]}}, "outputFile": f"{root}/executor_output.json",
        },
    }


class ExecutorInput(support.Case):
    def run_json(self, text, *args):
        return self.run_bundle(self.bundle(CODE), "run", "--executor-input", text if isinstance(text, str) else json.dumps(text), *args, step=STEP)

    def test_the_step_runs_with_what_the_json_says(self):
        self.write("train/train", "12345")
        self.assert_ended(self.run_json(executor_input(self.folder)), 0)
        self.assertEqual((self.folder / "report/report.json").read_text(), '{"n": 5, "rmse": 0.25}')
        self.assertEqual((self.folder / "parameters/rmse").read_text(), "0.25")

    def test_a_helping_machine_keeps_nothing(self):
        self.write("train/train", "12345")
        self.write("report/report.json", "of the first machine")
        self.assert_ended(self.run_json(executor_input(self.folder), "--worker"), 0)
        self.assertEqual((self.folder / "report/report.json").read_text(), "of the first machine")
        self.assertFalse((self.folder / "parameters").exists())

    def test_addresses_become_paths_of_the_mount(self):
        call = call_of(json.dumps(executor_input("gs://acme-ml/runs/1")), parse_step(json.dumps(STEP)))
        self.assertEqual((call.inputs, call.outputs), ({"train": "/gcs/acme-ml/runs/1/train"}, {"report": "/gcs/acme-ml/runs/1/report"}))
        self.assertEqual(call.metric_files, [("report", "rmse", "/gcs/acme-ml/runs/1/parameters/rmse")])
        with mock.patch.object(mounts, "MOUNT", self.folder):
            self.assertEqual(mounts.mounted("gs://b/x"), self.folder / "b/x")

    def test_a_list_is_passed_on_as_json(self):
        call = call_of(json.dumps({"inputs": {"parameterValues": {"note": ["a", True]}}}), parse_step(json.dumps(STEP)))
        self.assertEqual(call.params, {"note": '["a", true]'})

    def test_what_is_missing_is_named(self):
        self.assert_ended(self.run_json("{"), 2, "--executor-input is not JSON")
        self.assert_ended(self.run_json("[]"), 2, 'the input "train" was not given')
        self.assert_ended(self.run_json({}, "--param", "depth", "6"), 2, "--executor-input stands alone")
