"""Words that change what is said, and whether one text may stand for another in spite of them.

The lists are for news prose in English, Spanish, German, French, Italian, Portuguese, Russian,
Chinese, Japanese, Korean and Arabic. They are read without regard to language: a word that only
looks like another language's negation costs a rejection, never an acceptance.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

_LISTS = {
    "negation": """not no never none neither nor nothing nobody nowhere without cannot dont wont cant
        no nunca jamás ni sin nada nadie ningún ninguno ninguna tampoco nicht kein keine keinen keinem
        keiner keines nie niemals niemand nichts ohne weder ne pas jamais sans aucun aucune rien
        personne ni non mai né senza nessun nessuno nessuna niente não nem sem nunca jamais nenhum
        nenhuma ninguém не нет ни без никогда никто ничего нельзя لا لم لن ليس ليست غير دون بدون ما
        nie niet geen inte ikke değil नहीं לא אין""",
    "denial": """deny denies denied denying denial refuse refuses refused refusing refusal fail fails
        failed failing failure reject rejects rejected rejecting
        niega negó negaron rechazó bestreitet bestritt dementierte verweigert weigerte
        nier niait réfuté refuse refusé nega negò smentito smentisce rifiuta rifiutato negou
        recusou отрицает отрицал отверг отказался отказалась опроверг ложь نفى نفت رفض رفضت""",
    "reversal": """doubt doubts doubted disputed disputes dispute false falsely untrue myth hoax rumor
        rumour rumors rumours instead except unlike contrary lack lacks lacked against rather avoid avoids
        avoided stop stops stopped stopping cease ceases ceased halt halts halted prevent prevents prevented
        abandon abandoned cancel cancelled canceled falta falso faux sauf falsch statt gegen contra contro
        contre против вместо кроме ضد""",
    "modal": """will would shall should can could may might must ought need wont going want wants wanted
        plan plans planned planning hope hopes hoped intend intends intended threaten threatens threatened
        try tries tried trying attempt attempts attempted proposed future would-be
        puede podría pueden podrían debe debería kann könnte können könnten soll sollte sollen muss müsste
        will würde wird werden darf peut pourrait peuvent doit devrait può potrebbe deve dovrebbe pode
        poderia deveria может могут мог должен должна должны бы будет будут намерен قد سوف يمكن ربما""",
    "hedge": """allegedly alleged reportedly reported apparently apparent possibly possible probably
        probable perhaps maybe supposedly supposed purportedly purported unconfirmed likely
        unlikely potential potentially suspected presumed seemingly seems seemed theory theoretically
        expected fake mock draft former ex acting deputy vice interim so-called
        unproven hypothetical fictional imaginary simulated thwarted foiled averted botched abortive limited
        temporary partial vain jest error principle paper effigy absentia accident mistake
        presuntamente presunto quizá quizás probablemente supuesto posible angeblich mutmaßlich
        möglicherweise vielleicht wahrscheinlich offenbar wohl ehemalige ehemaliger ehemaligen prétendu
        présumé probablement peut-être possible ancien forse presunto probabilmente presumibilmente ex
        talvez suposto alegadamente provavelmente якобы возможно вероятно предположительно бывший يزعم""",
    "quantity": """only just merely almost nearly barely hardly scarcely rarely seldom all every each any
        some few fewer many much most more less least than half part partly partially entirely several
        about around approximately roughly over under up below above exactly both either other another
        same even mostly mainly dozens hundreds thousands millions dozen hundred thousand million billion
        trillion percent percentage per cent first second third last next longer still yet again once twice
        double triple single sole least majority minority
        solo sólo casi apenas todos todas algunos pocos muchos más menos mitad mil millón millones ciento
        nur fast beinahe kaum alle einige wenige viele mehr weniger etwa rund halb Millionen Prozent mehr
        erst seulement presque tous toutes quelques peu plus moins environ moitié guère milliers quasi
        appena tutti alcuni pochi molti più meno metà circa quase todos alguns poucos muitos mais menos
        cerca metade почти только лишь все некоторые более менее около едва половина тысяч миллионов
        процентов فقط كل بعض معظم أكثر أقل حوالي""",
    "condition": """if unless whether until till provided providing pending depending condition
        conditional conditions conditionally otherwise lest case or subject assuming when whenever before
        si salvo hasta o cuando wenn falls ob bis sofern oder als à-moins jusque ou quand se finché
        quando o até caso если пока ли или когда إذا لو حتى أو""",
    "report": """say says said saying tell tells told claim claims claimed claiming allege alleges
        accuse accuses accused suggest suggests suggested believe believes believed think thinks thought
        according argue argues argued warn warns warned insist insists insisted report reports assert
        asserts asserted stated announce announced promise promises promised vow vows vowed
        predict predicts predicted call calls called ask asks asked urge urged demand demanded
        dijo dice dijeron según afirma afirmó sagte sagt laut zufolge erklärte behauptet behauptete dit
        déclaré selon affirme affirmé detto dice secondo afferma disse segundo afirmou сказал сказала
        заявил заявила сообщил сообщает словам утверждает قال قالت زعم وفقا أعلن""",
}
_IN_UNSPACED = {
    "negation": "不 没 沒 無 无 未 非 否 ない なかっ ません なく ずに ぬ 않 못 없 아니 안",
    "denial": "拒 否认 否認 거부 부인",
    "reversal": "绝 絕 除 停 반대",
    "modal": "会 會 能 将 將 要 可 应 應 必 須 须 想 だろう かもしれ べき つもり",
    "hedge": "或 疑 似 涉嫌 所谓 らし よう とみられ",
    "quantity": "只 仅 僅 几 幾 约 約 近 全 每 部分 多 少 超 最 だけ のみ ほぼ ほとんど",
    "condition": "如 若 除非 是否 假 なら ば れば",
    "report": "说 說 称 稱 表示 宣 据 據 言 述 話 という",
}
_TURNING = frozenset({"negation", "denial", "reversal", "modal", "hedge", "quantity", "condition"})
_PREPOSITIONS = """in on at of from near with by during across along inside within through throughout
    toward towards beside behind alongside en de del durante con im auf bei aus von vom mit während
    dans sur du avec chez nel nella di del della dei con da em no na nos nas com в на из с у во"""
_DETERMINERS = """the a an this these those his her its their our my your el los las un una le les
    la l une des der das den dem ein eine einen einem einer il lo gli uno i os um uma"""
_ADVERBS = """also then now today yesterday tomorrow later earlier meanwhile however too here there
    monday tuesday wednesday thursday friday saturday sunday immediately quickly suddenly very
    también ayer hoy auch gestern heute aussi hier ieri oggi anche ontem hoje também вчера сегодня также"""
_CLAUSES = """and but who whom whose which that while as because so y que pero und aber der die et qui
    que mais e che ma и но что который которая которые"""


def folded(word: str) -> str:
    """One spelling per word: NFKD, case folded, typewriter apostrophes."""
    return unicodedata.normalize("NFKD", word.replace("’", "'")).casefold()


def _words(text: str) -> frozenset[str]:
    return frozenset(folded(word) for word in text.split())


_KINDS = {word: kind for kind in reversed(_LISTS) for word in _words(_LISTS[kind])}
_UNSPACED_KINDS = [(folded(part), kind) for kind, parts in _IN_UNSPACED.items() for part in parts.split()]
_TAGS = {
    **dict.fromkeys(_words(_CLAUSES), "C"),
    **dict.fromkeys(_words(_ADVERBS), "H"),
    **dict.fromkeys(_words(_DETERMINERS), "D"),
    **dict.fromkeys(_words(_PREPOSITIONS), "P"),
}
_UNSPACED = re.compile(
    r"[\u1100-\u11ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\U00020000-\U0003ffff]"
)
# Words that are no negation although their first character is one.
_ORDINARY = re.compile("非常|非洲|未来|未來|不仅|不僅|不断|不斷")
# Left out, these may turn a noun around: unsuccessful, non-violent, ex-minister, a possessor.
_TURNING_SHAPE = re.compile(
    r"(?:un|mis|non|anti|counter)\w{4}|(?:non|anti|ex|pseudo|quasi|near|half)-|\w+less$|.*'s?$"
)
# French and Italian write the article, and French the negation, onto the word: l'homme, n'a.
_ELISION = re.compile(r"^(?:[cdjlmnst]|qu|dell|all|nell|sull|un)'(?=\w\w|a)", re.IGNORECASE)


@lru_cache(maxsize=4096)
def kind(word: str) -> str | None:
    """Tell what a word does to its sentence: None for an ordinary word that may be dropped."""
    plain = folded(word)
    if plain.endswith("n't") or plain.startswith("n'"):
        return "negation"
    if plain[:1].isnumeric() or any(map(str.isdigit, plain)) or plain in _NUMBER_WORDS:
        return "number"
    if _UNSPACED.search(plain):
        bare = _ORDINARY.sub("", plain)
        return next((found for part, found in _UNSPACED_KINDS if part in bare), None)
    bare = _ELISION.sub("", plain)
    # Arabic writes "and" and "so" onto the next word.
    return _KINDS.get(plain) or _KINDS.get(bare) or _KINDS.get(re.sub("^[وف](?=..)", "", plain))


def turning(words: Sequence[str]) -> str | None:
    """Find the first of the words that negates, weakens or conditions what stands next to it."""
    return next((word for word in words if kind(word) in _TURNING), None)


@lru_cache(maxsize=4096)
def _tag(word: str) -> str:
    """One letter for what a word can be: see the patterns below; X must never be left out."""
    plain = folded(word)
    if plain in {",", "(", ")"} or unicodedata.category(plain[0]) == "Pd":
        return plain if len(plain) == 1 and plain in ",()" else "-"
    if kind(word) or _TURNING_SHAPE.match(plain) or not plain[0].isalpha():
        return "X"
    if tag := _TAGS.get(plain):
        return tag
    if word[0].isupper():
        return "N"
    if plain.endswith("ing"):
        return "g"
    return "v" if plain.endswith(("s", "ed", "en")) else "w"


# What may be left out without a parser to tell subject from object: an insertion between a pair of
# commas, dashes or brackets; adverbs of time and the like; a preposition and its noun.
_UNITS = r"(?:,[^X,()-]+,|-[^X,()-]+-|\([^X,()-]+\)|H|PD?(?:N+|[wvH]))+"
_SAFE = re.compile(_UNITS)
_MODIFIER = re.compile(r"H?(?:[wvg]|ww)")
_OBJECT = re.compile(r"D?[wN]?[wvN]" + f"(?:{_UNITS})?")


def harmless(before: str, gap: Sequence[str], after: str, *, marked: bool) -> bool:
    """Whether the words of ``gap`` may be left out between two kept words.

    ``marked`` is true where the omission is shown by an ellipsis; then an object before a
    preposition may go as well. Words come as written, punctuation as words of its own.
    """
    joined = "".join(gap)
    if _UNSPACED.search(joined) and (not marked or kind(joined)):
        return False
    tags = "".join(map(_tag, gap))
    first, last = _tag(before), _tag(after)
    if "X" in tags or (tags[0] == "N" == first) or (tags[-1] == "N" == last):
        return False
    commas = [tags, first + tags if first in ",-" else "", tags + last if last in ",-" else ""]
    if any(map(_SAFE.fullmatch, commas)):
        return True
    if first == "D" and _MODIFIER.fullmatch(tags):
        return True
    return marked and last == "P" and bool(_OBJECT.fullmatch(tags))


def governs(word: str) -> bool:
    """Whether the word makes what follows a part of something else: critics *of* the mayor."""
    return _tag(word) == "P" or folded(word) in _GOVERNORS


_GOVERNORS = _words("to for into onto upon between among after since a à per para por pour für zu an к для о")
_SMALL = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]  # fmt: skip
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "bn": 1e9}
_NUMBER_WORDS = {word: float(n) for n, word in enumerate(_SMALL)} | {
    word: 10.0 * n for n, word in enumerate(_TENS, start=2)
}
_WORD = re.compile(r"\d+(?:[.,]\d+)*|(?:[^\W\d_]|[\u0300-\u036f])+(?:['’][^\W\d_]+)*|%|[.;:!?,]")
_SUFFIXES = frozenset({"", "s", "n", "an", "ian", "'s", "d", "ed", "es", "ing", "ese", "i"})
_STOPS = frozenset(".;:!?,")
_AUXILIARIES = _words("been being have has had does did done was were are the any there yet for with from")
_AFTER_VERB = _words("nicht kein keine keinen pas لا")


def _value(digits: str) -> float:
    """Commas and points by their use: the last of two kinds is decimal, groups of three are thousands."""
    if "," in digits and "." in digits:
        decimal = max(",.", key=digits.rfind)
        digits = digits.replace("," if decimal == "." else ".", "")
        return float(digits.replace(",", ".")) if digits.count(decimal) == 1 else float("nan")
    if re.fullmatch(r"\d{1,3}(,\d{3})+|\d{1,3}(\.\d{3}){2,}", digits):
        return float(re.sub("[.,]", "", digits))
    parts = re.split("[.,]", digits)
    return float(".".join(parts)) if len(parts) <= 2 else float("nan")


def _numbers(words: Sequence[str]) -> Iterator[tuple[float, str]]:
    """Each number's value, with "%" where it is a share: forty percent is (40, "%")."""
    position = 0
    while position < len(words):
        end = position
        while end < len(words) and _continues(words[position:end], words[end]):
            end += 1
        if end > position:
            share = words[end : end + 2]
            is_share = share[:1] in (["%"], ["percent"]) or share == ["per", "cent"]
            yield _total(words[position:end]), "%" if is_share else ""
        position = max(end, position + 1)


