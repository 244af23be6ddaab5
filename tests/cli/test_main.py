"""The command line: which exit code follows, and what the small commands print."""

import json
from pathlib import Path

import pytest
from commands import Call, StandIn, one_line

from summarizer.errors import ModelError
from summarizer.prompts import releases


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], []])
def test_help_names_the_commands(call: Call, arguments: list[str]) -> None:
    """Help is what one gets without a command, too."""
    code, out, err = call(*arguments)
    assert (code, err) == (0, "")
    commands = out.split("Commands:\n")[1].split("\n\n")[0]
    assert {line.split()[0] for line in commands.splitlines()} == {
        "run", "batch", "status", "merge", "ask", "export", "record", "check", "diff", "eval", "codebook", "config", "plan", "prompts", "schema",
    }  # fmt: skip
    assert "3 every article was summarised, one or more in part" in " ".join(out.split())


def test_errors_are_one_line(call: Call, stand_in: type[StandIn], dated: Path) -> None:
    """An error of the package is one line on standard error, without what a terminal obeys, and exit 1."""
    stand_in.gives = ModelError("it said \x1b[2J\nnonsense")
    code, out, err = call("run", dated)
    assert (code, out) == (1, "")
    assert err.splitlines()[1:] == ["summarizer: it said �[2J nonsense"]


def test_interrupt(call: Call, stand_in: type[StandIn], ferry: Path) -> None:
    """Control-C ends with 130, as a shell expects, and one line."""
    stand_in.gives = KeyboardInterrupt()
    code, out, err = call("run", ferry)
    assert (code, out, err.splitlines()[-1]) == (130, "", "summarizer: interrupted")


def test_other_errors_are_not_hidden(call: Call, stand_in: type[StandIn], ferry: Path) -> None:
    """What is a mistake of the program shows as one."""
    stand_in.gives = ZeroDivisionError()
    with pytest.raises(ZeroDivisionError):
        call("run", ferry)


@pytest.mark.parametrize("arguments", [["--format", "xml"], ["--nonsense"]])
def test_usage_errors(call: Call, stand_in: type[StandIn], ferry: Path, arguments: list[str]) -> None:
    """A wrong option is a usage error: exit 2, nothing on standard output."""
    code, out, err = call("run", ferry, *arguments)
    assert (code, out) == (2, "")
    assert "Traceback" not in err


def test_prompts_are_listed(call: Call) -> None:
    """Every release is one line."""
    code, out, err = call("prompts")
    assert (code, err) == (0, "")
    assert [line.split()[0] for line in out.splitlines()] == list(releases.names("prompts"))


@pytest.mark.parametrize("form", ["", "/free"])
def test_a_prompt_is_printed(call: Call, form: str) -> None:
    """All that a release, or one form of it, says is printed, file by file, as it is."""
    latest = releases.names()[-1]
    code, out, _ = call("prompts", latest + form)
    home = releases.folder("prompts") / latest
    files = sorted(path for path in (home / form.strip("/")).rglob("*") if path.is_file())
    assert code == 0
    assert out == "".join(
        f"==> {path.relative_to(home).as_posix()} <==\n{path.read_bytes().decode()}\n" for path in files
    )


def test_schemas_are_listed(call: Call) -> None:
    """Every published schema is one line, and each line can be asked for."""
    code, out, _ = call("schema")
    listed = [line.split() for line in out.splitlines()]
    assert code == 0
    assert ["v2", "summary"] in listed
    assert all(call("schema", name, "--version", version).code == 0 for version, name in listed)


def test_a_schema_is_printed(call: Call) -> None:
    """The published schema is printed as JSON."""
    code, out, err = call("schema", "summary")
    assert (code, err) == (0, "")
    assert json.loads(out) == releases.schema("summary", "v2")


@pytest.mark.parametrize(
    "arguments",
    [["prompts", "v999"], ["prompts", "v3/none"], ["schema", "nonsense"], ["schema", "summary", "--version", "v9"]],
)
def test_unknown_releases(call: Call, arguments: list[str]) -> None:
    """A release that does not exist gets one line, and exit 1."""
    code, out, err = call(*arguments)
    assert (code, out) == (1, "")
    assert one_line(err)
