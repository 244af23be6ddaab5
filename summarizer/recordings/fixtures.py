"""A fixture: an article, a model's answers about it, and the summary that they lead to.

A folder with ``article.md``, ``recording.json`` and ``summary.json``, and with ``codebook.yaml`` where the
codebook is not the default one. Fields of the summary that differ between equal runs are fixed: ``created`` is
the day of the recording, ``seconds`` is 0, ``source`` is ``article.md``.
"""

import os
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime, time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError

from summarizer import codebook
from summarizer.documents.article import Article, read
from summarizer.errors import InputError, MissingRecording, RecordingError, StaleRecording
from summarizer.llm import connect
from summarizer.pipeline import Notify, Summarizer
from summarizer.prompts import releases
from summarizer.recordings import recording as recordings
from summarizer.recordings.compare import Comparison, compare
from summarizer.recordings.folders import ARTICLE, CODEBOOK, RECORDING, SUMMARY
from summarizer.recordings.markdown import markdown, name
from summarizer.recordings.recording import Identity, Recording
from summarizer.recordings.transports import Replayer
from summarizer.schema import CodebookIdentity, ParserIdentity, Summary, Value

if TYPE_CHECKING:
    from summarizer.recordings.taping import Taping


class Fixture(Value):
    """A folder, and the article and recording in it."""

    folder: Path
    article: Article
    recording: Recording

    @property
    def name(self) -> str:
        return self.folder.name

    @property
    def codebook(self) -> Path | None:
        """The file of a codebook that is not the default one."""
        return _codebook(self.folder)


class Former(Value):
    """What a new recording of an article takes the place of; nothing where there was none."""

    summary: Summary | None = None
    codebook: Path | None = None


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
    return Fixture(folder=folder, article=_article(folder), recording=recording)


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
    """The summary that the present code makes of the recorded answers.

    Raises:
        StaleRecording: the article, the prompt, the parser, the codebook, the schema or what is asked has
            changed since, or something recorded is not asked for any more. The message says which.
        MissingRecording: something is asked that was not recorded.
    """
    _refuse_changed(fixture)
    recorded = fixture.recording.identity.prompt
    now = releases.prompt(recorded.name).identity
    if now.sha256 == recorded.sha256:
        return _replayed(fixture, fixture.codebook)
    try:
        _replayed(fixture, fixture.codebook)
        why = f"no request differs; {_again(fixture)}"
    except RecordingError as error:
        why = str(error)
    raise StaleRecording(f"prompt {recorded.name} {_changed(recorded.sha256, now.sha256)}; {why}")


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


def former(article: Article, into: Path) -> Former:
    """The summary, where it can be read, and the codebook of the fixture that ``record`` would replace."""
    folder = into / name(article)
    try:
        summary = Summary.model_validate_json((folder / SUMMARY).read_bytes())
    except (OSError, ValidationError):
        summary = None
    return Former(summary=summary, codebook=_codebook(folder))


def record(article: Article, into: Path, taping: "Taping", notify: Notify | None = None) -> Fixture:
    """Ask a model about an article and keep its answers, as a new fixture or over an old one.

    Every file is replaced as a whole, and only when the model has answered everything.

    Args:
        article: as it was read; a file named ``article.md`` has its folder's name, any other its own.
        into: the folder of the fixtures.
        taping: asks the model and records its answers; its codebook takes the place of the old fixture's, PLOVER's too.
        notify: called after each answer.

    Raises:
        InputError: the article cannot be kept as Markdown, or the fixture not written.
        SummarizerError: as ``Summarizer.summarize`` does.
    """
    kept, folder = markdown(article), into / name(article)
    book = taping.codebook_file.read_bytes() if taping.codebook_file else None
    article = article.model_copy(update={"source": ARTICLE})
    recording = _dated(taping.tape(article, notify), folder / RECORDING)
    fixture = Fixture(folder=folder, article=article, recording=recording)
    files = {
        ARTICLE: kept,
        RECORDING: recordings.dumps(recording).encode(),
        SUMMARY: _json(_replayed(fixture, taping.codebook_file)),
        CODEBOOK: book,
    }
    _write(folder, files)
    return fixture


def replaying(path: Path) -> tuple[Summarizer, Replayer]:
    """A summarizer that answers from a recording, given as its file or its fixture's folder.

    Raises:
        MissingRecording: there is none.
        StaleRecording: it cannot be read.
    """
    file = path if path.is_file() or path.suffix == ".json" else path / RECORDING
    return _player(recordings.load(file), file, _codebook(file.parent))


