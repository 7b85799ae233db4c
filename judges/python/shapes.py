"""Walks a value and a botocore shape together: names, types, required members, and what botocore itself leaves out: enum, pattern, minimum, maximum.

The constraints are the service model's own (botocore ships them); a value that is only known at run time is a wildcard.
"""
import functools
import re

import botocore.loaders
import botocore.model

_LOADER = botocore.loaders.Loader()


@functools.lru_cache(maxsize=None)
def service(name):
    """The newest API model of a service under botocore's name for it, or None."""
    if name not in _LOADER.list_available_services("service-2"):
        return None
    return botocore.model.ServiceModel(_LOADER.load_service_model(name, "service-2"), name)


@functools.lru_cache(maxsize=None)
def _pattern(text):
    """The model's patterns are Java's; the few that Python cannot read are not checked."""
    try:
        return re.compile(text.replace("\\p{L}", "\\w").replace("\\p{Z}", "\\s").replace("\\p{N}", "\\d").replace("\\z", "\\Z"))
    except re.error:
        return None


def _range(value, shape, what):
    low, high = shape.metadata.get("min"), shape.metadata.get("max")
    if low is not None and value < low:
        yield f"{what} {value} is below the minimum {low}"
    if high is not None and value > high:
        yield f"{what} {value} is above the maximum {high}"


class Walker:
    """`wildcard(value)` says that a value is decided at run time; `open_keys(value)` gives the keys to check and those that are wildcards."""

    def __init__(self, wildcard, keys=lambda value: (value, set())):
        self.wildcard = wildcard
        self.keys = keys

    def walk(self, value, shape, path=""):
        """All differences between a value and a shape, as sentences."""
        if self.wildcard(value):
            return
        check = getattr(self, f"_{shape.type_name}", None)
        if check is None:
            return
        for problem in check(value, shape, path):
            yield problem

    def _structure(self, value, shape, path):
        if not isinstance(value, dict):
            yield f"{path}: {value!r} is not an object"
            return
        known, open_keys = self.keys(value)
        for name in shape.required_members:
            if name not in known and name not in open_keys:
                yield f"{path}: the required member {name} is missing"
        for name in list(known) + sorted(open_keys):
            if name not in shape.members:
                yield f"{path}: unknown member {name}"
        for name, inner in known.items():
            if name in shape.members:
                yield from self.walk(inner, shape.members[name], f"{path}.{name}")
        if getattr(shape, "is_tagged_union", False) and len(known) + len(open_keys) != 1:
            yield f"{path}: exactly one of {sorted(shape.members)} is allowed"

    def _list(self, value, shape, path):
        if not isinstance(value, list):
            yield f"{path}: {value!r} is not a list"
            return
        yield from (f"{path}: {problem}" for problem in _range(len(value), shape, "length"))
        for index, item in enumerate(value):
            yield from self.walk(item, shape.member, f"{path}[{index}]")

    def _map(self, value, shape, path):
        if not isinstance(value, dict):
            yield f"{path}: {value!r} is not a map"
            return
        known, open_keys = self.keys(value)
        yield from (f"{path}: {problem}" for problem in _range(len(known) + len(open_keys), shape, "number of entries"))
        for key, inner in known.items():
            yield from self.walk(key, shape.key, f"{path} key {key!r}")
            yield from self.walk(inner, shape.value, f"{path}.{key}")

    def _string(self, value, shape, path):
        if not isinstance(value, str):
            yield f"{path}: {value!r} is not a string"
            return
        enum, pattern = shape.metadata.get("enum"), shape.metadata.get("pattern")
        if enum and value not in enum:
            yield f"{path}: {value!r} is not one of the {len(enum)} allowed values, such as {enum[:4]}"
        yield from (f"{path}: {problem}" for problem in _range(len(value), shape, "length"))
        compiled = _pattern(pattern) if pattern else None
        if compiled is not None and compiled.fullmatch(value) is None:
            yield f"{path}: {value!r} does not match {pattern}"

    def _integer(self, value, shape, path):
        if isinstance(value, bool) or not isinstance(value, int):
            yield f"{path}: {value!r} is not an integer"
            return
        yield from (f"{path}: {problem}" for problem in _range(value, shape, "value"))

    _long = _integer

    def _float(self, value, shape, path):
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            yield f"{path}: {value!r} is not a number"
            return
        yield from (f"{path}: {problem}" for problem in _range(value, shape, "value"))

    _double = _float

    def _boolean(self, value, shape, path):
        if not isinstance(value, bool):
            yield f"{path}: {value!r} is not true or false"
