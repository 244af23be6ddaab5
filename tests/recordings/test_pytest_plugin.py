import shutil
import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path

import pytest
from scripted import PROMPT, scripted, write_article

from summarizer.documents.article import read
from summarizer.recordings import fixtures
from summarizer.recordings.recording import dumps
from summarizer.recordings.taping import Taping

pytest_plugins = ["pytester"]

# In a checkout that is not installed there is no entry point to find the plugin by.
PLUGIN = (
    []
    if any(e.name == "summarizer" for e in entry_points(group="pytest11"))
    else ["-p", "summarizer.recordings.pytest_plugin"]
)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fixtures ``a`` and ``b``; made outside pytester, which forgets what is imported inside it."""
    folder = tmp_path_factory.mktemp("made")
    with Taping("scripted", prompt=PROMPT, transport=scripted()) as taping:
        for name in "ab":
            fixtures.record(read(str(write_article(folder, name=name))), folder / "kept", taping)
    return folder / "kept"


@pytest.fixture
def project(kept: Path, pytester: pytest.Pytester) -> pytest.Pytester:
    """An empty project with the fixtures ``kept/a`` and ``kept/b``."""
    shutil.copytree(kept, pytester.path / "kept")
    return pytester


def run(project: pytest.Pytester, *words: str) -> pytest.RunResult:
    return project.runpytest_inprocess(*PLUGIN, "-p", "no:cacheprovider", "--force-enable-socket", *words)


def rewrite(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def test_each_fixture_is_a_test(project: pytest.Pytester) -> None:
    """They pass beside the project's own tests, can be selected by name, and have a readable id."""
    project.makepyfile("def test_own(): pass")
    run(project, "--summarizer-fixtures", "kept").assert_outcomes(passed=3)
    run(project, "--summarizer-fixtures", "kept", "-k", "b").assert_outcomes(passed=1, deselected=2)
    run(project, "--summarizer-fixtures", "kept/a", "-v").stdout.fnmatch_lines(["kept/a::replay PASSED*"])


def test_without_the_option_nothing_is_collected(project: pytest.Pytester) -> None:
    """A session that does not ask for fixtures has none."""
    run(project).assert_outcomes()


def test_the_failure_is_the_difference_of_objects(project: pytest.Pytester) -> None:
    """What changed and how to accept it are shown, and no traceback."""
    rewrite(project.path / "kept/a/summary.json", '"asserts"', '"doubts"')
    result = run(project, "--summarizer-fixtures", "kept")
    result.assert_outcomes(passed=1, failed=1)
    result.stdout.fnmatch_lines(
        [
            "*fixture a*",
            "claim changed: Ilka Sørens said *: stance doubts → asserts",
            "to accept this: *--update",
        ]
    )
    result.stdout.no_fnmatch_line("*pytest_plugin.py*")


def test_a_recording_that_nobody_plays_fails(project: pytest.Pytester) -> None:
    """A recording without its article, and an exchange that is not asked for, are failures."""
    (project.path / "kept/a/article.md").unlink()
    folder = project.path / "kept/b"
    found = fixtures.load(folder)
    extra = found.recording.exchanges[0].model_copy(deep=True)
    extra.request["messages"][-1]["content"] = "[9] Nobody asks."
    both = found.recording.model_copy(update={"exchanges": (*found.recording.exchanges, extra)})
    (folder / "recording.json").write_text(dumps(both), encoding="utf-8")
    result = run(project, "--summarizer-fixtures", "kept")
    result.assert_outcomes(failed=2)
    result.stdout.fnmatch_lines(
        ["*recording and no article.md*", "*1 of 4 recorded exchanges were not asked for*"]
    )


def test_a_folder_that_is_not_there_is_a_usage_error(project: pytest.Pytester) -> None:
    """The session ends with pytest's code for wrong usage."""
    result = run(project, "--summarizer-fixtures", "absent")
    assert result.ret == pytest.ExitCode.USAGE_ERROR


