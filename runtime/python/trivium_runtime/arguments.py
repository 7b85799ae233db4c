"""The arguments of a command. Every flag takes a fixed number of values, whatever they look like: a value that starts with a dash is a value."""
from __future__ import annotations

from typing import Dict, List, Mapping, Sequence, Tuple

from .errors import CONTRACT, StepFailure

Given = Dict[str, List[Tuple[str, ...]]]


def read_arguments(argv: Sequence[str], flags: Mapping[str, Tuple[str, ...]]) -> Given:
    """Every use of every flag, in order; `flags` names the values that each flag takes."""
    given: Given = {flag: [] for flag in flags}
    rest = list(argv)
    while rest:
        flag = rest.pop(0)
        if flag not in flags:
            raise StepFailure(CONTRACT, f"{flag!r} is not a flag; there are {', '.join(flags)}")
        names = flags[flag]
        if len(rest) < len(names):
            raise StepFailure(CONTRACT, f"{flag} takes {' '.join(names)}")
        given[flag].append(tuple(rest[:len(names)]))
        del rest[:len(names)]
    return given


def by_name(given: Given, flag: str) -> Dict[str, str]:
    """The values of a flag that takes a name and a value."""
    found: Dict[str, str] = {}
    for name, value in given[flag]:
        if name in found:
            raise StepFailure(CONTRACT, f"{flag} {name} is given twice")
        found[name] = value
    return found


def optional(given: Given, flag: str) -> "str | None":
    """The value of a flag that may be given once."""
    if len(given[flag]) > 1:
        raise StepFailure(CONTRACT, f"{flag} is given twice")
    return given[flag][0][0] if given[flag] else None


def required(given: Given, flag: str) -> str:
    """The value of a flag that must be given once."""
    value = optional(given, flag)
    if value is None:
        raise StepFailure(CONTRACT, f"{flag} is missing")
    return value
