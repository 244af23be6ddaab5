"""Released prompts and schemas: find them, list them, and notice when one was changed.

They are data at the top of the checkout and, in an installed package, under ``summarizer/_data``.
A manifest of SHA-256 freezes each: a released file is never changed, the next version is made.
"""

import hashlib
import json
from functools import cache
from pathlib import Path
from string import Template
from typing import Any, Literal, cast

import yaml
from pydantic import Field, ValidationError

from summarizer.errors import ReleaseError
from summarizer.schema import PromptIdentity, Value

Form = Literal["free", "short", "drafted"]
_PACKAGE = Path(__file__).parents[1]


def folder(kind: Literal["prompts", "schemas"]) -> Path:
    """The folder of the released prompts or schemas, in a checkout or in an installed package."""
    places = (_PACKAGE / "_data" / kind, _PACKAGE.parent / kind)
    found = next((place for place in places if (place / "manifest.json").is_file()), None)
    if found is None:
        raise ReleaseError(
            f"the released {kind} are missing from this installation; install the package again"
        )
    return found


class WindowSize(Value):
    """How much of an article goes into one request."""

    words: int = Field(gt=0, description="at most so many, unless one sentence has more")
    before: int = Field(ge=0, description="sentences shown before, for context")
    after: int = Field(ge=0, description="sentences shown after, for context")


class Turn(Value):
    """One worked example: what is shown and what is answered."""

    show: str
    answer: Any


class Question(Value):
    """One question, put about an article or a part of it."""

    instruction: str
    show: str = Field(description="what is shown of the article; its slots are filled for each request")
    examples: tuple[Turn, ...] = ()
    max_tokens: int = Field(gt=0, description="the most an answer may have")
    per_word: int = Field(default=0, ge=0, description="tokens it may have more for each word shown")

    def fill(self, **slots: str) -> str:
        """What is shown, its slots filled; a slot inside a value stays as it is.

        Raises:
            ReleaseError: the text has a slot that nothing fills.
        """
        return _filled(self.show, slots)

    def instruct(self, **slots: str) -> str:
        """The instruction, its slots filled; raises as ``fill``."""
        return _filled(self.instruction, slots)


class Release(Value):
    """Everything a run of one version and form says to a model."""

    identity: PromptIdentity
    form: Form
    schema_version: str
    attempts: int = Field(ge=1, description="an answer that does not hold is asked for this often")
    questions: dict[str, Question]
    window: WindowSize | None = None


def names(kind: Literal["prompts", "schemas"] = "prompts") -> tuple[str, ...]:
    """The released versions, oldest first."""
    return tuple(sorted((p.name for p in folder(kind).iterdir() if p.is_dir()), key=_version))


def chosen(asked: str | None, form: Form) -> Release:
    """The prompt that was asked for; where its version or form was left open, the newest one of the form that fits.

    Args:
        asked: as ``v3/free``, or ``v3`` for the fitting form of that version; None for the newest that has it.
        form: the form that fits the model and the language.

    Raises:
        ReleaseError: there is no such release, or it is incomplete.
    """
    version, _, named = (asked or _newest(form)).partition("/")
    return prompt(f"{version}/{named or form}")


def _newest(form: Form) -> str:
    """The newest version that has a form."""
    return next(name for name in reversed(names()) if (folder("prompts") / name / form).is_dir())


@cache
def prompt(name: str) -> Release:
    """The released prompt of a version and a form, as ``v3/free``.

    Raises:
        ReleaseError: there is no such release, or it is incomplete.
    """
    version, _, form = name.partition("/")
    if version not in names():
        raise ReleaseError(f"there is no prompt {version!r}; there are {', '.join(names())}")
    home = folder("prompts") / version
    plan = _yaml(home / "release.yaml")
    forms = plan["forms"]
    if form not in forms:
        raise ReleaseError(f"prompt {version} has no form {form!r}; it has {', '.join(forms)}")
    try:
        questions = {q: _question(home / form, q, spec) for q, spec in forms[form]["questions"].items()}
        return Release(
            identity=PromptIdentity(name=name, version=version, sha256=digest(home)),
            form=cast("Form", form),
            schema_version=plan["schema"],
            attempts=plan["attempts"],
            questions=questions,
            window=forms[form].get("window"),
        )
    except (KeyError, OSError, ValidationError) as error:
        raise ReleaseError(f"prompt {version} is incomplete: {error}") from None


def schema(name: str, version: str | None = None) -> dict[str, Any]:
    """A published JSON Schema, for example ``summary``; of the newest version where none is given.

    Raises:
        ReleaseError: there is no such schema.
    """
    version = version or next(reversed(names("schemas")), "")
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
    return Question(
        instruction=(home / f"{name}.md").read_text(encoding="utf-8").strip(),
        show=(home / f"{name}.show.md").read_text(encoding="utf-8").strip(),
        examples=_yaml(home / f"{name}.examples.yaml") or (),
        **spec,
    )


def _filled(text: str, slots: dict[str, str]) -> str:
    try:
        return Template(text).substitute(slots)
    except (KeyError, ValueError) as error:
        raise ReleaseError(f"a prompt has no value for its slot {error}") from None


def _yaml(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader) if path.is_file() else {}


def _version(name: str) -> tuple[int, str]:
    digits = name.lstrip("v")
    return (int(digits) if digits.isdigit() else 0, name)