def _continues(number: Sequence[str], word: str) -> bool:
    if word in _SCALES:
        return bool(number)
    if not (word[0].isdigit() or word in _NUMBER_WORDS):
        return False
    return not number or not (word[0].isdigit() or number[-1][0].isdigit())


def _total(number: Sequence[str]) -> float:
    total = part = 0.0
    for word in number:
        if word == "hundred":
            part *= 100
        elif word in _SCALES:
            total, part = total + part * _SCALES[word], 0.0
        else:
            part += _value(word) if word[0].isdigit() else _NUMBER_WORDS[word]
    return total + part


def _alike(one: str, other: str) -> bool:
    """Whether two words look like forms of one: fire and fired, negotiate and negotiations."""
    shared = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    shorter = min(len(one), len(other))
    return one == other or (shorter if shared is None else shared) >= max(4, shorter - 3)


def _negations(words: Sequence[str]) -> list[int]:
    """Where a word negates or denies; "not only" does neither."""
    return [
        n
        for n, (word, following) in enumerate(pairwise([*words, ""]))
        if kind(word) in {"negation", "denial"} and following not in {"only", "just", "merely"}
    ]


def _clause(words: Sequence[str]) -> list[str]:
    """Take the words up to the first punctuation mark or "but"."""
    stop = next((n for n, word in enumerate(words) if word in _STOPS or word == "but"), len(words))
    return list(words[:stop])


