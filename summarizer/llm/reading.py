"""From the text of an answer to a value of its class: valid items are kept, the others come back with a reason.

Items are validated one by one, so that one bad item does not cost the other nine.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Annotated, Any, NamedTuple, get_args, get_origin

from annotated_types import MaxLen
from pydantic import BaseModel, TypeAdapter, ValidationError

from summarizer.llm import jsontext
from summarizer.llm.messages import Check, Flaw

_SHOWN = 5  # reasons in what is put to the model again, and names in a reason
_LENGTH = 200  # code points of an item in a flaw
_VALUE = 60  # code points of a value in a reason
_NAME = re.compile(r"'([^']*)'")


class Found(NamedTuple):
    """What an answer holds.

    Attributes:
        answer: with the items that hold; None where it cannot be made.
        flaws: of the other items.
        again: lines for the model that say why the answer as a whole does not hold; empty where it does.
        cut: it breaks off, and something of it is lost.
        json: there was JSON in it.
    """

    answer: BaseModel | None
    flaws: tuple[Flaw, ...] = ()
    again: tuple[str, ...] = ()
    cut: bool = False
    json: bool = True


def read(kind: type[BaseModel], text: str, check: Check | None = None, *, cut: bool = False) -> Found:
    """Read the text of an answer as a class; ``cut`` says that it ended at its bound."""
    parsed = jsontext.parse(text, cut=cut)
    data = parsed and _object(kind, parsed.data)
    if parsed is None or data is None:
        return Found(None, again=("the answer is no JSON object",), cut=cut, json=False)
    found = _validated(kind, data, check)
    if parsed.whole and not (parsed.closed and set(kind.model_fields) - set(data)):
        return found
    return found._replace(again=("the answer breaks off before its end", *found.again), cut=True)


def items(found: Found) -> int:
    """How many items an answer has."""
    return sum(len(getattr(found.answer, name)) for name in _lists(type(found.answer))) if found.answer else -1


def _validated(kind: type[BaseModel], data: Mapping[str, Any], check: Check | None) -> Found:
    lists = _lists(kind)
    good: dict[str, list[Any]] = {}
    flaws: list[Flaw] = []
    again: list[str] = []
    for name, row in lists.items():
        given, problem = _items(name, row, data)
        held, bad = _sorted(name, row, given, check)
        good[name], over = (held, []) if row.most is None else (held[: row.most], held[row.most :])
        flaws += [*bad, *(_flaw(name, item, f"more than {row.most} items") for item in over)]
        again += [problem] if problem else [f"{name}: {f.reason} ({f.text})" for f in bad if 2 * len(bad) > len(given)]
    answer, problems = _made(kind, {k: v for k, v in data.items() if k not in lists}, good)
    return Found(answer, tuple(flaws), tuple(dict.fromkeys([*again, *problems]))[:_SHOWN])


class _List(NamedTuple):
    """A field of an answer that holds items."""

    item: TypeAdapter[Any]
    most: int | None
    required: bool


@cache
def _lists(kind: type[BaseModel]) -> dict[str, _List]:
    found = {}
    for name, field in kind.model_fields.items():
        annotation = field.annotation
        while get_origin(annotation) is Annotated:
            annotation = get_args(annotation)[0]
        kinds = get_args(annotation)
        if get_origin(annotation) is list or (get_origin(annotation) is tuple and kinds[1:] == (...,)):
            most = next((m.max_length for m in field.metadata if isinstance(m, MaxLen)), None)
            found[name] = _List(TypeAdapter(kinds[0]), most, field.is_required())
    return found


def _object(kind: type[BaseModel], data: Any) -> Mapping[str, Any] | None:
    """An answer's fields; a bare list is the one list an answer has."""
    lists = list(_lists(kind))
    if isinstance(data, list) and len(lists) == 1:
        return {lists[0]: data}
    return data if isinstance(data, dict) else None


