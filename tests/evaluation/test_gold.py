import json
from pathlib import Path
from typing import Any

import pytest
from measured import TEXT as ESSEL
from measured import claim, summary

from summarizer.documents.article import Article
from summarizer.errors import InputError
from summarizer.evaluation.gold import GoldEvent, corpora, load, sample
from summarizer.evaluation.scoring import score
from summarizer.export.report.review import review

TEXT = "\nDrayhold fired forty dockers.\n"
SAYS = {"source": "Ruhl", "content": "it", "content_spans": [[1, 3]], "more": 1}
POLNEAR = {
    "id": "p",
    "corpus": "polnear",
    "text": TEXT,
    "published": "2031-05-06",
    "attributions": [SAYS],
}
PLOVER = {
    "id": "v",
    "corpus": "plover",
    "text": TEXT,
    "published": None,
    "event": {"type": "coerce", "sources": ["Drayhold"], "targets": []},
}
MUC4 = {"id": "m", "corpus": "muc4", "text": TEXT, "entities": [["Drayhold", "the owner"]]}
BODY = "\nDrayhold fell.\n"
FULL = {"attributions": [], "events": [], "entities": [["Drayhold"]]}


def write(folder: Path, *records: object, name: str = "gold.jsonl") -> Path:
    path = folder / name
    path.write_text("\n\n".join(json.dumps(record) for record in records), encoding="utf-8")
    return path


def fixture(folder: Path, record: object = FULL) -> Path:
    folder.mkdir(parents=True)
    (folder / "article.md").write_text(
        f"---\npublished: 2031-05-06\n---\n{BODY}", encoding="utf-8"
    )
    write(folder, record, name="gold.json")
    return folder


def test_records(tmp_path: Path) -> None:
    """Each corpus has its own annotations; blank lines and unknown fields are let pass."""
    one, two, three = load([write(tmp_path, POLNEAR, PLOVER, MUC4)])
    assert (one.id, one.attributions[0].content_spans, str(one.article.published)) == (
        "p",
        ((1, 3),),
        "2031-05-06",
    )
    whole = ((0, len(TEXT)),)
    assert two.events == (GoldEvent(types=("coerce",), agents=("Drayhold",), targets=(), spans=whole),)
    assert three.entities == (("Drayhold", "the owner"),)


def test_the_text_of_a_record_is_kept_as_it_stands(tmp_path: Path) -> None:
    """Its spans are counted from its very first code point, though that is a line break."""
    (one,) = load([write(tmp_path, PLOVER)])
    assert one.article.text == TEXT


def test_fixtures(tmp_path: Path) -> None:
    """A folder, a folder of folders and a gold.json file; the text is the article's, the id the folder's."""
    folder = fixture(tmp_path / "all" / "bridge")
    (tmp_path / "all" / "quay").mkdir()
    (tmp_path / "all" / "quay" / "article.md").write_text("No gold here.")
    found = [load([path]) for path in (folder, tmp_path / "all", folder / "gold.json")]
    assert found[0] == found[1] == found[2]
    ((one,), *_) = found
    assert (one.id, one.corpus, one.article.text, one.folder) == ("bridge", "full", BODY, None)
    assert str(one.article.published) == "2031-05-06"


def test_a_fixture_with_a_recording_knows_its_folder(tmp_path: Path) -> None:
    """So that it can be replayed."""
    folder = fixture(tmp_path / "bridge")
    (folder / "recording.json").write_text("{}")
    assert load([folder])[0].folder == folder


def test_a_file_of_one_record(tmp_path: Path) -> None:
    """Indented as it may be, with a text of its own it needs no article beside it."""
    path = tmp_path / "quay.json"
    path.write_text(json.dumps({**FULL, "text": TEXT, "published": "2031-05-06"}, indent=2))
    (one,) = load([path])
    assert (one.id, one.corpus, one.article.text, one.folder) == ("quay", "full", TEXT, None)


