"""Reading the JSON of the compiler strictly: what is missing, of another type or left over is refused with its place."""
from __future__ import annotations

import json
from typing import Any, Dict, Optional, Tuple

from .errors import CONTRACT, StepFailure


def wrong(message: str) -> StepFailure:
    """The failure for a descriptor that is not as agreed."""
    return StepFailure(CONTRACT, f"the step descriptor {message}")


def read_object(text: str, version: int) -> "Fields":
    """The fields of a descriptor, whose version is checked and taken."""
    top = read_object_without_version(text)
    if top.take("version") != version:
        raise wrong(f'"version" must be {version}: the bundle and the descriptor are of different releases')
    return top


def read_object_without_version(text: str) -> "Fields":
    """The fields of a descriptor that has no version."""
    try:
        return Fields("", json.loads(text))
    except ValueError as error:
        raise wrong(f"is not JSON: {error}") from None


class Fields:
    """The fields of one object; what is left over at the end is refused."""

    def __init__(self, place: str, raw: Any) -> None:
        if not isinstance(raw, dict):
            raise wrong(f'must be an object at "{place}"' if place else "must be an object")
        self.place = place
        self.rest = dict(raw)

    def at(self, name: str) -> str:
        """The place of a field, for messages."""
        return f"{self.place}.{name}" if self.place else name

    def take(self, name: str, *default: Any) -> Any:
        """A field, which is then done with; without a default it must be there."""
        if name not in self.rest and not default:
            raise wrong(f'lacks "{self.at(name)}"')
        return self.rest.pop(name, *default)

    def text(self, name: str) -> str:
        """A field that must be text."""
        return text_of(self.at(name), self.take(name))

    def optional_text(self, name: str) -> Optional[str]:
        """A field that is text, null or absent."""
        value = self.take(name, None)
        return None if value is None else text_of(self.at(name), value)

    def choice(self, name: str, allowed: Tuple[str, ...]) -> str:
        """A field that is one of some texts."""
        value = self.text(name)
        if value not in allowed:
            raise wrong(f'has "{value}" at "{self.at(name)}"; allowed are {", ".join(allowed)}')
        return value

    def mapping(self, name: str, read: Any) -> Dict[str, Any]:
        """A field that is an object, read item by item; empty when null or absent."""
        value = self.take(name, None)
        if value is None:
            return {}
        return {key: read(f"{self.at(name)}.{key}", item) for key, item in Fields(self.at(name), value).rest.items()}

    def done(self) -> None:
        """Refuses what was not taken."""
        if self.rest:
            raise wrong(f'has unknown fields: {", ".join(self.at(name) for name in sorted(self.rest))}')


def text_of(place: str, value: Any) -> str:
    """A value that must be text."""
    if not isinstance(value, str):
        raise wrong(f'must have text at "{place}"')
    return value