def _negated(words: Sequence[str]) -> set[str]:
    """Collect what negations are about: two words after each, or one before where it follows its verb."""
    found: set[str] = set()
    for at in _negations(words):
        if _UNSPACED.search(words[at]):
            found.update(re.findall(r"[不没沒無无未]有?(\w\w)", words[at]))
        found.update([word for word in _clause(words[at + 1 :]) if _is_content(word)][:2])
        if words[at] in _AFTER_VERB:
            found.update([word for word in reversed(words[:at]) if _is_content(word)][:1])
    return found


def _is_content(word: str) -> bool:
    return len(word) > 2 and word not in _TAGS and kind(word) is None and word not in _AUXILIARIES


def _shielded(words: Sequence[str]) -> set[str]:
    """Every word that stands near a negation: six after it in its clause, two before."""
    found: set[str] = set()
    for at in _negations(words):
        found.update(_clause(words[at + 1 : at + 7]), words[max(0, at - 2) : at + 1])
    return found


def _lost_negation(source: Sequence[str], derived: Sequence[str]) -> str | None:
    """Find a word that the source has only negated and the derived sentence has not."""
    shielded = _shielded(derived)
    for word in sorted(_negated(source)):
        affirmed = any(_alike(word, other) for other in source if other not in _shielded(source))
        within = _UNSPACED.match(word)
        repeated = [other for other in derived if _alike(word, other) or (within and word in other)]
        if repeated and not affirmed and not any(other in shielded for other in repeated):
            return repeated[0]
    return None


