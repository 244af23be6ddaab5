"""A codebook: the closed list of event types, their modes, and the loader of its YAML file.

The file has a ``name`` and, under ``types``, one entry a type: ``definition`` (the first sentence is shown to a
model), and optionally ``examples`` and ``modes`` (each with its definition). A type ``other`` that the file does
not name is added, so that every act has a type.
"""

import hashlib
from collections.abc import Hashable
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml
from pydantic import Field, ValidationError, model_validator

from summarizer.errors import InputError
from summarizer.once import once
from summarizer.schema import CodebookIdentity, Value

OTHER = "other"
_NAME = r"^[a-z][a-z0-9_-]*$"
_NAMES = "lower-case letters, digits, - and _ only; a letter comes first"  # what _NAME says
_ENTRIES = ("definition", "examples", "modes")
_PLAIN = {
    "missing": "it is missing",
    "string_too_short": "it is empty",
    "string_type": "give a text",
    "tuple_type": "give a list",
}
_OTHER_DEFINITION = "None of the other types."


class Mode(Value):
    """A way in which an event of a type is done."""

    name: str = Field(pattern=_NAME)
    definition: str = Field(min_length=1)


class EventType(Value):
    """One type of event."""

    name: str = Field(pattern=_NAME)
    definition: str = Field(min_length=1)
    examples: tuple[str, ...] = ()
    modes: tuple[Mode, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _modes_by_name(cls, entry: Any) -> Any:
        """In the file, modes are a mapping of names to definitions."""
        if isinstance(entry, dict) and isinstance(entry.get("modes"), dict):
            modes = tuple({"name": name, "definition": said} for name, said in entry["modes"].items())
            return {**entry, "modes": modes}
        return entry

    @property
    def mode_names(self) -> tuple[str, ...]:
        return tuple(mode.name for mode in self.modes)


class Codebook(Value):
    """The event types in force, in the order of their file; ``other`` is always one of them."""

    name: str = Field(min_length=1)
    types: tuple[EventType, ...]
    sha256: str = Field(description="of the file's bytes")

    @property
    def identity(self) -> CodebookIdentity:
        return CodebookIdentity(name=self.name, sha256=self.sha256)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The closed list of types."""
        return tuple(t.name for t in self.types)

    def modes(self, type_name: str) -> tuple[str, ...]:
        """The modes of a type; none for a type that is not in the codebook."""
        return next((t.mode_names for t in self.types if t.name == type_name), ())


def load(path: str | Path) -> Codebook:
    """Read a codebook.

    Raises:
        InputError: the file cannot be read, is no YAML, has an unknown, missing, repeated or empty entry.
    """
    try:
        content = Path(path).read_bytes()
        read = yaml.load(content, _Strict)  # noqa: S506 - a SafeLoader
        return _codebook(read, hashlib.sha256(content).hexdigest())
    except OSError as error:
        raise InputError(f"cannot read the codebook {str(path)!r}: {error.strerror}") from error
    except yaml.YAMLError as error:
        raise InputError(f"the codebook {str(path)!r} is no YAML: {_yaml_problem(error)}") from error
    except ValidationError as error:
        raise InputError(f"the codebook {str(path)!r} does not hold: {_first_problem(error)}") from error
    except _FlawError as error:
        raise InputError(f"the codebook {str(path)!r} does not hold: {error}") from error


@once
def plover() -> Codebook:
    """The default codebook: PLOVER's sixteen root events and ``other``."""
    return load(Path(__file__).with_name("plover.yaml"))


def prompt_lines(codebook: Codebook) -> str:
    """One short line a type: its name and the first sentence of its definition."""
    return "\n".join(f"{t.name}: {_first_sentence(t.definition)}" for t in codebook.types)


class _FlawError(ValueError):
    pass


class _Strict(yaml.SafeLoader):
    """Refuses a key that stands twice in one mapping; YAML itself would keep the last."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen = set()
        for key, _ in node.value:
            name = self.construct_object(key, deep=True)
            if not isinstance(name, Hashable) or name in seen:
                raise _FlawError(f"{name!r} stands twice, or is no name, in line {key.start_mark.line + 1}")
            seen.add(name)
        return super().construct_mapping(node, deep)


def _codebook(read: Any, sha256: str) -> Codebook:
    if not isinstance(read, dict) or not isinstance(read.get("types"), dict) or not read["types"]:
        raise _FlawError("it needs 'name' and, under 'types', one entry a type")
    unknown = sorted(map(str, read.keys() - {"name", "types"}))
    if unknown:
        raise _FlawError(f"unknown entry {unknown[0]!r}; 'name' and 'types' are known")
    types = [_type(name, entry) for name, entry in read["types"].items()]
    if OTHER not in read["types"]:
        types.append(EventType(name=OTHER, definition=_OTHER_DEFINITION))
    return Codebook(name=read.get("name") or "", types=tuple(types), sha256=sha256)


def _type(name: Any, entry: Any) -> EventType:
    if not isinstance(entry, dict):
        raise _FlawError(f"type {name!r} needs a definition")
    unknown = sorted(map(str, entry.keys() - set(_ENTRIES)))
    if unknown:
        raise _FlawError(f"unknown entry {unknown[0]!r} in type {name!r}; known are {', '.join(_ENTRIES)}")
    try:
        return EventType.model_validate({**entry, "name": name})
    except ValidationError as error:
        raise _FlawError(f"type {name!r}: {_first_problem(error)}") from error


def _first_problem(error: ValidationError) -> str:
    first = error.errors(include_url=False)[0]
    where = ".".join(map(str, first["loc"]))
    if first["type"] == "string_pattern_mismatch":
        return f"{where} {first['input']!r}: {_NAMES}"
    if first["loc"][:1] == ("modes",) and first["type"] in ("tuple_type", "model_type"):
        return "modes: give one entry a mode, its name and its definition"
    said = _PLAIN.get(first["type"], first["msg"])
    return f"{where}: {said}" if where else said


def _yaml_problem(error: yaml.YAMLError) -> str:
    mark = getattr(error, "problem_mark", None)
    said = str(getattr(error, "problem", None) or "it cannot be parsed")
    return f"{said} in line {mark.line + 1}" if mark else said


def _first_sentence(definition: str) -> str:
    words = " ".join(definition.split())
    return words.split(". ")[0].rstrip(".")
