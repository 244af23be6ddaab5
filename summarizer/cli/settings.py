"""What is in force where no option is given, and where it comes from.

The first that has a value wins: an option, the environment, ``[tool.summarizer]`` in the working directory's
``pyproject.toml``, the user's own file, and then the default.
"""

import os
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import platformdirs
from pydantic import Field, ValidationError

from summarizer.errors import InputError
from summarizer.llm import Limits, budget
from summarizer.schema import Value


class Settings(Value):
    """The settings; an option of the same name overrides one for a single run."""

    model: str = "local"
    base_url: str | None = None
    prompt: str | None = None
    max_tokens: int | None = Field(default=None, gt=0)
    budget: str | None = None

    @property
    def limits(self) -> Limits:
        """The limits these settings give; raises InputError where the budget is not valid."""
        return Limits(max_tokens=self.max_tokens, budget=budget(self.budget))


class Setting(Value):
    """A value in force and where it comes from."""

    name: str
    value: str | int | None
    origin: str


# Keys are sent to the base URL, and a checkout that somebody else wrote must not say where that is.
_NOT_OF_A_PROJECT = frozenset({"base_url"})


def settings(options: Mapping[str, Any] | None = None, folder: Path | None = None) -> Settings:
    """The settings in force; ``options`` are those given for this run, None for those that are not.

    Raises:
        InputError: a file is not TOML, or a setting is unknown or has a value it cannot have.
    """
    return Settings.model_validate({s.name: s.value for s in in_force(options, folder)})


def in_force(options: Mapping[str, Any] | None = None, folder: Path | None = None) -> tuple[Setting, ...]:
    """Every setting with its origin; raises as ``settings``."""
    sources = [("option", dict(options or {})), *_sources(folder or Path.cwd())]
    return tuple(_first(name, sources) for name in Settings.model_fields)


def user_file() -> Path:
    return platformdirs.user_config_path("summarizer", appauthor=False) / "config.toml"


def _first(name: str, sources: list[tuple[str, dict[str, Any]]]) -> Setting:
    for origin, values in sources:
        if values.get(name) is not None:
            return Setting(name=name, value=_checked(name, values[name], origin), origin=origin)
    return Setting(name=name, value=Settings.model_fields[name].default, origin="default")


def _checked(name: str, value: Any, origin: str) -> Any:
    try:
        return getattr(Settings.model_validate({name: value}), name)
    except ValidationError as error:
        said = error.errors(include_url=False)[0]["msg"]
        raise InputError(f"{name} from {origin}: {said}, not {value!r}") from None


def _sources(folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    variables = {name: f"SUMMARIZER_{name.upper()}" for name in Settings.model_fields}
    for name, variable in variables.items():
        yield f"environment {variable}", {name: os.environ.get(variable) or None}
    project = folder / "pyproject.toml"
    yield (
        f"{project} [tool.summarizer]",
        _known(_toml(project).get("tool", {}).get("summarizer", {}), project, _NOT_OF_A_PROJECT),
    )
    yield str(user_file()), _known(_toml(user_file()), user_file(), frozenset())


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except (OSError, ValueError) as error:
        raise InputError(f"{str(path)!r} cannot be read: {error}; mend it or take it away") from None


def _known(table: Any, path: Path, barred: frozenset[str]) -> dict[str, Any]:
    values = {str(k).replace("-", "_"): v for k, v in table.items()} if isinstance(table, dict) else {}
    for name in values:
        if name in barred:
            raise InputError(
                f"{str(path)!r} sets {name}, which a project may not, because keys are sent there; "
                f"set it in {str(user_file())!r} or in SUMMARIZER_{name.upper()}"
            )
        if name not in Settings.model_fields:
            raise InputError(
                f"{str(path)!r} sets {name!r}, which is unknown; there are {', '.join(Settings.model_fields)}"
            )
    return values
