"""A service of a cloud, faked on this machine and spoken to over real HTTP."""
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

import support  # noqa: F401  (puts the runtime on the path)

from trivium_runtime.transport import Transport


class Store:
    """A server on this machine that stands in for every host, answers by rules, and remembers what it was asked."""

    def __init__(self, rules):
        self.asked = []
        store = self

        class Handler(BaseHTTPRequestHandler):
            def answer(self):
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                store.asked.append({"path": self.path, "headers": dict(self.headers), "body": body, "method": self.command})
                status, value = rules(self, body)
                data = value if isinstance(value, bytes) else json.dumps(value).encode("utf-8")
                self.send_response(status)
                self.send_header("Content-Length", str(len(data)))
                if status == 302:
                    self.send_header("Location", f"http://{store.host}/elsewhere")
                self.end_headers()
                self.wfile.write(data)

            do_GET = do_POST = do_PUT = answer

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.host = f"127.0.0.1:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()

    def close(self):
        self.server.shutdown()
        self.server.server_close()


class Redirected(Transport):
    """Sends what is for another host to the store, and says which host it was for."""

    def __init__(self, store):
        super().__init__(sleep=lambda _: None)
        self.host = store.host

    def json(self, url, headers=None, body=None, direct=False, method=None):
        parts = urlsplit(url)
        there = parts._replace(scheme="http", netloc=self.host).geturl()
        return super().json(there, {**(headers or {}), "X-For": f"{parts.scheme}://{parts.netloc}"}, body, direct, method)
