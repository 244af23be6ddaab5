"""Proposals to vouched claims and events, and those that did not hold."""

from summarizer.codebook import Codebook
from summarizer.extraction.claims import Claims, VouchedClaim
from summarizer.extraction.events import Events, VouchedEvent
from summarizer.extraction.free import Proposals
from summarizer.extraction.merging import merged_claims, merged_events
from summarizer.extraction.places import Places
from summarizer.extraction.windows import Numbered
from summarizer.proposals import ClaimProposal, EventProposal
from summarizer.schema import Dropped


def vouched(
    proposals: Proposals, article: Numbered, codebook: Codebook
) -> tuple[tuple[VouchedClaim, ...], tuple[VouchedEvent, ...], tuple[Dropped, ...]]:
    """Claims and events whose words stand in the article, each once, and what did not hold, with the reason."""
    places = Places(article)
    claims, events = Claims(article, places), Events(article, places, codebook)
    said = [(proposal, claims.vouch(proposal)) for proposal in proposals.claims]
    done = [(proposal, events.vouch(proposal)) for proposal in proposals.events]
    return (
        merged_claims([made for _, made in said if isinstance(made, VouchedClaim)]),
        merged_events([made for _, made in done if isinstance(made, VouchedEvent)]),
        (
            *(_dropped(proposal, why) for proposal, why in said if isinstance(why, str)),
            *(_dropped(proposal, why) for proposal, why in done if isinstance(why, str)),
        ),
    )


def _dropped(proposal: ClaimProposal | EventProposal, reason: str) -> Dropped:
    if isinstance(proposal, ClaimProposal):
        words = (proposal.speaker_text or proposal.speaker, proposal.cue, proposal.first, "…", proposal.last)
        text = " ".join(filter(None, words))
        return Dropped(kind="claim", text=text, reason=reason, by=proposal.by, sentences=(proposal.n,))
    return Dropped(kind="event", text=proposal.act, reason=reason, by=proposal.by, sentences=(proposal.n,))