USE = """
from summarizer.documents.article import read

ARTICLE = read("kept/a/article.md")

def test_claims(replay):
    summary = replay("kept/a").summarize_article(ARTICLE)
    assert [claim.cue.text for claim in summary.claims] == ["said", "denied"]

def test_file(replay):
    assert replay("kept/a/recording.json").summarize_article(ARTICLE).events
"""


def test_a_recording_answers_in_a_users_test(project: pytest.Pytester) -> None:
    """``replay`` gives a summarizer from a folder or a file."""
    project.makepyfile(USE)
    run(project).assert_outcomes(passed=2)


def test_what_a_test_leaves_unplayed_fails_it_at_its_end(project: pytest.Pytester) -> None:
    """A recording that is opened and not asked is an error, except after a failure of the test itself."""
    project.makepyfile(
        "def test_lazy(replay): replay('kept/a')\n\ndef test_wrong(replay): replay('kept/a'); assert 0"
    )
    result = run(project)
    result.assert_outcomes(passed=1, errors=1, failed=1)
    result.stdout.fnmatch_lines(["*3 of 3 recorded exchanges were not asked for*"])


def test_another_article_says_how_it_is_recorded(project: pytest.Pytester) -> None:
    """MissingRecording reaches the user's test."""
    project.makepyfile(
        """
        import pytest
        from summarizer.documents.article import read
        from summarizer.errors import MissingRecording

        def test_other(replay):
            summarizer = replay("kept/a")
            with pytest.raises(MissingRecording, match="summarizer record .*kept/a/article.md"):
                summarizer.summarize("Quince jam won three prizes, the baker Odd Lie said.")
            summarizer.summarize_article(read("kept/a/article.md"))
        """
    )
    run(project).assert_outcomes(passed=1)


CALLS = """
import socket
import pytest
from summarizer import Summarizer, SummarizerError

def connect(host):
    with socket.socket() as s:
        s.settimeout(0.2)
        s.connect((host, 9))

REFUSED = pytest.raises(SummarizerError, match="the network is refused in this test")

@pytest.mark.parametrize("host", ["127.0.0.1", "192.0.2.1"])
def test_replay(replay, host):
    with REFUSED:
        connect(host)

def test_a_model(replay):
    with REFUSED, Summarizer("openai/some", base_url="http://127.0.0.1:9/v1") as live:
        live.summarize("The mayor said that the bridge would close.")

def test_far():
    with {far}:
        connect("192.0.2.1")

def test_near():
    with pytest.raises(ConnectionRefusedError):
        connect("127.0.0.1")
"""


@pytest.mark.parametrize(
    ("option", "far"), [([], "pytest.raises(OSError)"), (["--summarizer-fixtures", "kept"], "REFUSED")]
)
def test_the_network_is_refused(project: pytest.Pytester, option: list[str], far: str) -> None:
    """With ``replay`` all of it; in a session of fixtures other machines in every test; else nothing."""
    project.makepyfile(CALLS.replace("{far}", far))
    run(project, *option, "-k", "not replay or test_replay or test_a_model").assert_outcomes(
        passed=5, deselected=2 if option else 0
    )


def test_the_plugin_costs_nothing_where_it_is_not_used() -> None:
    """It loads nothing that pytest has not loaded, and takes a few milliseconds."""
    code = (
        "import sys, time, pytest, _pytest.monkeypatch; before = set(sys.modules); t = time.process_time()\n"
        "import summarizer.recordings.pytest_plugin; used = time.process_time() - t\n"
        "print(used, *sorted({m.partition('.')[0] for m in set(sys.modules) - before}))"
    )
    command = [sys.executable, "-c", code]
    runs = [subprocess.run(command, capture_output=True, text=True, check=True) for _ in range(3)]  # noqa: S603
    used = min(float(done.stdout.split()[0]) for done in runs)
    assert used < 0.01
    assert runs[0].stdout.split()[1:] == ["summarizer"]