def _items(name: str, row: _List, data: Mapping[str, Any]) -> tuple[list[Any], str | None]:
    """The items of a list, and what is wrong with it as a whole."""
    value = data.get(name)
    if isinstance(value, list):
        return value, None
    if isinstance(value, dict) and value:
        return [value], None
    if name not in data:
        return [], f"{name}: it is missing; give a list" if row.required else None
    return [], f"{name}: give a list"


def _sorted(
    name: str, row: _List, items: Iterable[Any], check: Check | None
) -> tuple[list[Any], list[Flaw]]:
    """The items that hold, and the flaws of the others."""
    held: list[Any] = []
    flaws: list[Flaw] = []
    for item in items:
        made, reason = _item(row.item, item)
        if reason is None and check:
            reason = check(made)
        if reason is None:
            held.append(made)
        else:
            flaws.append(_flaw(name, item, reason))
    return held, flaws


def _item(adapter: TypeAdapter[Any], item: Any) -> tuple[Any, str | None]:
    """A validated item, or why it is not valid."""
    try:
        return adapter.validate_python(item), None
    except ValidationError as error:
        first = error
    try:
        return adapter.validate_python(_mended(item, first)), None
    except ValidationError as error:
        return None, _reason(error)


def _mended(item: Any, error: ValidationError) -> Any:
    """An item with what its writer plainly meant: a word for a list of one, nothing for null or no words."""
    if not isinstance(item, dict):
        return item
    made = dict(item)
    for flaw in error.errors(include_url=False, include_context=False):
        field, value = flaw["loc"][0] if flaw["loc"] else None, flaw["input"]
        if flaw["type"] == "missing" and len(flaw["loc"]) == 1:
            made[str(field)] = None
        elif flaw["type"] in ("list_type", "tuple_type") and len(flaw["loc"]) == 1:
            made[str(field)] = [] if value in (None, "") else [value]
        elif flaw["type"] == "literal_error" and isinstance(value, str) and len(flaw["loc"]) == 1:
            made[str(field)] = value.strip().lower()
        elif flaw["type"] == "string_type" and isinstance(value, int | float) and len(flaw["loc"]) == 1:
            made[str(field)] = str(value)
    return made


def _made(
    kind: type[BaseModel], rest: Mapping[str, Any], lists: Mapping[str, list[Any]]
) -> tuple[BaseModel | None, list[str]]:
    """The answer from its valid items and its other fields, and why any of those fields is not valid."""
    try:
        return kind.model_validate({**rest, **lists}), []
    except ValidationError as error:
        problems = [_line(e) for e in error.errors(include_url=False)]
        wrong = {e["loc"][0] for e in error.errors(include_url=False) if e["loc"]}
    try:
        return kind.model_validate({**{k: v for k, v in rest.items() if k not in wrong}, **lists}), problems
    except ValidationError:
        return None, problems


def _flaw(field: str, item: Any, reason: str) -> Flaw:
    if isinstance(item, BaseModel):
        item = item.model_dump()
    values = item if isinstance(item, list | tuple) else item.values() if isinstance(item, dict) else [item]
    words = (", ".join(map(str, v)) if isinstance(v, list | tuple) else str(v) for v in values if v is not None)
    return Flaw(text=" | ".join(words)[:_LENGTH], reason=reason, field=field)


def _reason(error: ValidationError) -> str:
    return _line(error.errors(include_url=False)[0])


def _line(error: Any) -> str:
    said = str(error["msg"]).removeprefix("Value error, ")
    said = "it is missing" if error["type"] == "missing" else said
    where = ".".join(str(part) for part in error["loc"])
    if error["type"] == "literal_error":
        return f"{where} {_none_of(error)}".strip()
    return f"{where}: {said}" if where else said


def _none_of(error: Any) -> str:
    """Why a value is none of a closed list; a class with words of its own for that has no names in its error."""
    expected = error.get("ctx", {}).get("expected")
    if expected is None:
        return str(error["msg"])
    names = _NAME.findall(expected)
    return f"{str(error['input'])[:_VALUE]!r} is none of {', '.join(names[:_SHOWN])}{', …' * (len(names) > _SHOWN)}"
