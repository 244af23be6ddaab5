import signal
import subprocess
import sys
import textwrap
from datetime import date
from pathlib import Path

import httpx2
import pytest
from scripted import ANSWERS, ARTICLE, DENIED, FOUND, PROMPT, SAID, bridge, scripted, write_article
from taped import made, rewrite, write_codebook

from summarizer.documents.article import read
from summarizer.errors import InputError, MissingRecording, ServerError
from summarizer.recordings import fixtures
from summarizer.recordings import recording as recordings
from summarizer.recordings.compare import compare
from summarizer.recordings.taping import Taping

KEY = "sk-planted-4f9aXq"


def test_a_recorded_fixture_replays_to_what_was_recorded(tmp_path: Path) -> None:
    """Article, recording and summary are written; reading and replaying them gives the same objects."""
    fixture = made(tmp_path)
    assert sorted(p.name for p in fixture.folder.iterdir()) == [
        "article.md",
        "recording.json",
        "summary.json",
    ]
    assert (fixture.folder / "article.md").read_text(encoding="utf-8") == ARTICLE
    found = fixtures.load(fixture.folder)
    assert found == fixture
    assert not fixtures.check(found)
    summary = fixtures.expected(found)
    assert [q.text for c in summary.claims for q in c.quotes] == ["the old bridge is not safe"]
    assert (len(summary.claims), len(summary.events), summary.provenance.retries) == (2, 1, 1)
    assert (summary.provenance.seconds, summary.document.source) == (0, "article.md")
    assert summary.provenance.created.date() == found.recording.identity.recorded


def test_the_transcript_of_a_re_ask_is_in_the_recording(tmp_path: Path) -> None:
    """What did not hold, the reason that was given, and the mended answer are read one after the other."""
    taken = made(tmp_path).recording.exchanges
    talks = [[m["role"] for m in e.request["messages"][-3:]] for e in taken]
    assert sorted(talks) == [["system", "user"], ["system", "user"], ["user", "assistant", "user"]]
    (again,) = (e for e in taken if len(e.request["messages"]) > 2)
    assert '"claims": "none"' in again.request["messages"][-2]["content"]
    assert "claims" in again.request["messages"][-1]["content"]


def test_recording_the_same_again_changes_no_byte(tmp_path: Path) -> None:
    """Equal answers on another day leave all files as they are, the date too."""
    folder = made(tmp_path).folder
    rewrite(folder / "recording.json", f'"recorded": "{fixtures.load(folder).recording.identity.recorded}"',
            '"recorded": "2031-01-02"')  # fmt: skip
    fixtures.accept(fixtures.load(folder))
    before = {p.name: p.read_bytes() for p in folder.iterdir()}
    with Taping("scripted", prompt=PROMPT, transport=scripted()) as taping:
        fixtures.record(read(str(folder / "article.md")), tmp_path / "fixtures", taping)
    assert {p.name: p.read_bytes() for p in folder.iterdir()} == before
    other = made(tmp_path, {**ANSWERS, "Found": {**FOUND, "claims": [SAID]}})
    assert other.recording.identity.recorded != date(2031, 1, 2)


def test_one_summarizer_records_one_article_after_the_other(tmp_path: Path) -> None:
    """Each fixture has the exchanges about its own article alone."""
    first = write_article(tmp_path, name="one")
    second = write_article(tmp_path, ARTICLE.replace("Velm", "Orst"), name="two")
    with Taping("scripted", prompt=PROMPT, transport=scripted()) as taping:
        both = [fixtures.record(read(str(path)), tmp_path, taping) for path in (first, second)]
    assert [fixtures.check(fixtures.load(f.folder)) for f in both]
    assert "Orst" not in recordings.dumps(both[0].recording)
    assert [f.name for f in both] == ["one", "two"]


