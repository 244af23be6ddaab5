"""For the tests of those who use this package: fixtures as tests, and a model that answers from a recording.

Every pytest session of an environment with this package imports this module, so it imports little.
"""

import socket
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import pytest

if TYPE_CHECKING:
    from summarizer.pipeline import Summarizer

    Replay = Callable[[str | Path], Summarizer]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.getgroup("summarizer").addoption(
        "--summarizer-fixtures",
        action="append",
        default=[],
        metavar="DIR",
        help="test every fixture in DIR against its recording, and refuse all tests the network",
    )


@pytest.hookimpl(tryfirst=True)  # before the hooks that select by name
def pytest_collection_modifyitems(session: pytest.Session, items: list[pytest.Item]) -> None:
    given = session.config.getoption("--summarizer-fixtures")
    if not given:
        return
    from summarizer.errors import InputError
    from summarizer.recordings import folders

    try:
        places = folders.find(session.config.invocation_params.dir / path for path in given)
    except InputError as error:
        raise pytest.UsageError(str(error)) from None
    for folder in places:
        items += FixtureFolder.from_parent(session, path=folder).collect()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    if not item.config.getoption("--summarizer-fixtures"):
        return (yield)
    with _refused(loopback=isinstance(item, FixtureTest)):
        return (yield)


class FixtureFolder(pytest.File):
    """A folder with an article, a recording and a summary."""

    def collect(self) -> "list[FixtureTest]":
        return [FixtureTest.from_parent(self, name="replay")]


class FixtureTest(pytest.Item):
    """Replays the recording; what changed in the summary is the failure."""

    def runtest(self) -> None:
        from summarizer.recordings import fixtures

        changes = fixtures.check(fixtures.load(self.path))
        if changes:
            raise SummaryChangedError(str(changes))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        from summarizer.errors import SummarizerError

        if isinstance(excinfo.value, SummaryChangedError):
            accept = f"to accept this: summarizer check {self.path} --update"
            return f"{excinfo.value}\n{accept}"
        if isinstance(excinfo.value, SummarizerError):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, None, str]:
        return self.path, None, f"fixture {self.path.name}"


class SummaryChangedError(AssertionError):
    """A replayed summary is not the accepted one."""


@pytest.fixture
def replay(request: pytest.FixtureRequest) -> "Iterator[Replay]":
    """Gives a ``Summarizer`` that answers from a recording: ``replay("fixtures/NAME")``.

    The path, from pytest's root directory, is of a fixture's folder or of a recording's file. During the test
    the network is refused; at its end an exchange that was recorded and not asked for fails it.
    """
    from summarizer.recordings import fixtures

    failed = request.session.testsfailed
    with ExitStack() as opened:
        opened.enter_context(_refused(loopback=True))
        players = []

        def open_recording(path: str | Path) -> "Summarizer":
            summarizer, replayer = fixtures.replaying(request.config.rootpath / path)
            players.append(replayer)
            return opened.enter_context(summarizer)

        yield open_recording
    if request.session.testsfailed == failed:  # a test that failed had no chance to ask for all
        for replayer in players:
            replayer.finish()


@contextmanager
def _refused(loopback: bool) -> Iterator[None]:
    """No connection to another machine and, where ``loopback`` is true, none to this one by IP either."""

    def guarded(connect: Callable[..., Any]) -> Callable[..., Any]:
        def guard(self: socket.socket, address: Any) -> Any:
            if self.family in (socket.AF_INET, socket.AF_INET6) and (loopback or not _is_here(address[0])):
                self.close()  # the callers count on OSError alone and would leave it open
                _refuse(address)
            return connect(self, address)

        return guard

    with pytest.MonkeyPatch.context() as patch:
        for name in ("connect", "connect_ex"):
            patch.setattr(socket.socket, name, guarded(getattr(socket.socket, name)))
        yield


def _is_here(host: str) -> bool:
    return host in ("localhost", "::1") or host.startswith("127.")


def _refuse(address: tuple[Any, ...]) -> NoReturn:
    from summarizer.errors import RecordingError

    raise RecordingError(
        f"the network is refused in this test (it wanted {address[0]}, port {address[1]}); "
        "take answers from a recording: replay('fixtures/NAME')"
    )
