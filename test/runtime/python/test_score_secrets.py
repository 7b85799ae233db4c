"""Azure's scoring script puts the secrets of an endpoint into the environment before the model is loaded."""
import importlib.util
import json
import os
import shutil
import sys
import tempfile
import types
import unittest
from pathlib import Path
from unittest import mock

import support

REFERENCE = "https://kv-ml.vault.azure.net/secrets/tracker"
# What the compiler puts into the code asset of a deployment.
ASSET = ["trivium_runtime/__init__.py", "trivium_runtime/errors.py", "trivium_runtime/transport.py"] + [
    f"trivium_runtime/secrets/{name}.py" for name in ("__init__", "aws", "azure", "failure", "gcp", "local", "sigv4")
]


def vendor_modules():
    """The two names that the script takes from the server that calls it."""
    request, response = types.ModuleType("aml_request"), types.ModuleType("aml_response")
    request.rawhttp = lambda function: function
    response.AMLResponse = tuple
    base = "azureml_inference_server_http"
    return {base: types.ModuleType(base), f"{base}.api": types.ModuleType("api"), f"{base}.api.aml_request": request, f"{base}.api.aml_response": response}


class ScoreSecrets(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, str(self.folder))
        shutil.copyfile(str(support.RUNTIME / "trivium_serving" / "score.py"), str(self.folder / "score.py"))
        for path in ASSET:
            (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(str(support.RUNTIME / path), str(self.folder / path))

    def init(self, env):
        """Runs init() as the server does, from the asset alone; returns what it asked for and the environment after it."""
        asked = []

        def answer(_transport, url, headers=None, direct=False):
            asked.append((url, dict(headers or {}), direct))
            return {"value": "s3cret"} if "vault.azure.net/secrets" in url else {"access_token": "the-token"}

        own = {name: module for name, module in sys.modules.items() if name.split(".")[0] == "trivium_runtime"}
        with mock.patch.dict(sys.modules, vendor_modules()), mock.patch.dict(os.environ, env), mock.patch.object(sys, "path", [path for path in sys.path if path != str(support.RUNTIME)]):
            for name in own:
                del sys.modules[name]
            try:
                spec = importlib.util.spec_from_file_location("score", str(self.folder / "score.py"))
                score = importlib.util.module_from_spec(spec)
                spec.loader.exec_module(score)
                sys.path.insert(0, str(self.folder))
                from trivium_runtime import transport

                self.assertTrue(transport.__file__.startswith(str(self.folder)))
                with mock.patch.object(transport.Transport, "json", answer):
                    with self.assertRaises(RuntimeError) as caught:
                        score.init()
                self.assertIn("trivium-model.json", str(caught.exception))
                return asked, dict(os.environ)
            finally:
                for name in [name for name in sys.modules if name.split(".")[0] == "trivium_runtime"]:
                    del sys.modules[name]
                sys.modules.update(own)

    def test_secrets_are_fetched_with_the_identity_of_the_endpoint(self):
        asked, env = self.init({
            "AZUREML_MODEL_DIR": str(self.folder), "TRIVIUM_SECRETS": json.dumps({"TOKEN": REFERENCE}), "AZURE_CLIENT_ID": "client", "MSI_ENDPOINT": "http://127.0.0.1:46808/MSI/auth", "MSI_SECRET": "x",
        })
        self.assertEqual(env["TOKEN"], "s3cret")
        self.assertNotIn("TRIVIUM_SECRETS", env)
        (identity, headers, direct), (vault, _headers, _direct) = asked
        self.assertIn("clientid=client", identity)
        self.assertEqual(headers, {"secret": "x"})
        self.assertTrue(direct)
        self.assertTrue(vault.startswith(REFERENCE))

    def test_nothing_is_fetched_when_nothing_is_named(self):
        asked, _env = self.init({"AZUREML_MODEL_DIR": str(self.folder)})
        self.assertEqual(asked, [])


if __name__ == "__main__":
    unittest.main()
