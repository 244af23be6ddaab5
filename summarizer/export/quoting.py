"""The content of a claim, with quotation marks around the parts that are quoted."""

import re

from summarizer.schema import Claim

MARKS = '"“”„«»「」'
_STOPS = ".,。，"
# A full stop that ends no abbreviation, or a comma; a cue and numbers follow.
_LAST = re.compile(rf"(?<!\.)(?<!\b\w\.\w)[{_STOPS}]$")


def proposition(claim: Claim) -> str:
    """The claim's text without the full stop or comma at its end, each quotation in marks once."""
    text = _LAST.sub("", claim.text)
    for span in claim.quotes:
        text = _marked(text, span.text.strip(MARKS).rstrip(_STOPS))
    return text


def _marked(text: str, quote: str) -> str:
    pattern = re.compile(rf"[{MARKS}]*{re.escape(quote)}([{_STOPS}]?)[{MARKS}]*(?:[{_STOPS}]$)?")
    found = pattern.search(text)
    if found is None:
        return f"{text} “{quote}”"
    rest = text[found.end() :]
    return f"{text[: found.start()]}“{quote}{found[1] if rest.strip() else ''}”{rest}"
