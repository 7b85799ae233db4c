"""The HTTP server at its edges: loading, limits, broken clients, stopping."""
import json
import os
import signal
import socket
import sys
import threading
import time

import support
from serving import Running, free_port
from support import RUNTIME

LIMIT = 6 * 1024 * 1024
SLOW = """
import os, time
def load(model_dir):
    while os.path.exists(model_dir + ".wait"):
        time.sleep(0.02)
    return 1
def predict(model, rows):
    time.sleep(rows[0].get("sleep", 0))
    return [len(row) for row in rows]
"""


class Server(support.Case):
    def start(self, predictor=SLOW):
        packed = self.folder / "packed"
        self.write("packed/model", "42")
        self.write("packed/code/predict.py", predictor)
        self.write("packed/trivium-model.json", json.dumps({"version": 1, "artifact": "model", "predictor": "code/predict.py"}))
        port = free_port()
        argv = [sys.executable, "-m", "trivium_serving.http_server", str(packed), "--host", "127.0.0.1", "--port", str(port)]
        server = Running(argv, port, "/health", "/predict", {"PYTHONPATH": str(RUNTIME)}, self.folder)
        self.addCleanup(server.stop)
        return server

    def raw(self, server, data):
        with socket.create_connection(("127.0.0.1", server.port), 10) as connection:
            connection.sendall(data)
            connection.shutdown(socket.SHUT_WR)
            return b"".join(iter(lambda: connection.recv(65536), b""))

    def test_the_health_check_says_no_until_the_model_is_loaded(self):
        wait = self.write("packed/model.wait", "")
        server = self.start()
        while True:
            try:
                self.assertEqual(server.ask("GET", "/health")[0], 503)
                break
            except OSError:
                time.sleep(0.05)
        self.assertEqual(server.post(b'{"instances":[{}]}')[0], 503)
        wait.unlink()
        server.wait()
        self.assertEqual(server.post(b'{"instances":[{}]}')[::2], (200, b'{"predictions":[0]}'))

    def test_a_model_that_cannot_be_loaded_ends_the_server(self):
        server = self.start("def load(model_dir):\n    raise OSError('no weights')\ndef predict(model, rows):\n    return rows\n")
        self.assertEqual(server.process.wait(20), 1)
        self.assertIn("no weights", server.output())

    def test_routes_and_methods(self):
        server = self.start().wait()
        self.assertEqual(server.ask("GET", "/predict")[0], 405)
        self.assertEqual(server.ask("POST", "/elsewhere", b"{}")[0], 404)
        self.assertEqual(server.ask("GET", "/elsewhere")[0], 404)
        self.assertEqual(server.ask("POST", "/predict?trace=1", b'{"instances":[{}]}')[0], 200)

    def test_bodies_that_are_too_large_or_broken_are_refused(self):
        server = self.start().wait()
        head = b"POST /predict HTTP/1.1\r\nHost: x\r\n"
        good = b'{"instances":[{"a":1}]}'
        cases = [
            (b"Content-Length: %d\r\n\r\n" % (LIMIT + 1), b"413"), (b"Content-Length: 99\r\n\r\n{", b"400"), (b"Content-Length: -1\r\n\r\n", b"400"),
            (b"Content-Length: x\r\n\r\n", b"400"), (b"\r\n", b"400"), (b"Transfer-Encoding: chunked\r\n\r\nzz\r\n", b"400"),
            (b"Transfer-Encoding: chunked\r\n\r\nfffffff\r\n", b"413"), (b"Transfer-Encoding: chunked\r\n\r\n-1\r\n", b"400"),
            (b"Transfer-Encoding: chunked\r\n\r\n5\r\n" + good[:5] + b"\r\n%x;x=y\r\n" % (len(good) - 5) + good[5:] + b"\r\n0\r\nTrailer: x\r\n\r\n", b"200"),
        ]
        for rest, status in cases:
            with self.subTest(rest=rest[:60]):
                answer = self.raw(server, head + rest)
                self.assertEqual(answer.split(b" ")[1], status, answer)
        self.assertEqual(server.post(b'{"instances":[{}]}')[0], 200)

    def test_one_connection_carries_many_requests(self):
        server = self.start().wait()
        one = b'POST /predict HTTP/1.1\r\nHost: x\r\nContent-Length: 18\r\n\r\n{"instances":[{}]}'
        self.assertEqual(self.raw(server, one * 3).count(b'{"predictions":[0]}'), 3)

    def test_a_client_that_leaves_harms_nobody(self):
        server = self.start().wait()
        with socket.create_connection(("127.0.0.1", server.port), 10) as connection:
            connection.sendall(b'POST /predict HTTP/1.1\r\nHost: x\r\nContent-Length: 31\r\n\r\n{"instances":[{"sleep":0.3}]}  ')
        self.assertEqual(server.post(b'{"instances":[{}]}')[0], 200)
        time.sleep(0.5)
        self.assertNotIn("Traceback", server.output())

    def test_sigterm_lets_the_request_in_hand_end(self):
        server = self.start().wait()
        found = []
        asking = threading.Thread(target=lambda: found.append(server.post(b'{"instances":[{"sleep":3.0}]}')))
        asking.start()
        # Long enough for the request to be in hand on a machine that is busy, and shorter than it takes.
        time.sleep(1.5)
        os.kill(server.process.pid, signal.SIGTERM)
        asking.join(20)
        self.assertEqual(found[0][0], 200)
        self.assertEqual(server.process.wait(20), 0)

    def test_wrong_arguments_show_the_usage(self):
        done = support.subprocess.run([sys.executable, "-m", "trivium_serving.http_server"], env={**os.environ, "PYTHONPATH": str(RUNTIME)}, stderr=support.subprocess.PIPE, universal_newlines=True)
        self.assertEqual(done.returncode, 2)
        self.assertIn("MODEL_DIR", done.stderr)
