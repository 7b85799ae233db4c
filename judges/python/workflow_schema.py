"""Google Cloud Workflows against the JSON schema of the unofficial emulator, which refuses unknown keys and wrong shapes."""
import court
import jsonschema
from workflows_emulator.utils import load_package_config

VALIDATOR = jsonschema.Draft7Validator(load_package_config("workflow-schema.json"))


def deepest(error):
    """Of the branches of an anyOf, the error that came furthest."""
    while error.context:
        error = max(error.context, key=lambda inner: (len(inner.absolute_path), -len(inner.context or [])))
    return error


def schema_problems(workflow):
    for error in VALIDATOR.iter_errors(workflow):
        inner = deepest(error)
        yield f"{'/'.join(str(part) for part in inner.absolute_path)}: {inner.message[:200]}"


if __name__ == "__main__":
    court.serve(court.each_json(schema_problems))
