"""The inference toolkit's way to serve (PyTorch, TensorFlow, Hugging Face): its own transformer, called as the model server calls it.

    SAGEMAKER_BASE_DIR=… python inference_toolkit.py PORT

The model server itself is Java; its context is the small object below, with the methods that the toolkit uses.
"""
import os
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer

base = os.environ["SAGEMAKER_BASE_DIR"]
sys.path.insert(0, os.path.join(base, "model", "code"))
os.environ.setdefault("SAGEMAKER_PROGRAM", "inference.py")

from sagemaker_inference.transformer import Transformer  # noqa: E402


class Context:
    """What a model server hands to a handler; made once and filled anew for each request."""

    system_properties = {"model_dir": os.path.join(base, "model")}

    def begin(self, headers):
        self.status, self.phrase, self.content_type = 200, "OK", None
        self.request_processor = [self]
        self.headers = headers

    def get_request_properties(self):
        return self.headers

    def set_response_status(self, code=200, phrase="", idx=0):
        self.status, self.phrase = code, phrase

    def set_response_content_type(self, _request_id, value):
        self.content_type = value


served, context = Transformer(), Context()
context.begin({})
served.validate_and_initialize(model_dir=context.system_properties["model_dir"], context=context)


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        self.reply(200, b"", "text/plain")

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        context.begin({"Content-Type": self.headers.get("Content-Type"), "Accept": self.headers.get("Accept")})
        (answer,) = served.transform([{"body": body}], context)
        self.reply(context.status, answer if isinstance(answer, bytes) else answer.encode("utf-8"), context.content_type or "text/plain")

    def reply(self, status, body, content_type):
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


HTTPServer(("127.0.0.1", int(sys.argv[1])), Handler).serve_forever()
