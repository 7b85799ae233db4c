"""The step descriptor is read strictly."""
import json
import unittest

from support import descriptor

from trivium_runtime.descriptor import parse_step
from trivium_runtime.errors import CONTRACT, StepFailure


class Descriptor(unittest.TestCase):
    def refused(self, text, part):
        with self.assertRaises(StepFailure) as caught:
            parse_step(text if isinstance(text, str) else json.dumps(text))
        self.assertEqual(caught.exception.code, CONTRACT)
        self.assertIn(part, str(caught.exception))

    def test_a_whole_descriptor_is_read(self):
        step = parse_step(json.dumps(descriptor(
            argv=[["python"], ["--depth=", {"param": "depth"}]], params={"depth": {"type": "integer", "default": 6}},
            inputs={"train": {"kind": "dataset", "from": "step", "artifact": "train"}}, outputs={"report": {"kind": "metrics", "metrics": ["rmse"]}},
            secrets={"KEY": "ml/tracker"}, timeout=7200, attempts=2,
        )))
        self.assertEqual(step.argv, (("python",), ("--depth=", ("param", "depth"))))
        self.assertEqual(step.outputs["report"].metrics, ("rmse",))
        self.assertEqual((step.timeout, step.attempts, step.secrets), (7200.0, 2, {"KEY": "ml/tracker"}))

    def test_what_is_wrong_is_named(self):
        cases = {
            "{": "is not JSON",
            "[]": "must be an object",
            "{}": 'lacks "version"',
        }
        for text, part in cases.items():
            self.refused(text, part)
        self.refused(descriptor(version=2), '"version" must be 1')
        self.refused(descriptor(target="ibm"), 'has "ibm" at "target"')
        self.refused(descriptor(colour="red"), "unknown fields: colour")
        self.refused(descriptor(argv=[]), "at least one argument")
        self.refused(descriptor(argv=["python main.py"]), "each a list of parts")
        self.refused(descriptor(argv=[[{"secret": "KEY"}]]), "neither text nor one of")
        self.refused(descriptor(env={"A": 1}), '"env.A"')
        self.refused(descriptor(timeout=0), "positive number of seconds")
        self.refused(descriptor(timeout=True), "positive number of seconds")
        self.refused(descriptor(attempts=0), "at least 1")
        self.refused(descriptor(inputs={"a": {"kind": "dataset", "from": "step"}}), 'lacks "inputs.a.artifact"')
        self.refused(descriptor(outputs={"a": {"kind": "picture"}}), '"outputs.a.kind"')

    def test_unknown_fields_deep_inside_are_refused(self):
        self.refused(descriptor(outputs={"a": {"kind": "model", "size": 1}}), "outputs.a.size")
        self.refused(descriptor(params={"a": {"type": "integer", "least": 1}}), "params.a.least")
        self.refused(descriptor(pack={"a": {"predictor": "p.py", "gpu": True}}), "pack.a.gpu")
