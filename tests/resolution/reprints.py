"""How much two documents share, by what was done to one of them: the figures that the threshold was chosen by.

``PYTHONPATH=tests python -m resolution.reprints`` prints them. The articles are invented: sentences of random words,
with the lengths and the frequencies of news. Two articles about one event have the same quotations and the same
paragraph of background, word for word, and tell the rest each in their own words.
"""

import random
from collections.abc import Callable
from itertools import accumulate, combinations
from typing import NamedTuple

from summarizer.resolution import copies
from summarizer.resolution.members import Text

Sentences = list[str]
Edit = Callable[[Sentences, random.Random], Sentences]
_LEVELS = (0.3, 0.4, 0.5, 0.55, 0.6, 0.7, 0.8)


class Language:
    """Words by their frequency, and sentences of them."""

    def __init__(self, chance: random.Random, size: int = 8000) -> None:
        letters = "etaoinshrdlucmfwypvbgk"
        self.words = ["".join(chance.choice(letters) for _ in range(chance.randint(2, 9))) for _ in range(size)]
        self._weights = list(accumulate(1 / (rank + 3) for rank in range(size)))
        self._chance = chance

    def some(self, count: int) -> list[str]:
        return self._chance.choices(self.words, cum_weights=self._weights, k=count)

    def sentence(self) -> str:
        return " ".join(self.some(self._chance.randint(10, 28))) + "."


class Event(NamedTuple):
    """What articles about one event have in common, word for word; and what they tell in their own words."""

    quotes: Sentences
    background: Sentences
    facts: Sentences


def event(language: Language) -> Event:
    several = [language.sentence() for _ in range(20)]
    return Event(several[:3], several[3:5], several[5:])


def report(one: Event, language: Language, chance: random.Random) -> Sentences:
    """An article about an event: 12 facts of it in other words, two of its quotations, its background."""
    told = [_reworded(fact, language, chance) for fact in chance.sample(one.facts, 12)]
    told[3:3] = chance.sample(one.quotes, 2)
    return told + one.background


def brief(one: Event, language: Language, chance: random.Random, quotes: int) -> Sentences:
    """A short article about an event: three facts in other words, and quotations."""
    return [*(_reworded(fact, language, chance) for fact in chance.sample(one.facts, 3)), *one.quotes[:quotes]]


def _reworded(sentence: str, language: Language, chance: random.Random, share: float = 0.4) -> str:
    return " ".join(language.some(1)[0] if chance.random() < share else word for word in sentence.split())


def cut(share: float) -> Edit:
    return lambda text, _: text[: max(1, round(len(text) * share))]


def house_style(share: float, language: Language) -> Edit:
    return lambda text, chance: [_reworded(sentence, language, chance, share) for sentence in text]


def inserted(language: Language) -> Edit:
    def edit(text: Sentences, chance: random.Random) -> Sentences:
        at = chance.randint(1, len(text))
        return [*text[:at], language.sentence(), language.sentence(), *text[at:]]

    return edit


def headed(language: Language) -> Edit:
    """Another headline and byline, and a line of the house at the end."""
    return lambda text, _: [" ".join(language.some(9)), " ".join(language.some(5)), *text, " ".join(language.some(12))]


def after(*edits: Edit) -> Edit:
    def edit(text: Sentences, chance: random.Random) -> Sentences:
        for one in edits:
            text = one(text, chance)
        return text

    return edit


def edits(language: Language) -> dict[str, Edit]:
    return {
        "headline, byline": headed(language),
        "paragraph inserted": inserted(language),
        "ending cut to two thirds": cut(0.67),
        "ending cut to a third": cut(0.33),
        "1 word of 50 changed": house_style(0.02, language),
        "1 word of 20 changed": house_style(0.05, language),
        "1 word of 12 changed": house_style(0.083, language),
        "headline, two thirds, inserted": after(cut(0.67), inserted(language), headed(language)),
        "headline, a third, inserted": after(cut(0.33), inserted(language), headed(language)),
        "all of it, 1 word of 50": after(cut(0.67), inserted(language), headed(language), house_style(0.02, language)),
    }


def of_one_event(language: Language, chance: random.Random, events: int) -> list[float]:
    """What pairs of different articles about one event share."""
    found = []
    for _ in range(events):
        about = event(language)
        some = [copies.shingles(" ".join(report(about, language, chance))) for _ in range(5)]
        found += [copies.containment(one, two) for one, two in combinations(some, 2)]
    return sorted(found)


def of_briefs(language: Language, chance: random.Random, events: int, quotes: int) -> list[float]:
    """What a short article and a long one about one event share."""
    found = []
    for _ in range(events):
        about = event(language)
        one, two = brief(about, language, chance, quotes), report(about, language, chance)
        found.append(copies.containment(*(copies.shingles(" ".join(text)) for text in (one, two))))
    return sorted(found)


def measured(seed: int = 1, number: int = 100) -> dict[str, list[float]]:
    """Shares by what was done, sorted; ``found`` is the share of them that MinHash finds at all."""
    chance = random.Random(seed)  # noqa: S311
    language = Language(chance)
    result = {}
    for name, edit in edits(language).items():
        pairs = []
        for _ in range(number):
            text = report(event(language), language, chance)
            pairs.append((copies.shingles(" ".join(text)), copies.shingles(" ".join(edit(text, chance)))))
        result[name] = sorted(copies.containment(one, two) for one, two in pairs)
    result["another article on the event"] = of_one_event(language, chance, number // 4)
    for quotes in (1, 2):
        result[f"a brief on it, {quotes} quoted"] = of_briefs(language, chance, number, quotes)
    return result


def joined(edit: str, seed: int = 2, number: int = 100) -> float:
    """The share of copies that get the origin they are a copy of, through MinHash and all."""
    chance = random.Random(seed)  # noqa: S311
    language = Language(chance)
    change = edits(language)[edit]
    texts = []
    for at in range(number):
        text = report(event(language), language, chance)
        for name, words in ((f"{at}", text), (f"{at} again", change(text, chance))):
            texts.append(Text(name, None, name, " ".join(words)))
    found = {one.document: one.origin for one in copies.origins(texts)}
    return sum(found[f"{at} again"] == f"{at}" for at in range(number)) / number


def main() -> None:
    print(f"{'':34}{'least':>7}{'5 %':>7}{'half':>7}{'95 %':>7}{'most':>7}   share that is a copy from {_LEVELS}")
    for name, some in measured().items():
        at = [some[min(len(some) - 1, int(len(some) * part))] for part in (0, 0.05, 0.5, 0.95, 1)]
        over = "  ".join(f"{sum(one >= level for one in some) / len(some):.3f}" for level in _LEVELS)
        print(f"{name:34}{''.join(f'{one:7.2f}' for one in at)}   {over}")
    chance = random.Random(1)  # noqa: S311
    for name in edits(Language(chance)):
        print(f"joined by origins(): {name:34} {joined(name):.3f}")


if __name__ == "__main__":
    main()
