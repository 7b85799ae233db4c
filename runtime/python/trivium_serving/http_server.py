"""The HTTP server for Vertex AI, for images of one's own on SageMaker, and for a laptop.

    python -m trivium_serving.http_server MODEL_DIR [--port 8080] [--host 0.0.0.0] [--predict-route /predict] [--health-route /health]

What is not given is taken of the environment (AIP_HTTP_PORT, AIP_PREDICT_ROUTE, AIP_HEALTH_ROUTE) when Vertex AI sets it.
https://cloud.google.com/vertex-ai/docs/predictions/custom-container-requirements
"""
from __future__ import annotations

import os
import signal
import sys
import threading
import traceback
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Dict, List, Optional
from urllib.parse import urlsplit

from .model import Model
from .request import LARGEST, TOO_LARGE
from .response import CONTENT_TYPE, Reply, failure

IDLE = 60.0
"""Seconds that a connection may stand still."""
DRAIN = 20.0
"""Seconds that a stopping server waits for requests in hand; platforms kill after 30."""


class Service:
    """The model behind the server: absent until it is loaded, asked by one request at a time."""

    def __init__(self) -> None:
        self.model: Optional[Model] = None
        self._turn = threading.Lock()
        self._changed = threading.Condition()
        self._busy = 0

    def answer(self, body: bytes) -> Reply:
        """The reply to a request body."""
        if self.model is None:
            return failure(503, "the model is not loaded yet")
        # As in the other platforms' workers: a predictor need not be safe for threads.
        with self._turn:
            return self.model.answer(body)

    def __enter__(self) -> None:
        with self._changed:
            self._busy += 1

    def __exit__(self, *_: Any) -> None:
        with self._changed:
            self._busy -= 1
            self._changed.notify_all()

    def drain(self, seconds: float) -> None:
        """Waits until no request is in hand."""
        with self._changed:
            self._changed.wait_for(lambda: self._busy == 0, seconds)


class _TooLarge(Exception):
    pass


class _Malformed(Exception):
    pass


class Handler(BaseHTTPRequestHandler):
    """Routes, bodies and statuses."""

    protocol_version = "HTTP/1.1"
    server_version = "trivium"
    sys_version = ""
    timeout = IDLE
    # One packet for one answer: head and body apart would wait for each other on a kept connection.
    wbufsize = 64 * 1024
    disable_nagle_algorithm = True
    service: Service
    predict_route: str
    health_route: str

    def do_GET(self) -> None:  # pylint: disable=invalid-name
        """The health check; 200 only when the model is loaded."""
        path = urlsplit(self.path).path
        if path == self.health_route:
            ready = self.service.model is not None
            self._send(Reply(200, b"{}") if ready else failure(503, "the model is not loaded yet"))
        elif path == self.predict_route:
            self._send(failure(405, "send the request with POST"))
        else:
            self._send(failure(404, "there is nothing here"))

    def do_POST(self) -> None:  # pylint: disable=invalid-name
        """A prediction."""
        with self.service:
            self._answer()

    def _answer(self) -> None:
        try:
            body = self._body()
        except _TooLarge:
            self._close(failure(413, TOO_LARGE))
            return
        except _Malformed:
            self._close(failure(400, "the body is not complete"))
            return
        found = urlsplit(self.path).path == self.predict_route
        self._send(self.service.answer(body) if found else failure(404, "there is nothing here"))

    def _body(self) -> bytes:
        if self.headers.get("Transfer-Encoding", "").lower() == "chunked":
            return self._chunks()
        try:
            length = int(self.headers.get("Content-Length") or "0")
        except ValueError:
            raise _Malformed() from None
        return self._read(length)

    def _read(self, length: int) -> bytes:
        if length > LARGEST:
            raise _TooLarge()
        body = self.rfile.read(length) if length > 0 else b""
        if length < 0 or len(body) != length:
            raise _Malformed()
        return body

    def _chunks(self) -> bytes:
        body = b""
        while True:
            try:
                size = int(self.rfile.readline(100).split(b";")[0], 16)
            except ValueError:
                raise _Malformed() from None
            if len(body) + size > LARGEST:
                raise _TooLarge()
            if size == 0:
                while self.rfile.readline(65536).strip():
                    pass
                return body
            body += self._read(size)
            self.rfile.readline(3)

    def _close(self, reply: Reply) -> None:
        # What was not read would be taken for the next request.
        self.close_connection = True
        self._send(reply)

    def _send(self, reply: Reply) -> None:
        self.send_response(reply.status)
        self.send_header("Content-Type", CONTENT_TYPE)
        self.send_header("Content-Length", str(len(reply.body)))
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(reply.body)

    def log_message(self, format: str, *args: Any) -> None:  # pylint: disable=redefined-builtin
        """Says nothing: the platform logs requests, and paths or bodies may hold what is private."""


class Server(ThreadingHTTPServer):
    """Threads end with the process; a client that goes away is no error."""

    daemon_threads = True
    request_queue_size = 128

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Says what went wrong, unless it was the other side."""
        error = sys.exc_info()[1]
        if not isinstance(error, (ConnectionError, TimeoutError)):
            traceback.print_exc(file=sys.stderr)


def make_server(host: str, port: int, predict_route: str = "/predict", health_route: str = "/health") -> Server:
    """A server that listens, with a service that has no model yet."""
    members: Dict[str, Any] = {"service": Service(), "predict_route": predict_route, "health_route": health_route}
    return Server((host, port), type("BoundHandler", (Handler,), members))


def service_of(server: Server) -> Service:
    """The service behind a server."""
    handler: Any = server.RequestHandlerClass
    return handler.service


def _load(server: Server, place: str) -> None:
    try:
        service_of(server).model = Model(place)
        print(f"trivium: serving {place} on port {server.server_address[1]}", flush=True)
    except BaseException:  # pylint: disable=broad-except
        traceback.print_exc(file=sys.stderr)
        # The platform starts the container again, and shows that it does.
        os._exit(1)  # pylint: disable=protected-access


def main(argv: List[str]) -> int:
    """Serves a packed model until SIGTERM."""
    options = {
        "--port": os.environ.get("AIP_HTTP_PORT", "8080"),
        "--host": "0.0.0.0",
        "--predict-route": os.environ.get("AIP_PREDICT_ROUTE", "/predict"),
        "--health-route": os.environ.get("AIP_HEALTH_ROUTE", "/health"),
    }
    places: List[str] = []
    rest = list(argv)
    while rest:
        word = rest.pop(0)
        if word in options and rest:
            options[word] = rest.pop(0)
        else:
            places.append(word)
    if len(places) != 1 or places[0].startswith("-") or not options["--port"].isdigit():
        print(__doc__, file=sys.stderr)
        return 2
    server = make_server(options["--host"], int(options["--port"]), options["--predict-route"], options["--health-route"])
    signal.signal(signal.SIGTERM, lambda *_: threading.Thread(target=server.shutdown).start())
    threading.Thread(target=_load, args=(server, places[0]), daemon=True).start()
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        pass
    service_of(server).drain(DRAIN)
    server.server_close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
