"""A fixture: an article, what a model said about it, and the summary that comes of it.

A folder with ``article.md``, ``recording.json`` and ``summary.json``. What differs between two equal runs
is settled in the summary: ``created`` is the day of the recording, ``seconds`` is 0, ``source`` is
``article.md``.
"""

import os
from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError

from summarizer.documents import article as document
from summarizer.documents.article import Article
from summarizer.errors import InputError, MissingRecording, RecordingError, StaleRecording
from summarizer.extraction.reader import Notify
from summarizer.pipeline import Summarizer
from summarizer.prompts import releases
from summarizer.recordings.compare import Comparison, compare
from summarizer.recordings.recording import Recording
from summarizer.recordings.recording import recording as recordings
from summarizer.recordings.transports import Replayer
from summarizer.schema import Summary, Value

if TYPE_CHECKING:
    from summarizer.recordings.taping import Taping

ARTICLE, RECORDING, SUMMARY = "article.md", "recording.json", "summary.json"


class Fixture(Value):
    """A folder, and the article and recording in it."""

    folder: Path
    article: Article
    recording: Recording

    @property
    def name(self) -> str:
        return self.folder.name


def find(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The fixture folders among the paths, and those directly in them. A file stands for its folder.

    Raises:
        InputError: a path does not exist, or no fixture is there.
    """
    found: dict[Path, None] = {}
    for path in paths:
        place = path.parent if path.is_file() else path
        if not place.is_dir():
            raise InputError(f"there is no folder {str(path)!r}; give one with fixtures in it")
        here = [place] if _is_fixture(place) else sorted(filter(_is_fixture, place.iterdir()))
        if not here:
            raise InputError(f"{str(path)!r} holds no fixture; make one with 'summarizer record'")
        found.update(dict.fromkeys(here))
    return tuple(found)


def _is_fixture(folder: Path) -> bool:
    return (folder / ARTICLE).is_file() or (folder / RECORDING).is_file()


def load(folder: Path) -> Fixture:
    """The fixture in a folder.

    Raises:
        MissingRecording: the article or the recording is not there.
        StaleRecording: the recording cannot be read.
        InputError: the article cannot be read.
    """
    recording = recordings.load(folder / RECORDING)
    if not (folder / ARTICLE).is_file():
        raise MissingRecording(
            f"{str(folder)!r} has a recording and no {ARTICLE}; put it back, or delete the folder"
        )
    return Fixture(folder=folder, article=_article(folder / ARTICLE), recording=recording)


def expected(fixture: Fixture) -> Summary:
    """The summary that was accepted.

    Raises:
        MissingRecording: none was.
        StaleRecording: it is of another schema.
    """
    path = fixture.folder / SUMMARY
    accept = f"accept what comes now: summarizer check {fixture.folder} --update"
    try:
        return Summary.model_validate_json(path.read_bytes())
    except FileNotFoundError:
        raise MissingRecording(f"{str(fixture.folder)!r} has no {SUMMARY}; {accept}") from None
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(map(str, first["loc"]))
        raise StaleRecording(
            f"{str(path)!r} does not fit summary schema {_schema_version()}: "
            f"{where}: {first['msg']}; {accept}"
        ) from None


def replay(fixture: Fixture) -> Summary:
    """The summary that comes of the recorded answers today.

    Raises:
        StaleRecording: the article, the prompt, the schema or what is asked has changed since, or something
            recorded is not asked for any more. The message says which.
        MissingRecording: something is asked that was not recorded.
    """
    _refuse_changed(fixture)
    recorded = fixture.recording.identity.prompt
    now = releases.prompt(recorded.name).identity
    if now.sha256 == recorded.sha256:
        return _replayed(fixture)
    try:
        _replayed(fixture)
        why = f"no request differs; {recordings.again(fixture.folder / RECORDING)}"
    except RecordingError as error:
        why = str(error)
    hashes = f"sha256 {recorded.sha256[:12]}… when it was recorded, {now.sha256[:12]}… now"
    raise StaleRecording(f"prompt {recorded.name} has changed: {hashes}; {why}")


def check(fixture: Fixture) -> Comparison:
    """What changed from the accepted summary to today's; raises as ``expected`` and ``replay`` do."""
    now = replay(fixture)
    return compare(expected(fixture), now)


def accept(fixture: Fixture) -> Comparison:
    """Make today's summary the expected one, and say what that changes; raises as ``replay`` does."""
    now = replay(fixture)
    try:
        changes = compare(expected(fixture), now)
    except RecordingError:
        changes = Comparison()  # there was none, or one of another schema
    _write(fixture.folder, {SUMMARY: _json(now)})
    return changes


def record(path: Path, into: Path, taping: "Taping", notify: Notify | None = None) -> Fixture:
    """Ask a model about an article and keep what it says, as a new fixture or over an old one.

    Every file is replaced as a whole, and only when the model has answered everything.

    Args:
        path: the article; one named ``article.md`` has its folder's name, any other its own.
        into: the folder of the fixtures.
        taping: asks, and takes down.
        notify: told the calls done and to do.

    Raises:
        InputError: the article cannot be read, or the fixture not written.
        SummarizerError: as ``Summarizer.summarize`` does.
    """
    article = _article(path)
    folder = into / (path.resolve().parent.name if path.name == ARTICLE else path.stem)
    taken = taping.tape(article, notify)
    fixture = Fixture(folder=folder, article=article, recording=_dated(taken, folder / RECORDING))
    files = {
        ARTICLE: path.read_bytes(),
        RECORDING: recordings.dumps(fixture.recording).encode(),
        SUMMARY: _json(replay(fixture)),
    }
    _write(folder, files)
    return fixture


def replaying(path: Path) -> tuple[Summarizer, Replayer]:
    """A summarizer that answers from a recording, given as its file or its fixture's folder.

    Raises:
        MissingRecording: there is none.
        StaleRecording: it cannot be read.
    """
    file = path / RECORDING if path.is_dir() else path
    return _player(recordings.load(file), file)


def _player(recording: Recording, file: Path) -> tuple[Summarizer, Replayer]:
    replayer = Replayer(recording, file)
    identity = recording.identity
    return Summarizer(identity.model.name, prompt=identity.prompt.name, transport=replayer), replayer


def _replayed(fixture: Fixture) -> Summary:
    summarizer, replayer = _player(fixture.recording, fixture.folder / RECORDING)
    with summarizer:
        summary = summarizer.summarize_article(fixture.article)
    replayer.finish()
    created = datetime.combine(fixture.recording.identity.recorded, time(), UTC)
    settled = summary.provenance.model_copy(update={"created": created, "seconds": 0.0})
    return summary.model_copy(update={"provenance": settled})


def _refuse_changed(fixture: Fixture) -> None:
    recorded, again = fixture.recording.identity, recordings.again(fixture.folder / RECORDING)
    if recorded.article != fixture.article.sha256:
        raise StaleRecording(
            f"the article of {str(fixture.folder)!r} has changed since it was recorded: "
            f"sha256 {recorded.article[:12]}… then, {fixture.article.sha256[:12]}… now; {again}"
        )
    if recorded.schema_version != _schema_version():
        raise StaleRecording(
            f"{str(fixture.folder)!r} was recorded for summary schema {recorded.schema_version}, "
            f"and summaries now have schema {_schema_version()}; {again}"
        )


def _schema_version() -> str:
    return str(Summary.model_fields["schema_version"].default)


def _article(path: Path) -> Article:
    return document.read(str(path)).model_copy(update={"source": ARTICLE})


def _dated(taken: Recording, path: Path) -> Recording:
    """The recording with the day of the old one where nothing else has changed."""
    try:
        day = recordings.load(path).identity.recorded
    except RecordingError:
        return taken
    dated = taken.model_copy(update={"identity": taken.identity.model_copy(update={"recorded": day})})
    return dated if recordings.dumps(dated).encode() == path.read_bytes() else taken


def _json(summary: Summary) -> bytes:
    return summary.model_dump_json(indent=1).encode() + b"\n"


def _write(folder: Path, files: dict[str, bytes]) -> None:
    """Write all, then put all in place: a process killed on the way leaves the old files whole."""
    places = {folder / f".{name}.{os.getpid()}": folder / name for name in files}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for unfinished, data in zip(places, files.values(), strict=True):
            with unfinished.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
        for unfinished, place in places.items():
            unfinished.replace(place)
    except OSError as error:
        raise InputError(f"cannot write {str(folder)!r}: {error.strerror}") from None
    finally:
        for unfinished in places:
            with suppress(OSError):
                unfinished.unlink()
