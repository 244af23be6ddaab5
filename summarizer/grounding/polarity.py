"""Words that change what a sentence says, and which words a quotation may leave out.

The lists are for news prose in English, Spanish, German, French, Italian, Portuguese, Russian,
Chinese, Japanese, Korean and Arabic. They are read without regard to language: a word that only
looks like another language's negation costs a rejection, never an acceptance.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from summarizer.grounding.numerals import NUMBER_WORDS

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


def word_set(text: str) -> frozenset[str]:
    return frozenset(folded(word) for word in text.split())


_KINDS = {word: kind for kind in reversed(_LISTS) for word in word_set(_LISTS[kind])}
_UNSPACED_KINDS = [(folded(part), kind) for kind, parts in _IN_UNSPACED.items() for part in parts.split()]
_TAGS = {
    **dict.fromkeys(word_set(_CLAUSES), "C"),
    **dict.fromkeys(word_set(_ADVERBS), "H"),
    **dict.fromkeys(word_set(_DETERMINERS), "D"),
    **dict.fromkeys(word_set(_PREPOSITIONS), "P"),
}
UNSPACED = re.compile(
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
    """The kind of a word by its effect on the sentence; None for an ordinary word that may be dropped."""
    plain = folded(word)
    if plain.endswith("n't") or plain.startswith("n'"):
        return "negation"
    if plain[:1].isnumeric() or any(map(str.isdigit, plain)) or plain in NUMBER_WORDS:
        return "number"
    if UNSPACED.search(plain):
        bare = _ORDINARY.sub("", plain)
        return next((found for part, found in _UNSPACED_KINDS if part in bare), None)
    bare = _ELISION.sub("", plain)
    # Arabic writes "and" and "so" onto the next word.
    return _KINDS.get(plain) or _KINDS.get(bare) or _KINDS.get(re.sub("^[وف](?=..)", "", plain))


def is_function_word(word: str) -> bool:
    """Whether the word is a preposition, a determiner, a conjunction or an adverb of time or place."""
    return folded(word) in _TAGS


def opens_clause(word: str) -> bool:
    """Whether the word joins or opens a clause: "and", "who", "that"."""
    return _TAGS.get(folded(word)) == "C"


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
    if UNSPACED.search(joined) and (not marked or kind(joined)):
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


_GOVERNORS = word_set(
    "to for into onto upon between among after since a à per para por pour für zu an к для о"
)


def governs(word: str) -> bool:
    """Whether the word makes what follows a part of something else: critics *of* the mayor."""
    return _tag(word) == "P" or folded(word) in _GOVERNORS
