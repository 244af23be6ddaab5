"""Schemas without references, in the keywords a provider takes."""

from typing import NamedTuple, Optional

import pytest
from asking import Deed, Notes
from provider_servers import schema_fault, schemas
from pydantic import BaseModel, Field

from summarizer.llm.schemas import narrowed, schema


class Pair(NamedTuple):
    n: int
    words: str


class Titled(BaseModel):
    title: str = Field(title="The title", max_length=9)
    pairs: list[Pair]
    two: tuple[Deed, Deed]


@pytest.mark.parametrize("answer", [Notes, Titled])
def test_references_are_put_in_and_titles_left_out(answer: type[BaseModel]) -> None:
    """A field named title stays; every field is required and every object closed."""
    parts = list(schemas(schema(answer)))
    assert not any({"$ref", "$defs", "title", "default", "const"} & set(part) for part in parts)
    assert set(schema(answer)["properties"]) == set(answer.model_fields)
    assert all(set(p["required"]) == set(p["properties"]) for p in parts if "properties" in p)
    assert all(p["additionalProperties"] is False for p in parts if "properties" in p)


def test_bounds_stay_where_they_are_taken() -> None:
    """A server that constrains what is written keeps it short by them."""
    kept = schema(Titled)["properties"]
    assert kept["title"] == {"type": "string", "maxLength": 9}
    assert kept["pairs"]["items"]["prefixItems"] == [{"type": "integer"}, {"type": "string"}]


@pytest.mark.parametrize("answer", [Notes, Titled])
def test_only_the_keywords_of_a_provider_are_left(answer: type[BaseModel]) -> None:
    """Rows become lists of any of their types."""
    assert schema_fault(schema(answer), set()) is not None
    assert schema_fault(narrowed(answer, frozenset()), set()) is None
    bounded = list(schemas(narrowed(answer, frozenset({"maxLength"}))))
    assert any("maxLength" in part for part in bounded)


def test_a_row_is_a_list_of_any_of_its_types() -> None:
    """Each type once."""
    rows = narrowed(Titled, frozenset())["properties"]
    assert rows["pairs"]["items"] == {"type": "array", "items": {"anyOf": [{"type": "integer"}, {"type": "string"}]}}
    assert len(rows["two"]["items"]["anyOf"]) == 1


class Tree(BaseModel):
    inner: Optional["Tree"]


def test_a_class_that_holds_itself_is_refused() -> None:
    """No provider takes it, and an answer of it need not end."""
    with pytest.raises(TypeError, match="Tree holds itself"):
        schema(Tree)
