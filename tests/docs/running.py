"""Runs a page of the documentation in an empty folder, as a reader does who types what stands there.

``PYTHONPATH=tests python -m docs.running PAGE…`` does so with the package that is installed. With ``--unchecked`` what
is printed is not compared; with ``--live`` neither, and models are asked for real.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from docs.blocks import Block, blocks, fits

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
ARTICLE = ROOT / "fixtures" / "harbour" / "article.md"
SUMMARY = ROOT / "fixtures" / "harbour" / "summary.json"
# What would install or start something is taken for done.
_DONE = "pip() { :; }; ollama() { :; }; vllm() { :; }\n"


class Ran(NamedTuple):
    """A block and what it printed on standard output."""

    block: Block
    printed: str


class PageError(AssertionError):
    """A block of a page does not run."""


def run(page: Path, folder: Path, *, live: bool = False) -> Iterator[Ran]:
    """Write and run the blocks of a page, in order; each is given as soon as it has run.

    Raises:
        PageError: a block failed.
    """
    with _Program(page, folder, _environment(live)) as program:
        for block in blocks(page.read_text(encoding="utf-8")):
            if block.title:
                place = folder / block.title
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_text(block.text, encoding="utf-8")
            elif block.kind == "python":
                yield Ran(block, program.python(block))
            elif block.kind == "sh":
                yield Ran(block, program.shell(block))


def wrong(ran: Ran) -> str | None:
    """Why what was printed is not what the page says; None where it is, or where the page does not say."""
    if ran.block.output is None or fits(ran.printed, ran.block.output):
        return None
    return f"line {ran.block.line}: the page says\n{ran.block.output}\nand it printed\n{ran.printed}"


def furnish(folder: Path) -> None:
    """What a how-to begins with: the article of the tutorial and its summary."""
    (folder / "harbour.md").write_bytes(ARTICLE.read_bytes())
    (folder / "summary.json").write_bytes(SUMMARY.read_bytes())


class _Program:
    """The shell and the interpreter that a page is typed into."""

    def __init__(self, page: Path, folder: Path, environment: Mapping[str, str]) -> None:
        self._page, self._folder, self._environment = page, folder, environment
        self._worker: subprocess.Popen[str] | None = None

    def __enter__(self) -> "_Program":
        return self

    def __exit__(self, *_: object) -> None:
        if self._worker and self._worker.stdin and self._worker.stdout:
            self._worker.stdin.close()
            self._worker.stdout.close()
            self._worker.wait()

    def shell(self, block: Block) -> str:
        done = subprocess.run(  # noqa: S603
            ["bash", "-euo", "pipefail", "-c", _DONE + block.text],  # noqa: S607
            cwd=self._folder,
            env=self._environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        if done.returncode:
            raise PageError(f"{self._page.name}, line {block.line}: exit code {done.returncode}\n{done.stdout}{done.stderr}")
        return done.stdout

    def python(self, block: Block) -> str:
        self._worker = self._worker or subprocess.Popen(  # noqa: S603
            [sys.executable, str(HERE / "worker.py")],
            cwd=self._folder,
            env=self._environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )
        assert self._worker.stdin
        assert self._worker.stdout
        part = {"page": self._page.name, "line": block.line, "text": block.text}
        self._worker.stdin.write(json.dumps(part) + "\n")
        self._worker.stdin.flush()
        told = json.loads(self._worker.stdout.readline())
        if told["failure"]:
            raise PageError(f"{self._page.name}, line {block.line}:\n{told['failure']}")
        return str(told["printed"])


def _environment(live: bool) -> dict[str, str]:
    """That of the reader: commands of this interpreter, a terminal of 90 columns, no settings and no keys."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("SUMMARIZER_", "PYTEST", "COV_"))}
    kept |= {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{kept.get('PATH', '')}", "COLUMNS": "90"}
    kept |= {"XDG_CONFIG_HOME": os.devnull, "PYTHONDONTWRITEBYTECODE": "1"}
    if not live:
        kept["PYTHONPATH"] = str(HERE / "standin")
    return kept


def main(words: list[str]) -> int:
    """Run pages; the first that is wrong is told, and the exit code is 1."""
    live, unchecked = "--live" in words, "--unchecked" in words
    for name in (word for word in words if not word.startswith("--")):
        with tempfile.TemporaryDirectory() as folder:
            for ran in run(Path(name), Path(folder), live=live):
                print(f"{name}, line {ran.block.line}: ran", flush=True)
                told = None if live or unchecked else wrong(ran)
                if told:
                    print(told)
                    return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
