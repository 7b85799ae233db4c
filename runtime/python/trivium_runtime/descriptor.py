"""The step descriptor: what the compiler says about a step, read strictly."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Dict, List, Optional, Tuple, Union

from .fields import Fields, read_object, text_of, wrong

VERSION = 1
TARGETS = ("aws", "azure", "gcp", "local")
REFERENCES = ("input", "output", "param", "system")

Part = Union[str, Tuple[str, str]]
"""A piece of an argument: text, or a reference such as ("input", "train")."""


@dataclass(frozen=True)
class Input:
    """One input: what it is, and whether it comes from a dataset or from another step."""

    kind: str
    origin: str
    type: str
    name: Optional[str]
    artifact: Optional[str]


@dataclass(frozen=True)
class Output:
    """One output; `metrics` holds the names that a metrics file must have."""

    kind: str
    metrics: Tuple[str, ...]


@dataclass(frozen=True)
class Param:
    """One parameter and the value that it has when a run names none."""

    type: str
    default: Any


@dataclass(frozen=True)
class Pack:
    """How a model output is packed for serving; the paths are inside the bundle."""

    predictor: str
    requirements: Optional[str]
    image: Optional[str]


@dataclass(frozen=True)
class Step:
    """Everything that is known of a step before it runs."""

    system: str
    pipeline: Optional[str]
    step: str
    kind: str
    target: str
    argv: Tuple[Tuple[Part, ...], ...]
    inputs: Dict[str, Input]
    outputs: Dict[str, Output]
    params: Dict[str, Param]
    env: Dict[str, str]
    secrets: Dict[str, str]
    code: bool
    requirements: Optional[str]
    timeout: Optional[float]
    attempts: int
    pack: Dict[str, Pack]


def parse_step(text: str) -> Step:
    """Reads a descriptor; anything that is not agreed on ends the step."""
    top = read_object(text, VERSION)
    step = Step(
        system=top.text("system"),
        pipeline=top.optional_text("pipeline"),
        step=top.text("step"),
        kind=top.text("kind"),
        target=top.choice("target", TARGETS),
        argv=_argv(top.take("argv")),
        inputs=top.mapping("inputs", _input),
        outputs=top.mapping("outputs", _output),
        params=top.mapping("params", _param),
        env=top.mapping("env", text_of),
        secrets=top.mapping("secrets", text_of),
        code=top.take("code", False) is True,
        requirements=top.optional_text("requirements"),
        timeout=_timeout(top.take("timeout", None)),
        attempts=_attempts(top.take("attempts", 1)),
        pack=top.mapping("pack", _pack),
    )
    top.done()
    return step


def _argv(value: Any) -> Tuple[Tuple[Part, ...], ...]:
    if not isinstance(value, list) or not value or not all(isinstance(argument, list) for argument in value):
        raise wrong('must have at least one argument in "argv", each a list of parts')
    return tuple(tuple(_part(part) for part in argument) for argument in value)


def _part(value: Any) -> Part:
    if isinstance(value, str):
        return value
    if isinstance(value, dict) and len(value) == 1:
        ((kind, name),) = value.items()
        if kind in REFERENCES and isinstance(name, str):
            return (kind, name)
    raise wrong(f'has a part in "argv" that is neither text nor one of {", ".join(REFERENCES)}')


def _input(place: str, value: Any) -> Input:
    fields = Fields(place, value)
    found = Input(
        kind=fields.choice("kind", ("dataset", "model", "metrics")),
        origin=fields.choice("from", ("dataset", "step")),
        type=fields.choice("type", ("file", "directory")) if "type" in fields.rest else "directory",
        name=fields.optional_text("name"),
        artifact=fields.optional_text("artifact"),
    )
    fields.done()
    if found.origin == "step" and found.artifact is None:
        raise wrong(f'lacks "{place}.artifact", the name of the output that the other step writes')
    return found


def _output(place: str, value: Any) -> Output:
    fields = Fields(place, value)
    kind = fields.choice("kind", ("dataset", "model", "metrics"))
    metrics: List[Any] = fields.take("metrics", None) or []
    fields.done()
    return Output(kind, tuple(text_of(f"{place}.metrics", name) for name in metrics))


def _param(place: str, value: Any) -> Param:
    fields = Fields(place, value)
    found = Param(fields.choice("type", ("integer", "number", "string", "boolean")), fields.take("default", None))
    fields.done()
    return found


def _pack(place: str, value: Any) -> Pack:
    fields = Fields(place, value)
    found = Pack(fields.text("predictor"), fields.optional_text("requirements"), fields.optional_text("image"))
    fields.done()
    return found


def _timeout(value: Any) -> Optional[float]:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, (int, float)) or value <= 0:
        raise wrong('must have a positive number of seconds at "timeout"')
    return float(value)


def _attempts(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise wrong('must have an integer of at least 1 at "attempts"')
    return value
