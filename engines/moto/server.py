"""A moto server with the plugin in the same process. usage: server.py PORT"""
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
os.environ["TRIVIUM_MOTO_URL"] = f"http://localhost:{sys.argv[1]}"

import trivium_moto.resources  # noqa: E402,F401  moto collects the classes at the first stack
from moto.server import main  # noqa: E402
from trivium_moto.strict import be_strict  # noqa: E402

be_strict()
main(["-H", "localhost", "-p", sys.argv[1]])
