"""The user's command: parts become arguments, one to one. There is no shell, so nothing has to be quoted."""
from __future__ import annotations

import sys
from typing import Dict, List

from .descriptor import Part, Step
from .errors import CONTRACT, StepFailure

PYTHONS = ("python", "python3")


def expand_argv(step: Step, values: Dict[str, Dict[str, str]]) -> List[str]:
    """The arguments of the command; `values` holds the text of each reference by its kind and its name."""
    argv = ["".join(_expand(part, values) for part in argument) for argument in step.argv]
    # Not every image has both names, and the packages are those of the interpreter that runs now.
    return [sys.executable or argv[0], *argv[1:]] if argv[0] in PYTHONS else argv


def _expand(part: Part, values: Dict[str, Dict[str, str]]) -> str:
    if isinstance(part, str):
        return part
    kind, name = part
    if name not in values[kind]:
        raise StepFailure(CONTRACT, f'the command uses the {kind} "{name}", which was not given (--{kind} {name} …)')
    return values[kind][name]
