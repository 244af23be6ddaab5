"""Released prompts and schemas: found, complete, frozen, and about nobody in the world."""

import json
import re
from pathlib import Path
from typing import Literal

import pytest
import yaml
from babel import Locale

from summarizer.codebook import plover
from summarizer.documents.sentences import split
from summarizer.errors import ReleaseError
from summarizer.extraction.answers import Abstract, found
from summarizer.extraction.places import Places
from summarizer.extraction.windows import Numbered, Window
from summarizer.prompts import releases
from summarizer.prompts.releases import Form, Question

Kind = Literal["prompts", "schemas"]
KINDS: tuple[Kind, Kind] = ("prompts", "schemas")


def frozen(kind: Kind) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = json.loads(
        (releases.folder(kind) / "manifest.json").read_text(encoding="utf-8")
    )
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_a_released_file_is_never_changed(kind: Kind) -> None:
    """What is in the manifest stays as it was, so that old summaries can be made again."""
    touched = [file for file in releases.changed(kind) if file.split("/")[0] in frozen(kind)]
    assert not touched, f"{', '.join(touched)} in {kind}/ changed after its release: make the next version"


@pytest.mark.parametrize("kind", KINDS)
def test_every_version_but_the_newest_is_frozen(kind: Kind) -> None:
    """Only the newest version may still be worked on, once there has been a release at all."""
    if not frozen(kind):
        pytest.skip("nothing is released yet")
    assert set(releases.names(kind)[:-1]) <= set(frozen(kind))
    assert set(frozen(kind)) <= set(releases.names(kind))


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Released prompts of one version with two files, frozen."""
    (tmp_path / "v1").mkdir()
    (tmp_path / "v1" / "claims.md").write_text("Read.", encoding="utf-8")
    (tmp_path / "v1" / "cues.yaml").write_text("en: {}", encoding="utf-8")
    hashes = {"v1": releases.hashes(tmp_path / "v1")}
    (tmp_path / "manifest.json").write_text(json.dumps(hashes), encoding="utf-8")
    monkeypatch.setattr(releases, "folder", lambda kind: tmp_path)
    return tmp_path


def test_an_untouched_release_has_no_changed_file(home: Path) -> None:
    """The manifest is what the files are."""
    assert releases.changed("prompts") == ()


def test_changed_names_what_was_edited_added_removed_and_never_frozen(home: Path) -> None:
    """Every way to touch a release is seen."""
    (home / "v1" / "claims.md").write_text("Read!", encoding="utf-8")
    (home / "v1" / "cues.yaml").unlink()
    (home / "v1" / "new.md").write_text("", encoding="utf-8")
    (home / "v2").mkdir()
    (home / "v2" / "claims.md").write_text("Read.", encoding="utf-8")
    assert releases.changed("prompts") == ("v1/claims.md", "v1/cues.yaml", "v1/new.md", "v2/claims.md")


def test_versions_are_listed_by_number(home: Path) -> None:
    """v10 comes after v2."""
    for name in ("v10", "v2"):
        (home / name).mkdir()
    assert releases.names() == ("v1", "v2", "v10")


def test_a_digest_depends_on_names_and_contents(home: Path) -> None:
    """A renamed file is another release."""
    before = releases.digest(home / "v1")
    (home / "v1" / "claims.md").rename(home / "v1" / "said.md")
    assert releases.digest(home / "v1") != before


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("v99", "there is no prompt 'v99'; there are v3, v4"),
        ("", "there is no prompt ''; there are v3, v4"),
        ("../v3", r"there is no prompt '\.\.'"),
        ("v3/half", "prompt v3 has no form 'half'; it has free, short, drafted"),
        ("v4/drafted", "prompt v4 has no form 'drafted'; it has free"),
    ],
)
def test_an_unknown_prompt_is_refused_with_those_there_are(name: str, message: str) -> None:
    """The message is enough to choose another."""
    with pytest.raises(ReleaseError, match=message):
        releases.prompt(name)


@pytest.mark.parametrize(("name", "version"), [("summaries", "v2"), ("summary", "v99")])
def test_an_unknown_schema_is_refused_with_those_there_are(name: str, version: str) -> None:
    """A wrong name lists the names, a wrong version the versions."""
    known = "proposal-actor.*summary" if version == "v2" else "v2"
    with pytest.raises(ReleaseError, match=f"there is no schema {version}/{name}; there are {known}"):
        releases.schema(name, version)


@pytest.mark.parametrize(
    ("asked", "fitting", "name"),
    [
        (None, "free", "v4/free"),
        (None, "drafted", "v3/drafted"),
        (None, "short", "v3/short"),
        ("v3", "free", "v3/free"),
        ("v3/free", "drafted", "v3/free"),
    ],
)
def test_what_is_left_open_of_a_prompt_is_the_newest_that_fits(
    asked: str | None, fitting: Form, name: str
) -> None:
    """A version without a form is taken in the form that fits; without a version, the newest that has that form."""
    assert releases.chosen(asked, fitting).identity.name == name


FORMS = ("v3/free", "v3/short", "v3/drafted", "v4/free")


@pytest.mark.parametrize("name", FORMS)
def test_a_release_is_complete(name: str) -> None:
    """Each form asks for an abstract, and answers the schema that is published."""
    release = releases.prompt(name)
    assert release.identity.sha256 == releases.digest(releases.folder("prompts") / release.identity.version)
    assert release.form == name.partition("/")[2]
    assert "abstract" in release.questions
    assert f"v{release.schema_version}" in releases.names("schemas")


def test_a_slot_that_nothing_fills_is_named() -> None:
    """Slots are filled once: what is put in is not read for slots again."""
    asked = Question(instruction="Read.", show="Read $article for $reader.", max_tokens=1)
    with pytest.raises(ReleaseError, match="a prompt has no value for its slot 'reader'"):
        asked.fill(article="x")
    assert asked.fill(article="$reader", reader="you") == "Read $reader for you."


EXAMPLES = [
    pytest.param(name, question, number, id=f"{name}-{question}-{number}")
    for name in FORMS
    for question, asked in releases.prompt(name).questions.items()
    for number in range(len(asked.examples))
]


def shown_in(show: str) -> dict[int, str]:
    """The sentences that an example shows, by number."""
    return {int(m[1]): m[2] for m in re.finditer(r"^\[(\d+)\] (.+)$", show, re.M)}


@pytest.mark.parametrize(("name", "question", "number"), EXAMPLES)
def test_worked_examples_hold(name: str, question: str, number: int) -> None:
    """What an example answer copies stands in what is shown, and its sentence numbers exist."""
    turn = releases.prompt(name).questions[question].examples[number]
    sentences = shown_in(turn.show)
    if question == "found":
        text = "\n\n".join(sentences.values())
        places = Places(Numbered(text=text, sentences=split(text)))
        renumbered = {n: i for i, n in enumerate(sentences, 1)}
        answer = found(plover()).model_validate(turn.answer)
        window = Window(first=1, last=len(sentences), before=1, after=len(sentences))
        events = [e.model_copy(update={"n": renumbered[e.n]}) for e in answer.events]
        claims = [c.model_copy(update={"n": renumbered[c.n]}) for c in answer.claims]
        assert {places.objection(item, window) for item in (*answer.actors, *events, *claims)} == {None}
    if question == "abstract":
        lines = Abstract.model_validate(turn.answer).abstract
        assert all(n in sentences for line in lines for n in line.n)
    if question == "speakers":
        assert all(who == "nobody" or who in turn.show for who in turn.answer["who"])


def invented() -> list[str]:
    """Every example text of every release."""
    files = [f for v in releases.names() for f in (releases.folder("prompts") / v).rglob("*.examples.yaml")]
    texts = [path.read_text(encoding="utf-8") for path in files]
    return [*texts, *(example for kind in plover().types for example in kind.examples)]


def test_examples_name_no_country_of_this_world() -> None:
    """A name that leaks from an example into a summary is known by it: none is a real country's."""
    territories = Locale("en").territories
    names = [name for code, name in territories.items() if re.fullmatch("[A-Z]{2}", code)]
    known = re.compile(
        r"\b(?:" + "|".join(map(re.escape, [*names, "NATO", "Kremlin", "White House"])) + r")\b"
    )
    assert len(names) > 200
    assert [hit for text in invented() for hit in known.findall(text)] == []


@pytest.mark.parametrize("version", releases.names())
def test_data_of_a_release_is_yaml_with_utf8(version: str) -> None:
    """Each file reads as something; an empty one would silently point nothing out."""
    for path in (releases.folder("prompts") / version).rglob("*.yaml"):
        assert yaml.safe_load(path.read_text(encoding="utf-8")), path.name
