"""Prints what the Vertex AI SDK publishes, as the fixture test/unit/catalog/gcp-published.json.

    pip download --no-deps google-cloud-aiplatform==2.7.0 && unzip google_cloud_aiplatform-*.whl
    python scripts/catalog/gcp-published.py google/cloud/aiplatform/constants > test/unit/catalog/gcp-published.json

The file is read as text, since importing the package needs all that it depends on.
"""
import json
import pathlib
import re
import sys


def main(folder):
    base = (pathlib.Path(folder) / "base.py").read_text()
    regions = re.search(r"SUPPORTED_REGIONS = frozenset\(\s*\{(.*?)\}", base, re.S).group(1)
    print(json.dumps({
        "regions": sorted(re.findall(r'"([^"]+)"', regions)),
    }, indent=0).replace('\\"', ""))


main(sys.argv[1])
