"""The core of serving, without a server: requests, responses, predictors of every kind."""
import contextlib
import io
import json
import sys

import support

from trivium_runtime.descriptor import Pack, parse_step
from trivium_runtime.pack import pack_model
from trivium_serving.model import Model, NoModel, find_model
from trivium_serving.request import LARGEST, BadRequest, read_request
from trivium_serving.response import BadPrediction, canonical, predictions

LOAD = "from pathlib import Path\ndef load(model_dir):\n    return Path(model_dir).read_text()\n"


class Requests(support.Case):
    def refused(self, body, part, status=400):
        with self.assertRaises(BadRequest) as caught:
            read_request(body)
        self.assertIn(part, str(caught.exception))
        self.assertEqual(caught.exception.status, status)

    def test_bytes_and_text_are_read_alike(self):
        text = '{"instances": [{"a": 1, "b": "ü"}], "parameters": {"k": 1}}'
        for body in (text, text.encode("utf-8"), bytearray(text.encode("utf-8"))):
            request = read_request(body)
            self.assertEqual((request.rows, request.parameters), ([{"a": 1, "b": "ü"}], {"k": 1}))

    def test_an_escaped_replacement_character_is_a_character(self):
        self.assertEqual(read_request('{"instances":[{"a":"\\ufffd"}]}').rows, [{"a": "\ufffd"}])

    def test_refusals(self):
        self.refused("", "must be JSON")
        self.refused("\ufeff{}", "must be JSON")
        self.refused("null", "must be a JSON object")
        self.refused('{"instances": {}}', "at least one object")
        self.refused('{"instances": [null]}', "instances[0] must be an object")
        self.refused('{"instances": [{}, 1]}', "instances[1] must be an object")
        self.refused('{"instances": [{}], "parameters": []}', "parameters must be an object")
        self.refused('{"instances": [{"a": 1e999}]}', "too large")
        self.refused('{"instances": [{"a": -Infinity}]}', "has no -Infinity")
        self.refused(b"\xff\xfe", "must be UTF-8")
        self.refused(b" " * (LARGEST + 1), "larger than", 413)


class Responses(support.Case):
    def test_there_is_one_form(self):
        self.assertEqual(canonical({"b": [0.1, 1e22, 1], "a": "ü\n"}), '{"a":"ü\\n","b":[0.1,1e+22,1]}'.encode("utf-8"))

    def test_arrays_and_their_numbers_become_plain(self):
        class Array:
            def __init__(self, value):
                self.value = value

            def tolist(self):
                return self.value

        self.assertEqual(predictions(Array([1.5, 2]), 2).body, b'{"predictions":[1.5,2]}')
        self.assertEqual(predictions([{"label": Array("red")}], 1).body, b'{"predictions":[{"label":"red"}]}')
        self.assertEqual(predictions((1,), 1).body, b'{"predictions":[1]}')

    def test_what_cannot_be_sent_is_refused(self):
        for value, rows in (([1], 2), ([], 1), (1, 1), ("a", 1), ({"a": 1}, 1), (None, 1), ([float("nan")], 1), ([float("inf")], 1), ([object()], 1), ([b"x"], 1)):
            with self.subTest(value=value), self.assertRaises(BadPrediction):
                predictions(value, rows)


class Predictors(support.Case):
    def model(self, predict, artifact="42", name="predictor_under_test.py", load=LOAD):
        self.addCleanup(sys.modules.pop, name[:-3], None)
        path = list(sys.path)
        self.addCleanup(sys.path.__setitem__, slice(None), path)
        self.write(f"bundle/predictor/{name}", load + predict)
        support.shutil.copytree(str(support.RUNTIME / "trivium_serving"), str(self.folder / "bundle/trivium_serving"), dirs_exist_ok=True)
        self.write("packed/model", artifact)
        step = parse_step(json.dumps(support.descriptor(outputs={"model": {"kind": "model"}})))
        pack_model(step, "model", Pack(f"predictor/{name}", None, None), self.folder / "packed", self.folder / "bundle")
        return Model(self.folder / "packed")

    def answer(self, predict, body='{"instances":[{"a":1},{"a":2}]}'):
        model = self.model(predict)
        with contextlib.redirect_stderr(io.StringIO()):
            reply = model.answer(body)
        return reply.status, json.loads(reply.body)

    def test_the_artifact_goes_to_load_and_the_rows_to_predict(self):
        self.assertEqual(self.answer("def predict(model, rows):\n    return [model + str(row['a']) for row in rows]"), (200, {"predictions": ["421", "422"]}))

    def test_parameters_reach_a_predictor_that_takes_them(self):
        code = "def predict(model, rows, parameters):\n    return [parameters.get('k') for row in rows]"
        self.assertEqual(self.answer(code, '{"instances":[{}],"parameters":{"k":7}}'), (200, {"predictions": [7]}))
        self.assertEqual(self.answer(code, '{"instances":[{}]}'), (200, {"predictions": [None]}))

    def test_bad_input_is_the_callers_fault(self):
        code = "class BadInput(Exception):\n    pass\nclass Worse(BadInput):\n    pass\ndef predict(model, rows):\n    raise Worse('a must be red')"
        self.assertEqual(self.answer(code), (400, {"error": "a must be red"}))

    def test_everything_else_is_a_failure_that_tells_no_values(self):
        for raised, name in (("ValueError('X has 3 features: c0nfidential')", "ValueError"), ("KeyError('c0nfidential')", "KeyError"), ("MemoryError()", "MemoryError")):
            status, body = self.answer(f"def predict(model, rows):\n    raise {raised}")
            self.assertEqual((status, body), (500, {"error": f"the predictor failed: {name}"}))
        status, body = self.answer("def predict(model, rows):\n    return [1]")
        self.assertEqual((status, body["error"]), (500, "the predictor failed: predict() must return one prediction for each row: 2 rows, 1 predictions"))

    def test_a_predictor_without_its_functions_is_refused_when_it_is_loaded(self):
        with self.assertRaisesRegex(NoModel, r"has no function predict\(\)"):
            self.model("predict = 3\n")
        with self.assertRaisesRegex(NoModel, r"has no function load\(\)"):
            self.model("def predict(model, rows):\n    return rows\n", load="")

    def test_a_model_is_found_in_the_folder_or_one_below(self):
        self.model("def predict(model, rows):\n    return rows\n")
        self.assertEqual(find_model(self.folder / "packed"), self.folder / "packed")
        self.assertEqual(find_model(self.folder), self.folder / "packed")
        with self.assertRaisesRegex(NoModel, "holds no packed model"):
            find_model(self.folder / "bundle")
        with self.assertRaisesRegex(NoModel, "holds no packed model"):
            find_model(self.folder / "nowhere")
