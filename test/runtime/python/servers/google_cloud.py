"""A bucket and a metadata server in one: a folder is listed and read as Cloud Storage's JSON API does, two objects a page.

    python google_cloud.py PORT FOLDER
"""
import json
import os
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlsplit

folder = sys.argv[2]
LIST = "/storage/v1/b/acme-ml/o"
busy = ["once"]


def names():
    found = []
    for root, _, files in os.walk(folder):
        found += [os.path.relpath(os.path.join(root, file), folder).replace(os.sep, "/") for file in files]
    return sorted(found)


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        parts = urlsplit(self.path)
        query = parse_qs(parts.query)
        if parts.path.startswith("/computeMetadata/"):
            known = self.headers.get("Metadata-Flavor") == "Google"
            self.reply(200 if known else 403, json.dumps({"access_token": "the-token"}).encode())
        elif self.headers.get("Authorization") != "Bearer the-token":
            self.reply(401, b"{}")
        elif busy:
            busy.pop()
            self.reply(503, b"{}")
        elif parts.path == LIST:
            found = [name for name in names() if name.startswith(query["prefix"][0])]
            start = int(query.get("pageToken", ["0"])[0] or 0)
            page = {"items": [{"name": name} for name in found[start:start + 2]]}
            self.reply(200, json.dumps({**page, **({"nextPageToken": str(start + 2)} if start + 2 < len(found) else {})}).encode())
        elif parts.path.startswith(LIST + "/") and query.get("alt") == ["media"]:
            with open(os.path.join(folder, *unquote(parts.path[len(LIST) + 1:]).split("/")), "rb") as file:
                self.reply(200, file.read())
        else:
            self.reply(404, b"{}")

    def reply(self, status, body):
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Handler).serve_forever()
