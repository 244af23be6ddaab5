"""Which type an act is of: a small model chooses, where the codebook is the user's own.

For the default codebook a lexicon of predicates knows the types, and knows them better than a small model does.
For another one there is no lexicon: the model is shown one clause at a time, and the codebook's own examples.
"""

from collections.abc import Sequence
from functools import cache
from typing import cast

from pydantic import create_model

from summarizer.codebook import Codebook, plover, prompt_lines
from summarizer.extraction.account import Account, Ask, account, request
from summarizer.extraction.answers import Answer, one_of
from summarizer.extraction.windows import fenced
from summarizer.llm import Message
from summarizer.prompts.releases import Release
from summarizer.proposals import EventProposal

OTHER = "other"


class Chosen(Answer):
    """The type of one act."""

    type: str


@cache
def chosen(codebook: Codebook) -> type[Chosen]:
    """``Chosen`` with the types of a codebook as a closed list."""
    return cast("type[Chosen]", create_model("Chosen", __base__=Chosen, type=(one_of(codebook), ...)))


def typed(
    events: Sequence[EventProposal], codebook: Codebook, release: Release, ask: Ask
) -> tuple[tuple[EventProposal, ...], Account]:
    """The events with types of the codebook, and what asking cost; with the default codebook nothing is asked.

    An event whose type a model chose is found by both: the parser drafted it, the model says what it is.
    """
    if codebook.identity == plover().identity:
        return tuple(events), Account()
    made: list[EventProposal] = []
    spent = Account()
    for event in events:
        asked = request(
            release,
            "types",
            release.questions["types"].fill(clause=_clause(event)),
            chosen(codebook),
            label=f"the type of an act in sentence {event.n}",
            codebook=prompt_lines(codebook),
        )
        system, *rest = asked.messages
        reply = ask(asked.model_copy(update={"messages": (system, *_examples(codebook), *rest)}))
        spent += account(reply, label=asked.label)
        known = reply.answer.type if isinstance(reply.answer, Chosen) else None
        made.append(event.model_copy(update={"type": known or OTHER}))
        if known:
            made.append(event.model_copy(update={"type": known, "by": "model"}))
    return tuple(made), spent


def _clause(event: EventProposal) -> str:
    return fenced(event.at.clause.text if event.at else event.act)


@cache
def _examples(codebook: Codebook) -> tuple[Message, ...]:
    """The codebook's examples as turns: a clause is shown, its type is answered."""
    pairs = [(example, kind.name) for kind in codebook.types for example in kind.examples]
    turns = [
        (Message(role="user", content=example), Message(role="assistant", content=f'{{"type":"{name}"}}'))
        for example, name in pairs
    ]
    return tuple(message for turn in turns for message in turn)
