"""One packed model behind every platform's server: the same bytes for the same request, good or bad."""
import json
import shutil
import tempfile
import unittest
from pathlib import Path

import support
from example import missing_packages, packed_model, wine_bundle
from serving import PLATFORMS

WINE = {
    "color": "red", "fixed_acidity": 7.4, "volatile_acidity": 0.7, "citric_acid": 0, "residual_sugar": 1.9, "chlorides": 0.076,
    "free_sulfur_dioxide": 11, "total_sulfur_dioxide": 34, "density": 0.9978, "pH": 3.51, "sulphates": 0.56, "alcohol": 9.4,
}
WHITE = {**WINE, "color": "white", "alcohol": 12.8}


def rows(*wines):
    return json.dumps({"instances": wines}).encode("utf-8")


GOOD = {"one row": rows(WINE), "two rows": rows(WINE, WHITE), "blanks and order": json.dumps({"instances": [dict(reversed(list(WINE.items())))]}, indent=3).encode("utf-8")}
BAD = {
    "nothing": b"", "not JSON": b"alcohol=9", "half of it": rows(WINE)[:-3], "a list": b"[]", "no instances": b"{}", "no rows": rows(),
    "rows that are lists": rows([1, 2]), "not a number": rows({**WINE, "alcohol": "9.4"}), "a missing measure": rows({"color": "red"}),
    "another color": rows(WINE, {**WINE, "color": "blue"}), "NaN": rows(WINE).replace(b"9.4", b"NaN"), "too large": rows(WINE).replace(b"9.4", b"9e999"),
    "a field twice": b'{"instances":[{"a":1,"a":2}]}', "an unknown field": b'{"instances":[{}],"signature_name":"x"}',
    "parameters that the model does not take": b'{"instances":[{}],"parameters":{"k":1}}', "not UTF-8": b'{"instances":[{"color":"r\xffd"}]}',
    "deep": b"[" * 100000, "a boolean": rows({**WINE, "alcohol": True}), "a large integer": rows(WINE).replace(b"9.4", b"9" * 5000),
}


TOOLKIT = "sagemaker toolkit"
DECODED_BEFORE = ("not UTF-8",)
"""The inference toolkit decodes JSON before it asks the handler, and answers 500 itself when it cannot."""


class Serving(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.servers = {}
        cls.root = Path(tempfile.mkdtemp(prefix="trivium-serving-"))
        cls.reason = missing_packages() or _missing_servers()
        if cls.reason:
            return
        packed = packed_model(cls.root, wine_bundle(cls.root))
        work = cls.root / "work"
        work.mkdir()
        cls.servers = {name: start(packed, work) for name, start in PLATFORMS.items()}
        for server in cls.servers.values():
            server.wait()

    @classmethod
    def tearDownClass(cls):
        for server in cls.servers.values():
            server.stop()
            if hasattr(server, "store"):
                server.store.stop()
        shutil.rmtree(str(cls.root), True)

    def setUp(self):
        if self.reason:
            support.skip(self, self.reason)

    def answers(self, body, content_type="application/json"):
        return {name: server.post(body, content_type) for name, server in self.servers.items()}

    def same(self, body, status, content_type="application/json", but=()):
        answers = {name: answer for name, answer in self.answers(body, content_type).items() if name not in but}
        first = answers["local"]
        for name, answer in answers.items():
            self.assertEqual((answer[0], answer[2]), (first[0], first[2]), f"{name} against local")
            self.assertEqual(answer[1].split(";")[0], "application/json", name)
        self.assertEqual(first[0], status, first)
        return json.loads(first[2])

    def test_good_requests_get_the_same_bytes(self):
        for name, body in GOOD.items():
            with self.subTest(request=name):
                answer = self.same(body, 200)
                self.assertEqual(list(answer), ["predictions"])
                self.assertTrue(all(3 < value < 9 for value in answer["predictions"]), answer)
        self.assertEqual(len(self.same(GOOD["two rows"], 200)["predictions"]), 2)
        self.assertEqual(self.same(GOOD["one row"], 200), self.same(GOOD["blanks and order"], 200))

    def test_bad_requests_get_the_same_refusal(self):
        for name, body in BAD.items():
            with self.subTest(request=name):
                self.assertEqual(list(self.same(body, 400, but=[TOOLKIT] if name in DECODED_BEFORE else [])), ["error"])

    def test_the_one_difference_is_known(self):
        for name in DECODED_BEFORE:
            self.assertEqual(self.servers[TOOLKIT].post(BAD[name])[0], 500)

    def test_the_message_says_what_to_change(self):
        self.assertEqual(self.same(BAD["another color"], 400)["error"], "instances[1].color must be one of red, white")
        self.assertEqual(self.same(BAD["not a number"], 400)["error"], "instances[0].alcohol must be a number")

    def test_the_content_type_does_not_matter(self):
        for content_type in ("text/csv", "application/octet-stream", "application/json; charset=utf-8"):
            with self.subTest(content_type=content_type):
                # The toolkit's containers decode what they know and hand on the rest.
                self.same(GOOD["one row"], 200, content_type)

    def test_a_request_with_the_wrong_method_is_refused_everywhere(self):
        for name, server in self.servers.items():
            if name != TOOLKIT:
                with self.subTest(server=name):
                    self.assertEqual(server.ask("GET", server.predict)[0], 405)

    def test_nothing_of_a_request_is_in_the_log(self):
        marker = "marker-that-nobody-logs"
        self.same(rows({**WINE, "color": marker}), 400)
        for name, server in self.servers.items():
            self.assertNotIn(marker, server.output(), name)


def _missing_servers():
    try:
        import azureml_inference_server_http  # noqa: F401
        import sagemaker_containers  # noqa: F401
        import sagemaker_inference  # noqa: F401
    except ImportError as error:
        return f"{error.name} is not in this environment"
    return ""
