"""Starts serving in an image of one's own on SageMaker, which runs `serve` in it and asks /ping and /invocations on port 8080.

The model is this file's own: SageMaker unpacks the archive of a version to /opt/ml/model, and this lies in its code folder. Installs the
locked requirements of the model, and becomes the HTTP server that the model brings along.
https://docs.aws.amazon.com/sagemaker/latest/dg/your-algorithms-inference-code.html
"""
import json
import os
import subprocess
import sys

ROUTES = ["--predict-route", "/invocations", "--health-route", "/ping"]


def main():
    """Replaces this process with the server, so that the signals of the platform reach it."""
    code = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    folder = os.path.dirname(code)
    manifest = os.path.join(folder, "trivium-model.json")
    if not os.path.isfile(manifest):
        sys.exit(f"trivium: error: {folder} holds no packed model: trivium-model.json is not there")
    with open(manifest, encoding="utf-8") as file:
        requirements = json.load(file)["requirements"]
    if requirements:
        lock = os.path.join(folder, *requirements.split("/"))
        pip = [sys.executable, "-m", "pip", "install", "--disable-pip-version-check", "--no-input", "--quiet", "-r", lock]
        if subprocess.call(pip) != 0:
            sys.exit("trivium: error: the requirements of the model could not be installed")
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [code, os.environ.get("PYTHONPATH")]))
    port = os.environ.get("SAGEMAKER_BIND_TO_PORT", "8080")
    os.execv(sys.executable, [sys.executable, "-m", "trivium_serving.http_server", folder, "--port", port, *ROUTES])


if __name__ == "__main__":
    main()
