"""The command line: each command parses, makes one library call and prints.

Data goes to standard output; progress and errors to standard error. Only `main` turns an error into text.
What is slow to import is imported inside the commands: ``--help`` needs none of it.
"""

import json
import sys
from importlib.metadata import version
from typing import Annotated

import typer

from summarizer.cli import ask as ask_command
from summarizer.cli import batch as batch_command
from summarizer.cli import codebook as codebook_command
from summarizer.cli import config as settings_commands
from summarizer.cli import evaluate as evaluate_command
from summarizer.cli import export as export_command
from summarizer.cli import fixtures as fixture_commands
from summarizer.cli import merge as merge_command
from summarizer.cli import options, terminal
from summarizer.cli import run as run_command
from summarizer.cli import status as status_command
from summarizer.cli.terminal import INTERRUPTED
from summarizer.errors import DISTRIBUTION, SummarizerError

app = typer.Typer(
    help="News article in; events, actors and claims out, each with the exact words it rests on.",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    epilog=options.EXIT_CODES,
    context_settings={"help_option_names": ["-h", "--help"]},
)

app.command(epilog=options.EXIT_CODES)(run_command.run)
app.command(epilog=options.OF_A_CORPUS)(batch_command.batch)
app.command()(status_command.status)
app.command()(merge_command.merge)
app.command()(ask_command.ask)
app.command()(export_command.export)
app.command()(fixture_commands.record)
app.command()(fixture_commands.check)
app.command()(fixture_commands.diff)
app.command("eval")(evaluate_command.evaluate)
app.command()(codebook_command.codebook)
app.command()(settings_commands.config)
app.command()(settings_commands.plan)


def main() -> None:
    """Entry point: exits with 1 and one line on standard error where the package raises one of its errors."""
    try:
        app(prog_name="summarizer")
    except SummarizerError as error:
        terminal.complain(str(error))
        sys.exit(1)
    except SystemExit as end:
        if end.code == INTERRUPTED:
            terminal.complain("interrupted")
        raise


def _print_version(wanted: bool) -> None:
    if wanted:
        _print(f"summarizer {version(DISTRIBUTION)}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def _root(
    context: typer.Context,
    _version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="Tell of every request, on standard error.")
    ] = False,
) -> None:
    if verbose:
        from summarizer.llm import tracing

        tracing.tell()
    if context.invoked_subcommand is None:
        _print(context.get_help())


@app.command()
def prompts(
    name: Annotated[
        str | None, typer.Argument(help="A release, or one form of it, as v3 or v3/free; prints what it says.")
    ] = None,
) -> None:
    """List the prompt releases and their forms, or print what one says."""
    from summarizer.prompts import releases

    home = releases.folder("prompts")
    if name is None:
        for known in releases.names("prompts"):
            forms = ", ".join(sorted(path.name for path in (home / known).iterdir() if path.is_dir()))
            _print(f"{known}  sha256 {releases.digest(home / known)[:12]}  forms {forms}")
        return
    version, _, form = name.partition("/")
    if form or version not in releases.names("prompts"):
        releases.prompt(name)  # its error lists the releases there are
    for path in releases.hashes(home / version):
        if path.startswith(form):
            _print(f"==> {path} <==\n{(home / version / path).read_text(encoding='utf-8')}")


@app.command()
def schema(
    name: Annotated[str | None, typer.Argument(help="A JSON Schema, as summary; prints it.")] = None,
    release: Annotated[
        str | None, typer.Option("--version", help="The schema release. Default: the newest.")
    ] = None,
) -> None:
    """List the published JSON Schemas, or print one."""
    from summarizer.prompts import releases

    if name is not None:
        _print(json.dumps(releases.schema(name, release), indent=2, ensure_ascii=False))
        return
    for known in releases.names("schemas"):
        for path in sorted((releases.folder("schemas") / known).glob("*.json")):
            _print(f"{known}  {path.stem}")


def _print(line: str) -> None:
    terminal.deliver(f"{line}\n", None)