def test_a_codebook_of_ones_own_is_kept_beside_the_recording(tmp_path: Path) -> None:
    """It is used when the fixture is replayed, wherever the file was when it was recorded."""
    book = write_codebook(tmp_path)
    article = read(str(write_article(tmp_path)))
    with Taping("scripted", prompt=PROMPT, codebook=book, transport=scripted()) as taping:
        folder = fixtures.record(article, tmp_path / "fixtures", taping).folder
    book.unlink()
    assert not fixtures.check(fixtures.load(folder))
    assert fixtures.expected(fixtures.load(folder)).provenance.codebook.name == "quays"
    with Taping("scripted", prompt=PROMPT, transport=scripted()) as taping:
        fixtures.record(article, tmp_path / "fixtures", taping)
    assert not (folder / "codebook.yaml").exists()
    assert not fixtures.check(fixtures.load(folder))


def test_what_is_accepted_is_expected_from_then_on(tmp_path: Path) -> None:
    """Accepting says what it changes, and makes a summary where there is none or an old one."""
    folder = made(tmp_path).folder
    fixture = fixtures.load(folder)
    rewrite(folder / "summary.json", '"headline": "Velm closes its bridge"', '"headline": "Another"')
    assert "headline Another →" in str(fixtures.accept(fixture))
    assert not fixtures.check(fixture)
    (folder / "summary.json").unlink()
    with pytest.raises(MissingRecording, match=r"has no summary.json; .*check .* --update"):
        fixtures.check(fixture)
    assert not fixtures.accept(fixture)
    assert not fixtures.check(fixture)


def test_what_a_new_recording_replaces_can_be_told_before(tmp_path: Path) -> None:
    """The old summary, where it can be read, and the codebook that lies there."""
    fixture = made(tmp_path)
    article = read(str(fixture.folder / "article.md"))
    old = fixtures.former(article, tmp_path / "fixtures")
    assert (old.summary, old.codebook) == (fixtures.expected(fixture), None)
    rewrite(fixture.folder / "summary.json", '"stance"', '"attitude"')
    book = write_codebook(fixture.folder)
    old = fixtures.former(article, tmp_path / "fixtures")
    assert (old.summary, old.codebook) == (None, book)
    assert fixtures.former(article, tmp_path / "elsewhere") == fixtures.Former()


def test_a_folder_that_is_not_there_is_taken_for_a_fixtures(tmp_path: Path) -> None:
    """The command that makes its recording is that of the folder, whether it is empty or absent."""
    (tmp_path / "empty").mkdir()
    for name in ("strike", "empty"):
        with pytest.raises(MissingRecording) as caught:
            fixtures.replaying(tmp_path / name)
        assert str(caught.value).endswith(f"summarizer record {tmp_path}/{name}/article.md --into {tmp_path}")


def test_half_a_fixture_is_no_fixture(tmp_path: Path) -> None:
    """An article without a recording and a recording without an article say what to do."""
    folder = made(tmp_path).folder
    (folder / "article.md").rename(tmp_path / "article.md")
    with pytest.raises(MissingRecording, match=r"has a recording and no article.md; put it back, or delete"):
        fixtures.load(folder)
    (folder / "recording.json").unlink()
    (tmp_path / "article.md").rename(folder / "article.md")
    with pytest.raises(MissingRecording, match="summarizer record"):
        fixtures.load(folder)


def test_a_recording_answers_in_anybodys_code(tmp_path: Path) -> None:
    """A summarizer made of a folder or of a file gives the recorded answers."""
    fixture = made(tmp_path)
    for path in (fixture.folder, fixture.folder / "recording.json"):
        summarizer, replayer = fixtures.replaying(path)
        with summarizer:
            assert len(summarizer.summarize_article(bridge()).claims) == 2
        replayer.finish()