class _Player(Summarizer):
    """Answers as the model of a recording did."""

    def __init__(self, identity: Identity, replayer: Replayer, book: Path | None) -> None:
        model = identity.model
        super().__init__(model.name, prompt=identity.prompt.name, codebook=book)
        self._open = partial(connect, model.name, transport=replayer, identity=model)


def _player(recording: Recording, file: Path, book: Path | None) -> tuple[Summarizer, Replayer]:
    replayer = Replayer(recording, file)
    return _Player(recording.identity, replayer, book), replayer


def _replayed(fixture: Fixture, book: Path | None) -> Summary:
    summarizer, replayer = _player(fixture.recording, fixture.folder / RECORDING, book)
    with summarizer:
        summary = summarizer.summarize_article(fixture.article)
    _refuse_parser(fixture, summary.provenance.parser)
    replayer.finish()
    created = datetime.combine(fixture.recording.identity.recorded, time(), UTC)
    settled = summary.provenance.model_copy(update={"created": created, "seconds": 0.0})
    return summary.model_copy(update={"provenance": settled})


def _refuse_changed(fixture: Fixture) -> None:
    recorded, again = fixture.recording.identity, _again(fixture)
    if recorded.article != fixture.article.sha256:
        raise StaleRecording(
            f"the article of {str(fixture.folder)!r} "
            f"{_changed(recorded.article, fixture.article.sha256)}; {again}"
        )
    if recorded.schema_version != _schema_version():
        raise StaleRecording(
            f"{str(fixture.folder)!r} was recorded for summary schema {recorded.schema_version}, "
            f"and summaries now have schema {_schema_version()}; {again}"
        )
    book = codebook.load(fixture.codebook) if fixture.codebook else codebook.plover()
    if recorded.codebook != book.identity:
        raise StaleRecording(_changed_codebook(recorded.codebook, book.identity, fixture.folder, again))
    if recorded.parser is not None:
        _refuse_parser(fixture, _parser(fixture.article.language))


def _again(fixture: Fixture) -> str:
    return recordings.again(fixture.folder / RECORDING, fixture.recording.identity.model)


def _changed_codebook(old: CodebookIdentity, new: CodebookIdentity, folder: Path, again: str) -> str:
    if old.name == new.name:
        return f"codebook {old.name} {_changed(old.sha256, new.sha256)}; {again}"
    return f"{str(folder)!r} was recorded with codebook {old.name}, and now there is {new.name}; {again}"


def _refuse_parser(fixture: Fixture, now: ParserIdentity | None) -> None:
    old, again = fixture.recording.identity.parser, _again(fixture)
    if old == now:
        return
    was, is_ = (f"{p.name} {p.version} ({p.sha256[:12]}…)" if p else "no parser" for p in (old, now))
    missing = "; install it: pip install 'newsclaims[local]'" if now is None else ""
    raise StaleRecording(
        f"{str(fixture.folder)!r} was recorded with {was}, and now there is {is_}{missing}; {again}"
    )


def _parser(language: str) -> ParserIdentity | None:
    from summarizer import syntax

    return syntax.identity() if syntax.available(language) else None


def _changed(then: str, now: str) -> str:
    return f"has changed since it was recorded: sha256 {then[:12]}… then, {now[:12]}… now"


def _schema_version() -> str:
    return str(Summary.model_fields["schema_version"].default)


def _codebook(folder: Path) -> Path | None:
    path = folder / CODEBOOK
    return path if path.is_file() else None


def _article(folder: Path) -> Article:
    return read(str(folder / ARTICLE)).model_copy(update={"source": ARTICLE})


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


def _write(folder: Path, files: Mapping[str, bytes | None]) -> None:
    """Write all, then put all in place: a process killed on the way leaves the old files whole.

    A file without bytes is one that should not be there.
    """
    places = {folder / f".{name}.{os.getpid()}": (folder / name, data) for name, data in files.items()}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for unfinished, (_, data) in places.items():
            if data is not None:
                _synced(unfinished, data)
        for unfinished, (place, data) in places.items():
            unfinished.replace(place) if data is not None else place.unlink(missing_ok=True)
    except OSError as error:
        raise InputError(f"cannot write {str(folder)!r}: {error.strerror}") from None
    finally:
        for unfinished in places:
            with suppress(OSError):
                unfinished.unlink()


def _synced(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
