"""Released prompts and schemas: find them, list them, and notice when one was changed.

They are data at the top of the checkout and, in an installed package, under ``summarizer/_data``.
A manifest of SHA-256 freezes each: a released file is never changed, the next version is made.
"""

import hashlib
import json
from functools import cache
from pathlib import Path
from string import Template
from typing import Any, Literal

import yaml
from pydantic import Field, ValidationError

from summarizer.errors import ReleaseError
from summarizer.schema import PromptIdentity, Value

_PACKAGE = Path(__file__).parent


def folder(kind: Literal["prompts", "schemas"]) -> Path:
    """The folder of the released prompts or schemas, in a checkout or in an installed package."""
    places = (_PACKAGE / "_data" / kind, _PACKAGE.parent / kind)
    found = next((place for place in places if (place / "manifest.json").is_file()), None)
    if found is None:
        raise ReleaseError(
            f"the released {kind} are missing from this installation; install the package again"
        )
    return found


class Passages(Value):
    """How much of an article goes into one call."""

    words: int = Field(gt=0, description="at most so many, unless one sentence has more")
    sentences: int = Field(gt=0)


class Turn(Value):
    """One worked example: what is shown and what is answered."""

    show: str
    answer: dict[str, Any]


class Question(Value):
    """One question about a passage or an article."""

    instruction: str
    show: str = Field(
        default="$passage", description="what is shown; slots: passage, and the words pointed out"
    )
    examples: tuple[Turn, ...] = ()
    max_tokens: int
    points: Literal["cues", "acts"] | None = Field(default=None, description="which words are pointed out")


class Release(Value):
    """Everything a run of one version says to a model."""

    identity: PromptIdentity
    schema_version: str
    passages: Passages
    attempts: int = Field(
        ge=1, description="an answer that does not hold is asked for again up to this often"
    )
    questions: dict[str, Question]
    codebook: dict[str, Any] = Field(description="PLOVER types with definition, cues and examples")
    tiebreaks: dict[str, Any] = Field(description="what a type becomes by tense and modal")
    cues: dict[str, Any] = Field(description="attribution cues by language and stance")

    def fill(self, question: str, **slots: str) -> str:
        """What a question shows of an article, its slots filled; slots inside the values stay as they are.

        Raises:
            ReleaseError: the text has a slot that nothing fills.
        """
        try:
            return Template(self.questions[question].show).substitute(slots)
        except (KeyError, ValueError) as error:
            raise ReleaseError(
                f"prompt {self.identity.version}: {question} has no value for {error}"
            ) from None


def names(kind: Literal["prompts", "schemas"] = "prompts") -> tuple[str, ...]:
    """The released versions, oldest first."""
    return tuple(sorted((p.name for p in folder(kind).iterdir() if p.is_dir()), key=_version))


@cache
def prompt(name: str) -> Release:
    """The released prompt of a name such as ``v1`` or, with another cut of the article, ``v1/whole``.

    Raises:
        ReleaseError: there is no such release, or it is incomplete.
    """
    version, _, cut = name.partition("/")
    if version not in names():
        raise ReleaseError(f"there is no prompt {name!r}; there are {', '.join(names())}")
    home = folder("prompts") / version
    plan = _yaml(home / "release.yaml")
    cuts = plan["passages"]
    if (cut or "default") not in cuts:
        raise ReleaseError(f"prompt {version} has no cut {cut!r}; it has {', '.join(cuts)}")
    try:
        return Release(
            identity=PromptIdentity(name=name, version=version, sha256=digest(home)),
            schema_version=plan["schema"],
            passages=cuts[cut or "default"],
            attempts=plan["attempts"],
            questions={q: _question(home, q, spec) for q, spec in plan["questions"].items()},
            codebook=_yaml(home / "codebook.yaml"),
            tiebreaks=_yaml(home / "tiebreaks.yaml"),
            cues=_yaml(home / "cues.yaml"),
        )
    except (KeyError, ValidationError) as error:
        raise ReleaseError(f"prompt {version} is incomplete: {error}") from None


def schema(name: str, version: str = "v1") -> dict[str, Any]:
    """A published JSON Schema, for example ``summary``.

    Raises:
        ReleaseError: there is no such schema.
    """
    path = folder("schemas") / version / f"{name}.json"
    if not path.is_file():
        known = sorted(p.stem for p in path.parent.glob("*.json")) or list(names("schemas"))
        raise ReleaseError(f"there is no schema {version}/{name}; there are {', '.join(known)}")
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def hashes(home: Path) -> dict[str, str]:
    """SHA-256 of every file of a release."""
    files = sorted(p for p in home.rglob("*") if p.is_file())
    return {p.relative_to(home).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest() for p in files}


def digest(home: Path) -> str:
    """One SHA-256 for a whole release: of its files' names and hashes."""
    return hashlib.sha256(json.dumps(hashes(home), sort_keys=True).encode()).hexdigest()


def changed(kind: Literal["prompts", "schemas"]) -> tuple[str, ...]:
    """Released files that are not what the manifest says they are."""
    manifest = json.loads((folder(kind) / "manifest.json").read_text(encoding="utf-8"))
    found = {v: hashes(folder(kind) / v) for v in names(kind)}
    pairs = {(v, f) for frozen in (manifest, found) for v in frozen for f in frozen[v]}
    return tuple(
        sorted(f"{v}/{f}" for v, f in pairs if manifest.get(v, {}).get(f) != found.get(v, {}).get(f))
    )


def _question(home: Path, name: str, spec: dict[str, Any]) -> Question:
    instruction = (home / f"{name}.md").read_text(encoding="utf-8").strip()
    shown = home / f"{name}.show.md"
    show = shown.read_text(encoding="utf-8").strip() if shown.is_file() else "$passage"
    examples = _yaml(home / f"{name}.examples.yaml") or ()
    return Question(instruction=instruction, show=show, examples=examples, **spec)


def _yaml(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader) if path.is_file() else {}


def _version(name: str) -> tuple[int, str]:
    digits = name.lstrip("v")
    return (int(digits) if digits.isdigit() else 0, name)
