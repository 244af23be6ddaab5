"""Drafts of attributions, before they become proposals."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

from summarizer.schema import Stance
from summarizer.syntax.parser import Sentence
from summarizer.syntax.stance import cue_place, stance_of

if TYPE_CHECKING:
    from spacy.tokens import Token

Kind = Literal[
    "quotation", "finite", "fronted", "infinitive", "directive", "raising", "passive", "gerund", "detached", "object",
    "prepositional", "naming", "noun", "adjective", "according", "phrase", "colon",
]  # fmt: skip
Place = tuple[int, int]



class Speaker(NamedTuple):
    """Who speaks: the place of the words, and the name among them a linker should take, if there is one."""

    place: Place
    name: str | None


class Draft(NamedTuple):
    """An attribution as the parse shows it; places are offsets in the article.

    Attributes:
        kind: the construction that attributes.
        sentence: where the attribution stands.
        head: the token that attributes, or None.
        saying: whether the words were said or written, not only thought or wanted.
    """

    kind: Kind
    sentence: Sentence
    head: "Token | None"
    contents: tuple[Place, ...]
    stance: Stance
    cue: Place | None = None
    speaker: Speaker | None = None
    addressee: Place | None = None
    saying: bool = False


def places(sentence: Sentence, words: "Sequence[Sequence[Token]]") -> tuple[Place, ...]:
    """The places of runs of words."""
    return tuple(sentence.place(run[0], run[-1]) for run in words if run)


def verbal(
    kind: Kind,
    sentence: Sentence,
    verb: "Token",
    words: "Sequence[Sequence[Token]]",
    stance: Stance,
    who: Speaker | None,
    addressee: Place | None = None,
    *,
    saying: bool = False,
    wanted: bool = False,
) -> Draft | None:
    """The attribution of a verb; None where it has no content.

    Args:
        stance: of the verb in the lexicon; a negation of the verb is applied here.
        wanted: whether the verb takes "to …".
    """
    contents = places(sentence, words)
    if not contents:
        return None
    own, cue = stance_of(stance, verb, wanted), cue_place(sentence, verb)
    return Draft(kind, sentence, verb, contents, own, cue, who, addressee, saying)
