"""Prints the URIs that the SageMaker Python SDK gives, as the fixture test/unit/catalog/aws-image-uris.json.

    pip install sagemaker-core==2.27.0
    python scripts/catalog/aws-image-uris.py > test/unit/catalog/aws-image-uris.json

The SDK resolves them offline. Each entry: framework, version of the library, scope, GPU, Python, region, URI (or null
where the SDK refuses).
"""
import json

from sagemaker.core import image_uris

REGIONS = [
    "us-east-1", "eu-west-1", "eu-central-2", "ap-southeast-7", "cn-north-1", "us-gov-west-1", "us-iso-east-1",
    "us-isob-east-1", "eusc-de-east-1", "us-isof-south-1",
]
# framework, the SDK's version, the library's version, scopes, Python, version of PyTorch for Hugging Face
PINS = [
    ("sklearn", "1.2-1", "1.2.1", ("training", "inference"), "3.9", None),
    ("sklearn", "1.4-2", "1.4.2", ("training",), "3.10", None),
    ("sklearn", "1.4-2-py312", "1.4.2", ("training", "inference"), "3.12", None),
    ("sklearn", "1.9-0", "1.9.0", ("training", "inference"), "3.12", None),
    ("xgboost", "1.7-1", "1.7.4", ("training", "inference"), None, None),
    ("xgboost", "3.0-5", "3.0.5", ("training", "inference"), None, None),
    ("pytorch", "1.13.1", "1.13.1", ("training", "inference"), None, None),
    ("pytorch", "2.4.0", "2.4.0", ("training", "inference"), None, None),
    ("pytorch", "2.10.0", "2.10.0", ("training",), None, None),
    ("tensorflow", "2.14.1", "2.14.1", ("training", "inference"), None, None),
    ("tensorflow", "2.21.0", "2.21.0", ("training",), None, None),
    ("huggingface", "4.56.2", "4.56.2", ("training",), None, "pytorch2.8.0"),
    ("huggingface", "5.5.3", "5.5.3", ("inference",), None, "pytorch2.6.0"),
]
INSTANCES = {False: "ml.m5.xlarge", True: "ml.g5.xlarge"}


def retrieve(framework, version, scope, gpu, region, base):
    try:
        return image_uris.retrieve(framework, region, version, instance_type=INSTANCES[gpu], image_scope=scope, base_framework_version=base)
    except (ValueError, KeyError):
        return None


def main():
    entries = [
        {"framework": framework, "version": library, "scope": scope, "gpu": gpu, "python": python, "region": region,
         "uri": retrieve(framework, version, scope, gpu, region, base)}
        for framework, version, library, scopes, python, base in PINS
        for scope in scopes
        for gpu in (False, True)
        for region in REGIONS
    ]
    print("[\n" + ",\n".join(json.dumps(entry) for entry in entries) + "\n]")


main()
