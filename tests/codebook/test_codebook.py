"""Codebooks: what a file may hold, and what is wrong with one in one line."""

import hashlib
from contextlib import suppress
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from summarizer.codebook import codebook
from summarizer.codebook.codebook import load, plover, prompt_lines
from summarizer.errors import InputError

HARBOUR = """\
name: harbour
types:
  dock:
    definition: A ship ties up. Anchoring outside is other.
    examples: [the Oda Lind docked at Lume]
    modes: {pier: at a pier, buoy: at a buoy}
  sail:
    definition: A ship leaves.
"""

ROOTS = ("agree", "consult", "support", "concede", "cooperate", "aid", "retreat", "request", "accuse", "reject",
         "threaten", "protest", "sanction", "mobilize", "coerce", "assault")  # fmt: skip

FLAWED = [
    ("name: [", "is no YAML"),
    ("name: harbour", "one entry a type"),
    ("name: harbour\ntypes: {}", "one entry a type"),
    ("- dock\n- sail", "one entry a type"),
    ("types: {dock: {definition: x}}", "name: it is empty"),
    ("name: h\ntypes: {dock: {}}", "'dock': definition: it is missing"),
    ("name: h\ntypes: {dock: {definition: ''}}", "'dock': definition"),
    ("name: h\ntypes: {dock: A ship ties up.}", "'dock' needs a definition"),
    ("name: h\ntypes: {Dock It: {definition: x}}", "'Dock It': name 'Dock It': lower-case letters, digits, - and _ only"),
    ("name: h\ntypes: {dock: {definition: x, colour: red}}", "unknown entry 'colour' in type 'dock'; known are definition, examples, modes"),
    ("name: h\ntypes: {dock: {defintion: x}}", "unknown entry 'defintion' in type 'dock'"),
    ("name: h\ntypes: {dock: {definition: x, examples: it docked}}", "'dock': examples: give a list"),
    ("name: h\ntypes: {dock: {definition: x, modes: [pier]}}", "'dock': modes: give one entry a mode"),
    ("name: h\ntypes: {dock: {definition: [x]}}", "'dock': definition: give a text"),
    ("name: h\ntypes: {dock: {definition: x, modes: {A Pier: x}}}", "'dock': modes.0.name 'A Pier': lower-case"),
    ("name: h\ncolour: red\ntypes: {dock: {definition: x}}", "'colour'"),
    ("name: h\ntypes:\n  dock: {definition: x}\n  dock: {definition: y}", "'dock' stands twice, or is no name, in line 4"),
    ("name: h\ntypes: {dock: {definition: x, modes: {pier: a, pier: b}}}", "'pier' stands twice"),
    ("name: h\ntypes: {dock: {definition: x, modes: {pier: }}}", "'dock': modes.0.definition"),
]  # fmt: skip


def written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_a_codebook_keeps_its_order_and_its_words(tmp_path: Path) -> None:
    """Types and modes come in the file's order, each with its definition."""
    path = written(tmp_path / "harbour.yaml", HARBOUR)
    harbour = load(path)
    assert load(str(path)) == harbour
    assert harbour.names == ("dock", "sail", "other")
    assert harbour.modes("dock") == ("pier", "buoy")
    assert harbour.types[0].modes[0].definition == "at a pier"
    assert harbour.types[0].examples == ("the Oda Lind docked at Lume",)
    assert harbour.modes("sail") == harbour.modes("fly") == ()


def test_other_is_added_only_where_it_is_missing(tmp_path: Path) -> None:
    """Every act has a type, in a user's codebook too."""
    own = HARBOUR + "  other:\n    definition: Anything else at sea.\n"
    assert load(written(tmp_path / "own.yaml", own)).types[-1].definition == "Anything else at sea."
    assert load(written(tmp_path / "harbour.yaml", HARBOUR)).names.count("other") == 1


def test_identity_is_the_hash_of_the_file(tmp_path: Path) -> None:
    """A codebook is recognised by its bytes."""
    identity = load(written(tmp_path / "harbour.yaml", HARBOUR)).identity
    assert (identity.name, identity.sha256) == ("harbour", hashlib.sha256(HARBOUR.encode()).hexdigest())


@pytest.mark.parametrize(("text", "said"), FLAWED)
def test_a_flaw_is_told_in_one_line(tmp_path: Path, text: str, said: str) -> None:
    """The message names the file and the entry."""
    with pytest.raises(InputError) as told:
        load(written(tmp_path / "flawed.yaml", text))
    assert "flawed.yaml" in str(told.value)
    assert said in str(told.value)
    assert "\n" not in str(told.value)


def test_a_missing_file_is_an_input_error(tmp_path: Path) -> None:
    """So is a folder."""
    for path in (tmp_path / "none.yaml", tmp_path):
        with pytest.raises(InputError, match="cannot read the codebook"):
            load(path)


@given(read=st.recursive(st.none() | st.text(max_size=5), lambda c: st.dictionaries(st.sampled_from(["name", "types", "definition", "modes", "dock"]), c), max_leaves=8))
def test_any_mapping_is_read_or_refused(read: object, tmp_path_factory: pytest.TempPathFactory) -> None:
    """No file makes the loader fail in any other way."""
    path = written(tmp_path_factory.mktemp("books") / "book.yaml", yaml.safe_dump(read))
    with suppress(InputError):
        assert "other" in load(path).names


def test_plover_has_its_sixteen_roots_and_other() -> None:
    """The default codebook is whole: each type is defined, shown by examples and read once."""
    book = plover()
    assert book.names == (*ROOTS, "other")
    assert all(t.definition and len(t.examples) >= 4 for t in book.types)
    assert book is plover()


def test_plovers_modes_are_the_manuals() -> None:
    """Five types have none."""
    without = {t.name for t in plover().types if not t.modes}
    assert without == {"agree", "support", "concede", "cooperate", "aid", "other"}
    assert plover().modes("sanction") == ("convict", "expel", "withdraw", "discontinue")
    assert len(plover().modes("assault")) == 15


def test_a_prompt_gets_one_short_line_a_type(tmp_path: Path) -> None:
    """The first sentence of the definition alone."""
    lines = prompt_lines(load(written(tmp_path / "harbour.yaml", HARBOUR))).splitlines()
    assert lines == ["dock: A ship ties up", "sail: A ship leaves", "other: None of the other types"]
    assert max(map(len, prompt_lines(plover()).splitlines())) < 120


def test_the_room_says_what_it_is_for() -> None:
    """The package gives the loader and the values, and no more."""
    assert codebook.load is load
