"""Released prompts and schemas: found, complete, frozen, and about nobody in the world."""

import json
import re
from pathlib import Path
from typing import Any, Literal, get_args

import pytest
import yaml
from babel import Locale

from summarizer.errors import ReleaseError
from summarizer.extraction.abstracts import vouched
from summarizer.extraction.answers import QUESTIONS, Abstract, Passage, reading
from summarizer.prompts import releases
from summarizer.prompts.releases import Question
from summarizer.schema import EventType, Span

Kind = Literal["prompts", "schemas"]
TYPES = get_args(EventType)
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
        ("v99", "there is no prompt 'v99'; there are v1"),
        ("", "there is no prompt ''; there are v1"),
        ("../v1", r"there is no prompt '\.\./v1'"),
        ("v1/half", "prompt v1 has no cut 'half'; it has default, whole"),
    ],
)
def test_an_unknown_prompt_is_refused_with_those_there_are(name: str, message: str) -> None:
    """The message is enough to choose another."""
    with pytest.raises(ReleaseError, match=message):
        releases.prompt(name)


@pytest.mark.parametrize(("name", "version"), [("summaries", "v1"), ("summary", "v99")])
def test_an_unknown_schema_is_refused_with_those_there_are(name: str, version: str) -> None:
    """A wrong name lists the names, a wrong version the versions."""
    known = "answer-abstract.*summary" if version == "v1" else "v1"
    with pytest.raises(ReleaseError, match=f"there is no schema {version}/{name}; there are {known}"):
        releases.schema(name, version)


@pytest.mark.parametrize("version", releases.names())
def test_a_release_is_complete(version: str) -> None:
    """Each of its questions is one that can be asked, in words and with worked examples."""
    release = releases.prompt(version)
    assert release.identity.sha256 == releases.digest(releases.folder("prompts") / version)
    assert {question.partition(".")[0] for question in release.questions} == set(QUESTIONS)
    assert all(q.instruction and q.examples for q in release.questions.values())
    assert f"v{release.schema_version}" in releases.names("schemas")


def test_a_slot_that_nothing_fills_is_named() -> None:
    """Slots are filled once: what is put in is not read for slots again."""
    asked = Question(instruction="Read.", show="Read $article for $reader.", max_tokens=1)
    release = releases.prompt("v1").model_copy(update={"questions": {"claims": asked}})
    with pytest.raises(ReleaseError, match="prompt v1: claims has no value for 'reader'"):
        release.fill("claims", article="x")
    assert release.fill("claims", article="$reader", reader="you") == "Read $reader for you."


EXAMPLES = [
    pytest.param(version, question, number, id=f"{version}-{question}-{number}")
    for version in releases.names()
    for question, asked in releases.prompt(version).questions.items()
    for number in range(len(asked.examples))
]


def shown_in(show: str) -> Passage:
    """The passage that an example shows: its numbered lines."""
    lines = [(int(m[1]), m[2]) for m in re.finditer(r"^\[(\d+)\] (.+)$", show, re.M)]
    text = "\n".join(words for _, words in lines)
    starts = [text.index(words) for _, words in lines]
    spans = [Span.of(text, at, at + len(words)) for at, (_, words) in zip(starts, lines, strict=True)]
    return Passage(text=text, numbers=tuple(n for n, _ in lines), sentences=tuple(spans))


def copied(item: list[Any]) -> list[str]:
    """The words of an item that have to stand in the text."""
    fields = [field if isinstance(field, list) else [field] for field in item[1:]]
    return [words for field in fields for words in field if words not in ("", *TYPES)]


@pytest.mark.parametrize(("version", "question", "number"), EXAMPLES)
def test_worked_examples_hold(version: str, question: str, number: int) -> None:
    """An example is an answer that would be taken as it stands: nothing in it is made up."""
    turn = releases.prompt(version).questions[question].examples[number]
    passage = shown_in(turn.show)
    kind = QUESTIONS[question.partition(".")[0]]
    with reading(passage) as flaws:
        answer = kind.model_validate(turn.answer)
    assert not flaws
    assert json.loads(answer.model_dump_json()) == turn.answer
    if isinstance(answer, Abstract):
        assert vouched(answer, passage)[1] == ()
        return
    for item in turn.answer[kind.items]:
        missing = [words for words in copied(item) if passage.find(words, item[0]) is None]
        assert not missing, f"{missing} of {item} is not in what is shown"


@pytest.mark.parametrize(("version", "question", "number"), EXAMPLES)
def test_words_pointed_out_in_examples_stand_in_the_numbered_sentence(
    version: str, question: str, number: int
) -> None:
    """The lists of cues and acts below an example are of that example."""
    show = releases.prompt(version).questions[question].examples[number].show
    passage = shown_in(show)
    pointed = re.findall(
        r"(\d+) ([^,(]+?)(?: \([a-z/]+\))?(?:, |$)", "".join(re.findall(r"^\w+: (.*)$", show, re.M))
    )
    for at, words in pointed:
        assert words in passage.sentence(int(at)).text
    assert bool(pointed) == bool(releases.prompt(version).questions[question].points)


def invented() -> list[str]:
    """Every example text of every release."""
    files = [f for v in releases.names() for f in (releases.folder("prompts") / v).glob("*.examples.yaml")]
    texts = [path.read_text(encoding="utf-8") for path in files]
    books = [releases.prompt(version).codebook for version in releases.names()]
    return texts + ["\n".join(kind["examples"]) for book in books for kind in book.values()]


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
    for path in (releases.folder("prompts") / version).glob("*.yaml"):
        assert yaml.safe_load(path.read_text(encoding="utf-8")), path.name
