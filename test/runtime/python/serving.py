"""Servers for the tests: each platform's way to serve a packed model, started as a process on a port of this machine."""
import http.client
import os
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

from support import RUNTIME

SERVERS = Path(__file__).resolve().parent / "servers"
WAIT = 60.0


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


class Running:
    """A server process: asked over HTTP, stopped with its group."""

    def __init__(self, argv, port, health, predict, env, cwd):
        self.port, self.health, self.predict = port, health, predict
        self.log = open(os.path.join(str(cwd), f"server-{port}.log"), "w+")
        full = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", **env}
        self.process = subprocess.Popen(argv, cwd=str(cwd), env=full, stdout=self.log, stderr=subprocess.STDOUT, start_new_session=True)

    def output(self):
        self.log.flush()
        with open(self.log.name) as file:
            return file.read()

    def wait(self):
        """Waits until the health check says yes."""
        end = time.monotonic() + WAIT
        while time.monotonic() < end:
            if self.process.poll() is not None:
                break
            try:
                if self.ask("GET", self.health)[0] == 200:
                    return self
            except OSError:
                pass
            time.sleep(0.1)
        raise AssertionError(f"the server did not start:\n{self.output()}")

    def ask(self, method, path, body=None, headers=None):
        """Status, content type and bytes of one answer."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request(method, path, body, headers or {})
            answer = connection.getresponse()
            return answer.status, answer.getheader("Content-Type"), answer.read()
        finally:
            connection.close()

    def post(self, body, content_type="application/json"):
        return self.ask("POST", self.predict, body, {"Content-Type": content_type})

    def stop(self):
        if self.process.poll() is None:
            os.killpg(self.process.pid, 15)
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                os.killpg(self.process.pid, 9)
        self.process.wait()
        self.log.close()
        return self.process.returncode


def sagemaker_scikit_learn(packed, work):
    """/opt/ml/model is the unpacked archive; the container copies its code to /opt/ml/code."""
    base = _opt_ml(packed, work / "sklearn")
    shutil.copytree(str(base / "model" / "code"), str(base / "code"))
    port = free_port()
    return Running([sys.executable, str(SERVERS / "sagemaker_containers_app.py"), str(port)], port, "/ping", "/invocations", {"SAGEMAKER_BASE_DIR": str(base)}, base)


def sagemaker_toolkit(packed, work):
    """/opt/ml/model is the unpacked archive; its code folder is on the path."""
    base = _opt_ml(packed, work / "toolkit")
    port = free_port()
    env = {"SAGEMAKER_BASE_DIR": str(base), "SAGEMAKER_PROGRAM": "inference.py"}
    return Running([sys.executable, str(SERVERS / "inference_toolkit.py"), str(port)], port, "/ping", "/invocations", env, base)


def sagemaker_own_image(packed, work):
    """/opt/ml/model is the unpacked archive; the image runs the program in it, which installs the requirements before."""
    base = _opt_ml(packed, work / "own image")
    port = free_port()
    program = base / "model" / "code" / "trivium_serving" / "serve.py"
    env = {"SAGEMAKER_BIND_TO_PORT": str(port), "PIP_NO_INDEX": "1"}
    return Running([sys.executable, str(program), "serve"], port, "/ping", "/invocations", env, base)


def _opt_ml(packed, base):
    base.mkdir(parents=True)
    subprocess.check_call(["tar", "-xzf", str(packed / "model.tar.gz"), "-C", str(_made(base / "model"))])
    return base


def _made(folder):
    folder.mkdir(parents=True)
    return folder


def azure(packed, work):
    """The model asset below AZUREML_MODEL_DIR under its own name; the scoring script in a code asset of its own; Azure's own server."""
    code = _made(work / "azure" / "onlinescoring")
    shutil.copyfile(str(RUNTIME / "trivium_serving" / "score.py"), str(code / "score.py"))
    root = _made(work / "azure" / "azureml-models" / "wine-quality" / "3")
    shutil.copytree(str(packed), str(root / "model_output"))
    port = free_port()
    argv = [sys.executable, "-m", "azureml_inference_server_http", "--entry_script", str(code / "score.py"), "--port", str(port), "--health_port", str(free_port()), "--worker_count", "1"]
    return Running(argv, port, "/", "/score", {"AZUREML_MODEL_DIR": str(root)}, work / "azure")


def vertex(packed, work):
    """Nothing but Python in the image: the bootstrap's text is the command, the model is in a bucket."""
    bucket = _made(work / "vertex" / "bucket")
    shutil.copytree(str(packed), str(bucket / "models" / "v 3"))
    (bucket / "models" / "v 3 and more").mkdir()
    (bucket / "models" / "v 3 and more" / "x").write_text("another model, whose name begins in the same way")
    cloud = free_port()
    store = Running([sys.executable, str(SERVERS / "google_cloud.py"), str(cloud), str(bucket)], cloud, "/", "/", {}, work / "vertex")
    port = free_port()
    temporary = _made(work / "vertex" / "tmp")
    env = {
        "AIP_HTTP_PORT": str(port), "AIP_PREDICT_ROUTE": "/v1/predict", "AIP_HEALTH_ROUTE": "/v1/health", "AIP_STORAGE_URI": "gs://acme-ml/models/v 3",
        "GCE_METADATA_HOST": f"127.0.0.1:{cloud}", "STORAGE_EMULATOR_HOST": f"http://127.0.0.1:{cloud}", "TMPDIR": str(temporary), "PIP_NO_INDEX": "1",
    }
    text = (RUNTIME / "trivium_serving" / "vertex_bootstrap.py").read_text()
    server = Running([sys.executable, "-c", text], port, "/v1/health", "/v1/predict", env, work / "vertex")
    server.store = store
    return server


def local(packed, work):
    """The server on a directory."""
    port = free_port()
    argv = [sys.executable, "-m", "trivium_serving.http_server", str(packed), "--host", "127.0.0.1", "--port", str(port)]
    return Running(argv, port, "/health", "/predict", {"PYTHONPATH": str(packed / "code")}, work)


PLATFORMS = {"sagemaker scikit-learn": sagemaker_scikit_learn, "sagemaker toolkit": sagemaker_toolkit, "sagemaker own image": sagemaker_own_image, "azure": azure, "vertex": vertex, "local": local}