def test_what_a_review_page_saves(tmp_path: Path) -> None:
    """It is read from wherever it was saved, and in a fixture's folder it is of the fixture."""
    kept = summary(claims=[claim("the cranes are not safe", "the cranes are not safe", "Brandvik")])
    document = kept.document.model_copy(update={"text": ESSEL})
    start: Any = review(kept.model_copy(update={"document": document}))
    record = {
        "id": "d6f1", "sha256": Article(text=ESSEL).sha256, "corpus": "full", "text": ESSEL,
        "attributions": list(start["claims"].values()), "events": [], "entities": [],
    }  # fmt: skip
    path = write(tmp_path, record, name="gold.json")
    (alone,) = load([path])
    assert (alone.id, alone.folder) == ("d6f1", None)
    assert score(alone, kept).tallies["exact"].right == 1
    (tmp_path / "article.md").write_text(ESSEL, encoding="utf-8")
    (beside,) = load([tmp_path])
    assert (beside.id, beside.attributions) == (tmp_path.name, alone.attributions)


@pytest.mark.parametrize("other", [{"text": "Drayhold rose."}, {"sha256": "f" * 64}])
def test_gold_of_another_text_than_its_article(tmp_path: Path, other: dict[str, str]) -> None:
    """Where the article has changed since it was annotated, spans would be of other words."""
    folder = fixture(tmp_path / "bridge", {**FULL, **other})
    with pytest.raises(InputError, match=r"gold of another text than article\.md beside it"):
        load([folder])


@pytest.mark.parametrize(
    ("record", "why"),
    [
        ([], "line 1, is no gold: it is no JSON object"),
        ({**MUC4, "corpus": "novel"}, "corpus"),
        ({k: v for k, v in MUC4.items() if k != "entities"}, "it has no 'entities'"),
        ({**PLOVER, "event": {}}, "events.0.types"),
        ({**MUC4, "text": None}, "has no text"),
        ({**MUC4, "text": " … "}, "has no words"),
        ({**MUC4, "published": "May"}, "is not a date"),
        ({**POLNEAR, "attributions": [{"source": "Ruhl"}]}, "attributions.0.content"),
        ({**POLNEAR, "attributions": [{**SAYS, "content_spans": [[9, 99]]}]}, "a span from 9 to 99"),
        ({**POLNEAR, "attributions": [{**SAYS, "content_spans": [[9, 9]]}]}, "a span from 9 to 9"),
    ],
)
def test_what_is_no_gold(tmp_path: Path, record: Any, why: str) -> None:
    """The message names the line and what is wrong in it."""
    with pytest.raises(InputError) as error:
        load([write(tmp_path, record)])
    assert why in str(error.value)


@pytest.mark.parametrize(
    ("data", "why"),
    [(b"", "is empty"), (b"\xff", "is not UTF-8"), (b"{", "line 1, is not JSON"), (None, "No such")],
)
def test_what_cannot_be_read(tmp_path: Path, data: bytes | None, why: str) -> None:
    """One line says which file and why."""
    path = tmp_path / "gold.jsonl"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(InputError, match=why):
        load([path])


def test_a_folder_without_gold(tmp_path: Path) -> None:
    """Fixtures that nobody annotated are no gold."""
    (fixture(tmp_path / "bridge") / "gold.json").unlink()
    with pytest.raises(InputError, match="annotate one first"):
        load([tmp_path])


def test_an_id_is_of_one_document(tmp_path: Path) -> None:
    """Two with the same id could not be told apart."""
    with pytest.raises(InputError, match="'m' is given to more than one"):
        load([write(tmp_path, MUC4, MUC4)])


def test_sample(tmp_path: Path) -> None:
    """The first of each corpus named, in their order; all where none is named."""
    records = [{**MUC4, "id": "m1"}, PLOVER, {**MUC4, "id": "m2"}, {**MUC4, "id": "m3"}]
    gold = load([write(tmp_path, *records)])
    assert [one.id for one in sample(gold, {})] == ["m1", "v", "m2", "m3"]
    assert [one.id for one in sample(gold, {"muc4": 2})] == ["m1", "m2"]
    assert [one.id for one in sample(gold, {"muc4": 1, "plover": 9})] == ["m1", "v"]
    assert corpora(gold) == "3 muc4, 1 plover"
    with pytest.raises(InputError, match="no document of corpus 'full'; there are 3 muc4, 1 plover"):
        sample(gold, {"full": 1})
