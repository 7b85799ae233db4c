"""What a container of a platform has around it: a network in which the platform's addresses answer.

Every request of Python's own HTTP client goes to EMITTED_NETWORK, which finds the service by the request's Host header. Where containers cannot
have a file system of their own, EMITTED_GCS is the folder that stands for /gcs.
"""
import http.client
import importlib.util
import os
import socket
import sys
from pathlib import Path

address = os.environ.get("EMITTED_NETWORK")
gcs = os.environ.get("EMITTED_GCS")


def connect(connection):
    host, _, port = address.rpartition(":")
    connection.sock = socket.create_connection((host, int(port)), 30)


class Mounts:
    """Changes one constant of the runtime after its module was loaded."""

    def find_spec(self, name, _path, _target=None):
        if name != "trivium_runtime.mounts":
            return None
        sys.meta_path.remove(self)
        spec = importlib.util.find_spec(name)
        load = spec.loader.exec_module

        def loaded(module):
            load(module)
            module.MOUNT = Path(gcs)

        spec.loader.exec_module = loaded
        return spec


if address:
    http.client.HTTPConnection.connect = connect
    http.client.HTTPSConnection.connect = connect
if gcs:
    sys.meta_path.insert(0, Mounts())
