"""A fixture is stale when the article, the prompt, the codebook, the parser or a schema is another one."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from scripted import PROMPT
from taped import made, rewrite, write_codebook

from summarizer import codebook
from summarizer.errors import StaleRecording
from summarizer.extraction import reading, vouching
from summarizer.prompts import releases
from summarizer.recordings import fixtures
from summarizer.schema import Dropped, ParserIdentity


def change_article(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rewrite(folder / "article.md", "it on Monday", "it on Sunday")


def change_prompt(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    release = releases.prompt(PROMPT)
    question = release.questions["found"]
    asked = question.model_copy(update={"instruction": question.instruction + "\nTake care."})
    other = release.model_copy(
        update={
            "questions": {**release.questions, "found": asked},
            "identity": release.identity.model_copy(update={"sha256": "e" * 64}),
        }
    )
    monkeypatch.setattr(releases, "prompt", lambda name: other)


def change_manifest(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    release = releases.prompt(PROMPT)
    identity = release.identity.model_copy(update={"sha256": "e" * 64})
    monkeypatch.setattr(releases, "prompt", lambda name: release.model_copy(update={"identity": identity}))


def change_default_codebook(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = codebook.plover().model_copy(update={"sha256": "e" * 64})
    monkeypatch.setattr(codebook, "plover", lambda: other)


def bring_codebook(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_codebook(folder)


def forget_parser(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The recording says that it was made with a parser, and there is none here."""
    parser = '"parser": {"name": "tiny", "version": "1.0", "sha256": "abababababababab"}'
    rewrite(folder / "recording.json", '"parser": null', parser)
    monkeypatch.setattr("summarizer.syntax.available", lambda language: False)


def change_parser(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    forget_parser(folder, monkeypatch)
    now = ParserIdentity(name="tiny", version="1.1", sha256="cd" * 32)
    monkeypatch.setattr("summarizer.syntax.available", lambda language: True)
    monkeypatch.setattr("summarizer.syntax.identity", lambda: now)


def begin_to_parse(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing was drafted when it was recorded, and something would be now."""
    now = ParserIdentity(name="tiny", version="1.1", sha256="cd" * 32)

    def drafted(*given: Any, **more: Any) -> Any:
        return reading.read(*given, **more).model_copy(update={"parser": now})

    monkeypatch.setattr("summarizer.pipeline.read", drafted)


def change_schema(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rewrite(folder / "recording.json", '"schema_version": "2"', '"schema_version": "1"')


def change_summary(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rewrite(folder / "summary.json", '"stance"', '"attitude"')


def change_question(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rewrite(folder / "recording.json", '"maxItems": 60', '"maxItems": 61')


def add_exchange(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    packed = json.loads((folder / "recording.json").read_bytes())
    extra = json.loads(json.dumps(packed["exchanges"][0]))
    extra["request"]["messages"][-1]["content"] = "[9] Nobody asks for this."
    packed["exchanges"].append(extra)
    (folder / "recording.json").write_text(json.dumps(packed), encoding="utf-8")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            change_article,
            "the article of '.*bridge' has changed since it was recorded: sha256 .* then, .* now",
        ),
        (
            change_prompt,
            r"prompt v3/free has changed since .* sha256 \w{12}… then, e{12}… now; .*Take care",
        ),
        (change_manifest, r"prompt v3/free has changed since .* e{12}… now; no request differs; "),
        (
            change_default_codebook,
            r"codebook \S+ has changed since it was recorded: sha256 \w{12}… then, e{12}… now",
        ),
        (bring_codebook, r"bridge' was recorded with codebook plover-\S+, and now there is quays"),
        (
            forget_parser,
            r"recorded with tiny 1.0 \(abababababab…\), and now there is no parser; install it: pip",
        ),
        (change_parser, r"recorded with tiny 1.0 \(ab+.*and now there is tiny 1.1 \(cdcdcdcdcdcd…\)"),
        (begin_to_parse, r"recorded with no parser, and now there is tiny 1.1 \(cdcdcdcdcdcd…\)"),
        (change_schema, "recorded for summary schema 1, and summaries now have schema 2"),
        (change_summary, r"summary.json' does not fit summary schema 2: claims.0.stance: Field required"),
        (change_question, r"response_format.*maxItems: recorded 61, asked 60"),
        (add_exchange, r"1 of \d+ recorded exchanges were not asked for, the first “\[9\] Nobody asks"),
    ],
)
def test_what_was_changed_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: Any, message: str
) -> None:
    """Article, prompt, schemas and recording each make the fixture stale with a message of their own."""
    folder = made(tmp_path).folder
    change(folder, monkeypatch)
    with pytest.raises(StaleRecording, match=message) as caught:
        fixtures.check(fixtures.load(folder))
    again = "--into .* --model openai/scripted --base-url YOUR-SERVER|--update"
    assert re.search(again, str(caught.value))
    assert "\n" not in str(caught.value)


def test_another_rule_of_the_code_is_a_difference_of_objects(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the code treats the recorded answers in another way, the comparison names what came of it."""
    folder = made(tmp_path).folder
    lost = Dropped(kind="claim", text="x", reason="no claims today")

    def vouched(*given: Any) -> Any:
        _, events, dropped = vouching.vouched(*given)
        return (), events, (*dropped, lost)

    monkeypatch.setattr("summarizer.pipeline.vouched", vouched)
    changes = fixtures.check(fixtures.load(folder))
    assert [c for c in changes.changes if c.what == "claim" and c.how == "lost"]
    assert [c for c in changes.changes if c.what == "dropped" and "no claims today" in c.label]
