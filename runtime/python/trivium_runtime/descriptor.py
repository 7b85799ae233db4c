"""The step descriptor: what the compiler says about a step, read strictly."""
from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Dict, List, Optional, Tuple, Union

from .errors import CONTRACT, StepFailure

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
    try:
        raw = json.loads(text)
    except ValueError as error:
        raise _wrong(f"is not JSON: {error}") from None
    top = _Fields("", raw)
    if top.take("version") != VERSION:
        raise _wrong(f'"version" must be {VERSION}: the bundle and the descriptor are of different releases')
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
        env=top.mapping("env", _text),
        secrets=top.mapping("secrets", _text),
        code=top.take("code", False) is True,
        requirements=top.optional_text("requirements"),
        timeout=_timeout(top.take("timeout", None)),
        attempts=_attempts(top.take("attempts", 1)),
        pack=top.mapping("pack", _pack),
    )
    top.done()
    return step


def _wrong(message: str) -> StepFailure:
    return StepFailure(CONTRACT, f"the step descriptor {message}")


class _Fields:
    """The fields of one object; what is left over at the end is refused."""

    def __init__(self, place: str, raw: Any) -> None:
        if not isinstance(raw, dict):
            raise _wrong(f'must be an object at "{place}"' if place else "must be an object")
        self.place = place
        self.rest = dict(raw)

    def at(self, name: str) -> str:
        return f"{self.place}.{name}" if self.place else name

    def take(self, name: str, *default: Any) -> Any:
        if name not in self.rest and not default:
            raise _wrong(f'lacks "{self.at(name)}"')
        return self.rest.pop(name, *default)

    def text(self, name: str) -> str:
        return _text(self.at(name), self.take(name))

    def optional_text(self, name: str) -> Optional[str]:
        value = self.take(name, None)
        return None if value is None else _text(self.at(name), value)

    def choice(self, name: str, allowed: Tuple[str, ...]) -> str:
        value = self.text(name)
        if value not in allowed:
            raise _wrong(f'has "{value}" at "{self.at(name)}"; allowed are {", ".join(allowed)}')
        return value

    def mapping(self, name: str, read: Any) -> Dict[str, Any]:
        value = self.take(name, None)
        if value is None:
            return {}
        return {key: read(f"{self.at(name)}.{key}", item) for key, item in _Fields(self.at(name), value).rest.items()}

    def done(self) -> None:
        if self.rest:
            raise _wrong(f'has unknown fields: {", ".join(self.at(name) for name in sorted(self.rest))}')


def _text(place: str, value: Any) -> str:
    if not isinstance(value, str):
        raise _wrong(f'must have text at "{place}"')
    return value


def _argv(value: Any) -> Tuple[Tuple[Part, ...], ...]:
    if not isinstance(value, list) or not value or not all(isinstance(argument, list) for argument in value):
        raise _wrong('must have at least one argument in "argv", each a list of parts')
    return tuple(tuple(_part(part) for part in argument) for argument in value)


def _part(value: Any) -> Part:
    if isinstance(value, str):
        return value
    if isinstance(value, dict) and len(value) == 1:
        ((kind, name),) = value.items()
        if kind in REFERENCES and isinstance(name, str):
            return (kind, name)
    raise _wrong(f'has a part in "argv" that is neither text nor one of {", ".join(REFERENCES)}')


def _input(place: str, value: Any) -> Input:
    fields = _Fields(place, value)
    found = Input(
        kind=fields.choice("kind", ("dataset", "model", "metrics")),
        origin=fields.choice("from", ("dataset", "step")),
        type=fields.choice("type", ("file", "directory")) if "type" in fields.rest else "directory",
        name=fields.optional_text("name"),
        artifact=fields.optional_text("artifact"),
    )
    fields.done()
    if found.origin == "step" and found.artifact is None:
        raise _wrong(f'lacks "{place}.artifact", the name of the output that the other step writes')
    return found


def _output(place: str, value: Any) -> Output:
    fields = _Fields(place, value)
    kind = fields.choice("kind", ("dataset", "model", "metrics"))
    metrics: List[Any] = fields.take("metrics", None) or []
    fields.done()
    return Output(kind, tuple(_text(f"{place}.metrics", name) for name in metrics))


def _param(place: str, value: Any) -> Param:
    fields = _Fields(place, value)
    found = Param(fields.choice("type", ("integer", "number", "string", "boolean")), fields.take("default", None))
    fields.done()
    return found


def _pack(place: str, value: Any) -> Pack:
    fields = _Fields(place, value)
    found = Pack(fields.text("predictor"), fields.optional_text("requirements"), fields.optional_text("image"))
    fields.done()
    return found


def _timeout(value: Any) -> Optional[float]:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, (int, float)) or value <= 0:
        raise _wrong('must have a positive number of seconds at "timeout"')
    return float(value)


def _attempts(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise _wrong('must have an integer of at least 1 at "attempts"')
    return value
