"""The fixed part of a prompt is read once, and by later processes from disk."""

import json
import os
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx2
import pytest
from asking import QUESTION, client
from provider_servers import SERVERS, Answer

from summarizer.llm import Message, connect
from summarizer.llm.local import prefixes
from summarizer.llm.local.prefixes import Prefixes, directory
from summarizer.llm.local.weights import Gguf

LONG = (Message(role="system", content="Copy words as they stand. " * 80),)
OTHER = (Message(role="system", content="Name who speaks, as the text does. " * 80),)
TOY = Gguf(path=Path("toy.gguf"), name="toy", sha256="ab" * 32)


class Engine:
    """Writes and takes up files as llama.cpp does, and notes what it is asked."""

    def __init__(self, place: Path, size: int = 10, *, broken: bool = False) -> None:
        self.place, self.size, self.broken = place, size, broken
        self.asked: list[str] = []

    def __call__(self, request: httpx2.Request) -> httpx2.Response:
        body = json.loads(request.content)
        if request.url.path == "/v1/chat/completions":
            self.asked.append("read")
            return httpx2.Response(200, json={})
        action, slot = request.url.params["action"], request.url.path.rpartition("/")[2]
        self.asked.append(action if slot == "0" else f"{action} {slot}")
        path = self.place / body["filename"]
        if self.broken or (action == "restore" and not path.exists()):
            return httpx2.Response(400, json={"error": {"message": "Unable to restore slot"}})
        if action == "save":
            path.write_bytes(b"x" * self.size)
        return httpx2.Response(200, json={})

    def prefixes(self, slots: int = 1) -> Prefixes:
        http = httpx2.Client(base_url="http://e", transport=httpx2.MockTransport(self))
        return Prefixes(self.place, http, slots)


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SUMMARIZER_CACHE", str(tmp_path))
    pytest.importorskip("xllamacpp")
    found = directory(TOY)
    assert found is not None
    return found


def read(known: Prefixes, *parts: tuple[Message, ...]) -> None:
    for fixed in parts:
        with known.read(fixed):
            pass


def test_what_one_process_read_the_next_takes_up(place: Path) -> None:
    """It is read and saved once, kept while it is asked about, and restored afterwards."""
    engine = Engine(place)
    read(engine.prefixes(), LONG, LONG, OTHER, LONG)
    assert engine.asked == ["read", "save", "read", "save", "restore"]
    engine.asked.clear()
    read(engine.prefixes(), OTHER)
    assert engine.asked == ["restore"]
    assert all(path.suffix == ".slot" for path in place.iterdir())


def test_short_prompts_are_not_kept(place: Path) -> None:
    """They are read in no time."""
    engine = Engine(place)
    read(engine.prefixes(), QUESTION.messages[:1])
    assert engine.asked == []


def test_each_slot_reads_for_itself(place: Path) -> None:
    """A request gets an idle slot that has read its fixed part, else the one that was used least recently."""
    engine = Engine(place)
    known = engine.prefixes(slots=2)
    with known.read(LONG), known.read(OTHER):
        pass
    read(known, LONG, OTHER)
    assert engine.asked == ["read", "save", "read", "save 1"]
    engine.asked.clear()
    with known.read(LONG), known.read(LONG):
        pass
    read(known, LONG, OTHER)
    assert engine.asked == ["restore 1", "restore"]


def test_who_finds_no_idle_slot_waits_for_one(place: Path) -> None:
    """No more requests are under way than the engine has slots."""
    known, inside, most = Engine(place).prefixes(slots=2), [0], [0]

    def ask(_: int) -> None:
        with known.read(LONG):
            inside[0] += 1
            most[0] = max(most[0], inside[0])
            time.sleep(0.01)
            inside[0] -= 1

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(ask, range(12)))
    assert most == [2]


def test_a_file_that_cannot_be_taken_up_is_made_anew(place: Path) -> None:
    """And an engine that can do neither is asked as if there were none."""
    engine = Engine(place)
    read(engine.prefixes(), LONG)
    engine.asked.clear()
    engine.broken = True
    read(engine.prefixes(), LONG)
    assert engine.asked == ["restore", "read", "save"]


def test_an_engine_that_does_not_answer_costs_nothing_more(place: Path) -> None:
    """What is asked then says itself what is wrong."""

    def respond(request: httpx2.Request) -> httpx2.Response:
        raise httpx2.ConnectError("gone")

    read(Prefixes(place, httpx2.Client(base_url="http://e", transport=httpx2.MockTransport(respond))), LONG)
    assert list(place.iterdir()) == []


def test_the_files_are_bounded(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was not used longest goes first."""
    monkeypatch.setattr(prefixes, "MOST", 250)
    engine = Engine(place, size=100)
    for number in range(5):
        read(engine.prefixes(), (Message(role="system", content=f"{number} " * 1000),))
        for age, path in enumerate(sorted(place.iterdir(), key=lambda p: -p.stat().st_mtime)):
            os.utime(path, (1e9 - age, 1e9 - age))
    assert len(list(place.iterdir())) == 2


def test_what_is_used_stays(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is taken up counts as new."""
    monkeypatch.setattr(prefixes, "MOST", 250)
    engine = Engine(place, size=100)
    read(engine.prefixes(), LONG)
    (long,) = place.iterdir()
    read(engine.prefixes(), OTHER)
    for path in place.iterdir():
        os.utime(path, (1e9 - (path == long), 1e9 - (path == long)))
    read(engine.prefixes(), LONG, (Message(role="system", content="Third. " * 500),))
    assert long.exists()
    assert len(list(place.iterdir())) == 2


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The engine is then asked without."""
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("SUMMARIZER_CACHE", str(tmp_path / "file"))
    assert directory(TOY) is None


def test_files_are_of_one_model_and_engine(place: Path) -> None:
    """Other weights, or another version, begin anew."""
    assert directory(TOY) == place
    assert directory(TOY.model_copy(update={"sha256": "cd" * 32})) != place


def test_a_client_has_the_fixed_part_read() -> None:
    """All messages of a question but its last one, on a re-ask too."""
    seen: list[int] = []

    class Noting:
        def __enter__(self) -> None: ...

        def __exit__(self, *_: object) -> None: ...

    def reading(fixed: object) -> Noting:
        seen.append(len(fixed))  # type: ignore[arg-type]
        return Noting()

    server = SERVERS["llama.cpp"]
    client(server, lambda r: server.answers(r, Answer("none")), reading=reading).ask(QUESTION)
    assert seen == [3, 3]


@pytest.mark.live
@pytest.mark.usefixtures("socket_enabled")
def test_a_prompt_is_read_from_disk() -> None:
    """A second engine has the instructions before it is asked, and answers the same."""
    found = []
    for _ in range(2):
        connection = connect("local")
        system = QUESTION.messages[0].model_copy(update={"content": LONG[0].content})
        asked = QUESTION.model_copy(update={"messages": (system, *QUESTION.messages[1:])})
        found.append(connection.client.ask(asked))
        connection.close()
    assert found[1].usage.cached_tokens > 400
    assert found[0].answer == found[1].answer
