"""Drafts of attributions, before they become proposals: their parts, their stance, and the words of the cue."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

from summarizer.schema import Stance
from summarizer.syntax.lexicon import lexicon
from summarizer.syntax.modality import is_neither
from summarizer.syntax.parser import Sentence
from summarizer.syntax.tokens import base, children

if TYPE_CHECKING:
    from spacy.tokens import Token

Kind = Literal[
    "quotation", "finite", "fronted", "infinitive", "directive", "raising", "passive", "gerund", "detached", "object",
    "prepositional", "naming", "noun", "adjective", "according", "phrase", "colon",
]  # fmt: skip
Place = tuple[int, int]
_NEVER = frozenset({"never", "hardly", "scarcely"})
_NOBODY = frozenset({"no", "nobody", "none", "neither", "few", "hardly"})
_PART_OF_CUE = frozenset({"aux", "auxpass", "neg", "prt"})


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


def negated(verb: "Token") -> bool:
    """Whether a verb is denied: "did not say", "few believe", "without saying", "failed to mention"."""
    if _own_negation(verb):
        return True
    head = verb.head
    if verb.dep_ == "pcomp":
        return head.lower_ == "without"
    if verb.dep_ != "xcomp":
        return False
    return _own_negation(head) or base(head) in lexicon().failing or any(c.lower_ == "yet" for c in head.children)


def _own_negation(verb: "Token") -> bool:
    if is_neither(verb) or any(c.dep_ == "neg" or c.lower_ in _NEVER for c in verb.children):
        return True
    if any(c.lower_ == "longer" and c.nbor(-1).lower_ == "no" for c in verb.children if c.i):
        return True
    subjects = children(verb, "nsubj", "nsubjpass")
    words = [w for s in subjects for w in (s, *s.children) if w == s or w.dep_ in ("det", "amod", "advmod")]
    return any(w.lower_ in _NOBODY for w in words) and not any(w.lower_ == "a" for w in words)


def stance_of(plain: Stance, verb: "Token", wanted: bool = False) -> Stance:
    """The stance of a cue in its clause.

    Args:
        plain: the stance of the cue in the lexicon.
        wanted: whether the cue takes "to …": not wanting to is refusing, not thinking is doubting.
    """
    if is_neither(verb):
        return "doubts"
    if not negated(verb):
        return plain
    if plain in ("denies", "doubts"):
        return "asserts"
    return "denies" if wanted else "doubts"


def cue_place(sentence: Sentence, head: "Token") -> tuple[int, int]:
    """The words of a cue: the verb with auxiliaries, negation and particle that stand beside it."""
    first = last = head
    own = {c.i for c in head.children if c.dep_ in _PART_OF_CUE or (c.dep_ == "advmod" and c.i < head.i)}
    while first.i - 1 in own:
        first = first.nbor(-1)
    while last.i + 1 in own:
        last = last.nbor(1)
    while first.i < head.i and first.dep_ == "advmod":
        first = first.nbor(1)
    return sentence.place(first, last)
