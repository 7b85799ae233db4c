"""Writes its arguments and some of its environment as JSON, so that a test sees what a program really gets."""
import json
import os
import sys

with open(sys.argv[1], "w", encoding="utf-8") as out:
    json.dump({"argv": sys.argv[2:], "checkpoints": os.environ.get("TRIVIUM_CHECKPOINTS"), "level": os.environ.get("LEVEL")}, out)
