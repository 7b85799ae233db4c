"""State machines through statelint, a port of AWS's own linter of the Amazon States Language."""
import court
from statelint.linter import Linter


def with_floats(value, key=None):
    """JSON knows one kind of number and writes 2.0 as 2; statelint asks for a Python float where the language allows fractions."""
    if isinstance(value, dict):
        return {name: with_floats(inner, name) for name, inner in value.items()}
    if isinstance(value, list):
        return [with_floats(inner) for inner in value]
    return float(value) if key == "BackoffRate" and type(value) is int else value


if __name__ == "__main__":
    court.serve(court.each_json(lambda machine: Linter.validate(with_floats(machine))))
