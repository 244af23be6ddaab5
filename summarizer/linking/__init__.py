"""Names to actors: proposed actors and the places that refer to them in; linked actors out.

Must not know prompts, models, or what an event or a claim is.
"""

from summarizer.linking.linker import link
from summarizer.linking.references import Linking, Reference

__all__ = ["Linking", "Reference", "link"]
