"""Parameters come as text and are written one way."""
import unittest

import support  # noqa: F401  (puts the runtime on the path)

from trivium_runtime.argv import expand_argv
from trivium_runtime.descriptor import Param, parse_step
from trivium_runtime.errors import StepFailure
from trivium_runtime.params import check_param, resolve_params


class Params(unittest.TestCase):
    def test_each_type_has_one_form(self):
        cases = [
            ("integer", "6", "6"), ("integer", " 6 ", "6"), ("integer", "6.0", "6"), ("integer", "-3", "-3"), ("integer", "007", "7"),
            ("number", "0.75", "0.75"), ("number", "0.50", "0.5"), ("number", "1", "1"), ("number", "1.0", "1"), ("number", "1e-3", "0.001"),
            ("number", "1e300", "1e+300"), ("number", "-0.1", "-0.1"), ("number", "0.1000000000000000055", "0.1"),
            ("boolean", "true", "true"), ("boolean", "True", "true"), ("boolean", "FALSE", "false"),
            ("string", "", ""), ("string", "6; touch pwned", "6; touch pwned"), ("string", "--output", "--output"), ("string", " a\nb ", " a\nb "),
        ]
        for kind, text, expected in cases:
            with self.subTest(kind=kind, text=text):
                self.assertEqual(check_param("p", kind, text), expected)

    def test_what_is_not_of_the_type_is_refused(self):
        cases = [
            ("integer", "6.5"), ("integer", "6; touch pwned"), ("integer", ""), ("integer", "six"), ("integer", "1e3"), ("integer", "٣"), ("integer", "9" * 5000),
            ("number", "nan"), ("number", "inf"), ("number", "-Infinity"), ("number", "1e999"), ("number", "1_000"), ("number", "0x10"), ("number", "1,5"),
            ("boolean", "yes"), ("boolean", "1"), ("boolean", ""), ("string", "a\0b"),
        ]
        for kind, text in cases:
            with self.subTest(kind=kind, text=text[:20]):
                with self.assertRaisesRegex(StepFailure, 'the parameter "depth" must be') as caught:
                    check_param("depth", kind, text)
                self.assertEqual(caught.exception.code, 2)
                self.assertLess(len(str(caught.exception)), 200)

    def test_defaults_stand_in_and_unknown_names_are_refused(self):
        declared = {"depth": Param("integer", 6), "maxRmse": Param("number", 0.75), "fast": Param("boolean", False), "note": Param("string", "a b")}
        self.assertEqual(resolve_params(declared, {"depth": "4"}), {"depth": "4", "maxRmse": "0.75", "fast": "false", "note": "a b"})
        with self.assertRaisesRegex(StepFailure, 'has no parameter "dept"; it has depth, fast, maxRmse, note'):
            resolve_params(declared, {"dept": "4"})
        with self.assertRaisesRegex(StepFailure, "no value and no default"):
            resolve_params({"depth": Param("integer", None)}, {})

    def test_parts_become_exactly_one_argument(self):
        import json

        step = parse_step(json.dumps(support.descriptor(argv=[["tool"], ["--in=", {"input": "raw"}, ":", {"param": "p"}], [{"param": "p"}]])))
        values = {"input": {"raw": "/a b/c"}, "output": {}, "param": {"p": "x; $(y) `z` \"'"}, "system": {}}
        self.assertEqual(expand_argv(step, values), ["tool", "--in=/a b/c:x; $(y) `z` \"'", "x; $(y) `z` \"'"])
        with self.assertRaisesRegex(StepFailure, 'the command uses the param "p"'):
            expand_argv(step, {**values, "param": {}})