def _new_name(source: str, derived: str) -> str | None:
    said = [folded(word) for word in _WORD.findall(source)]
    initials = "".join(word[0] for word in _WORD.findall(source) if word[0].isupper())
    words: list[str] = _WORD.findall(derived)
    for n, word in enumerate(words):
        opens = n == 0 or words[n - 1] in _STOPS - {","}
        if not word[0].isupper() or (opens and not _opens_name(word, words[n + 1 : n + 2])):
            continue
        if not (word.isupper() and word in initials) and not _is_said(folded(word), said):
            return word
    return None


def _opens_name(word: str, following: Sequence[str]) -> bool:
    """Whether the first word of a sentence, capitalised anyway, goes on in a second capitalised one."""
    ordinary = folded(word) in _TAGS or kind(word) is not None
    return not ordinary and bool(following) and following[0][0].isupper()


def _is_said(name: str, said: Sequence[str]) -> bool:
    """Whether the words hold the name, a name it is derived from or one derived from it."""
    for word in said:
        short, long = sorted((name, word), key=len)
        if long.startswith(short) and long[len(short) :] in _SUFFIXES and (len(short) > 2 or short == long):
            return True
    return False


def contradiction(source: str, derived: str) -> str | None:
    """One line on what ``derived`` says and its evidence does not, or None.

    Looks at numbers (by value: "forty" is "40"), negations and capitalised names. A guard for
    generated sentences: None does not mean that ``derived`` follows from ``source``.
    """
    said = [folded(word) for word in _WORD.findall(source)]
    words = [folded(word) for word in _WORD.findall(derived)]
    known = set(_numbers(said))
    for number in _numbers(words):
        if number not in known and number != (1.0, ""):
            return f"says '{number[0]:,.15g}{number[1]}', which its evidence does not"
    negations = _negations(words)
    if negations and not _negations(said):
        return f"says '{words[negations[0]]}', which its evidence does not"
    if word := _lost_negation(said, words):
        return f"says '{word}', which its evidence negates"
    if name := _new_name(source, derived):
        return f"names '{name}', which its evidence does not"
    return None