def test_a_model_that_fails_leaves_the_old_fixture(tmp_path: Path) -> None:
    """Nothing is written before everything is answered, and what was answered is not kept for the next."""
    folder = made(tmp_path).folder
    before = {p: p.read_bytes() for p in folder.iterdir()}
    answers = scripted()

    def refuse(request: httpx2.Request) -> httpx2.Response:
        last = b'"name":"Abstract"' in request.content
        return httpx2.Response(403, text="no more") if last else answers.handle_request(request)

    transport = httpx2.MockTransport(refuse)
    with Taping("scripted", prompt=PROMPT, transport=transport) as taping, pytest.raises(ServerError, match="403"):
        fixtures.record(read(str(folder / "article.md")), tmp_path / "fixtures", taping)
    assert {p: p.read_bytes() for p in folder.iterdir()} == before


def test_a_planted_key_is_in_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a key in the environment and in the requests, no file of the fixture has it."""
    for name in ("OPENAI_API_KEY", "OPENAI_ORG_ID", "OPENAI_PROJECT_ID"):
        monkeypatch.setenv(name, KEY)
    seen = []
    with Taping("scripted", prompt=PROMPT, transport=scripted(spy=lambda r: seen.append(str(r.headers)))) as taping:
        fixtures.record(read(str(write_article(tmp_path))), tmp_path, taping)
    assert [h for h in seen if KEY in h]
    assert not [p for p in (tmp_path / "bridge").iterdir() if KEY in p.read_text(encoding="utf-8")]


KILLED = """
import os, signal, sys
from pathlib import Path
from scripted import ANSWERS, FOUND, PROMPT, SAID, scripted
from summarizer.documents.article import read
from summarizer.recordings import fixtures
from summarizer.recordings.taping import Taping

name, turn, folder = sys.argv[1], int(sys.argv[2]), Path(sys.argv[3])
real, calls = getattr(os, name), []
def deadly(*args, **kwargs):
    calls.append(args)
    if len(calls) == turn:
        os.kill(os.getpid(), signal.SIGKILL)
    return real(*args, **kwargs)
setattr(os, name, deadly)
with Taping("scripted", prompt=PROMPT, transport=scripted({**ANSWERS, "Found": {**FOUND, "claims": [SAID]}})) as taping:
    fixtures.record(read(str(folder / "article.md")), folder.parent, taping)
"""


@pytest.mark.parametrize(("call", "turn"), [("fsync", 1), ("fsync", 3), ("replace", 1)])
def test_a_process_killed_while_it_writes_leaves_the_old_fixture_whole(
    tmp_path: Path, call: str, turn: int
) -> None:
    """After SIGKILL in the middle of the files, and just before they are put in place, the old one checks."""
    folder = made(tmp_path).folder
    before = {p.name: p.read_bytes() for p in folder.iterdir()}
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", textwrap.dedent(KILLED), call, str(turn), str(folder)],
        cwd=Path(__file__).parents[1],
        env={"PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        check=False,
    )
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert {name: (folder / name).read_bytes() for name in before} == before
    assert not fixtures.check(fixtures.load(folder))


def test_a_place_that_cannot_be_written_is_an_input_error(tmp_path: Path) -> None:
    """A file where the folder should be is said before anything is lost."""
    (tmp_path / "into").write_text("in the way", encoding="utf-8")
    with Taping("scripted", prompt=PROMPT, transport=scripted()) as taping, pytest.raises(InputError, match="cannot write"):
        fixtures.record(read(str(write_article(tmp_path))), tmp_path / "into", taping)


def test_a_claim_that_the_model_no_longer_makes_is_lost(tmp_path: Path) -> None:
    """Recorded anew with another answer, the fixture shows the difference in objects."""
    old = fixtures.expected(made(tmp_path))
    new = fixtures.expected(made(tmp_path, {**ANSWERS, "Found": {**FOUND, "claims": [DENIED]}}))
    lost = [c.label for c in compare(old, new).changes if (c.what, c.how) == ("claim", "lost")]
    assert lost == ["Ilka Sørens said “the old bridge is not safe”"]
