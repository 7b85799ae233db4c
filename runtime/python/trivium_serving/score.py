"""The scoring script of Azure's online deployments: init() once, run() for each request.

It comes with the deployment, beside the part of the runtime that fetches secrets; everything else comes with the version of the model.
https://learn.microsoft.com/azure/machine-learning/how-to-deploy-online-endpoints
"""
import glob
import json
import os
import sys

try:
    from azureml_inference_server_http.api.aml_request import rawhttp
    from azureml_inference_server_http.api.aml_response import AMLResponse
except ImportError:
    # The older name of the same two, in the images of Azure that still have it.
    from azureml.contrib.services.aml_request import rawhttp
    from azureml.contrib.services.aml_response import AMLResponse

MANIFEST = "trivium-model.json"
_model = None


def init():
    """Fetches the secrets, finds the model below AZUREML_MODEL_DIR and loads it."""
    global _model
    _fetch_secrets()
    root = os.environ["AZUREML_MODEL_DIR"]
    # The folder of a model asset stands one level below, under its own name.
    found = sorted(glob.glob(os.path.join(root, MANIFEST)) + glob.glob(os.path.join(root, "*", MANIFEST)))
    if not found:
        raise RuntimeError(f"there is no {MANIFEST} in {root}: the version that is deployed is not a packed model")
    folder = os.path.dirname(found[0])
    sys.path.insert(0, os.path.join(folder, "code"))
    from trivium_serving.model import Model

    _model = Model(folder)


def _fetch_secrets():
    """Puts the secrets that the deployment names into the environment, with the identity of the endpoint."""
    references = json.loads(os.environ.pop("TRIVIUM_SECRETS", "{}"))
    if not references:
        return
    sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
    from trivium_runtime.secrets import fetch_secrets

    os.environ.update(fetch_secrets("azure", references))


@rawhttp
def run(request):
    """Answers one request: the body as it was sent, so that every platform judges the same bytes."""
    from trivium_serving.response import CONTENT_TYPE, failure

    reply = _model.answer(request.get_data()) if request.method == "POST" else failure(405, "send the request with POST")
    return AMLResponse(reply.body, reply.status, {"Content-Type": CONTENT_TYPE})
