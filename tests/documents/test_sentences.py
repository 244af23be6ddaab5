"""Sentences as spans of a text."""

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from summarizer.documents.sentences import split

PIECES = st.sampled_from(
    ["The port closed.", "he left", " ", "  ", "\n", "\n\n", "\r\n", "\t", "“", "”", '"', "«", "»", ".", "...", "。",
     "！", "他说", "「港」", "Dr.", "e.g.", "U.S.", "1.5", "?", "é", "e\u0301", "👩‍👩‍👧", "\ufeff", "\u200b", "\xa0",
     "\u2028", "\x85", "\x1c", "\0", "- ", "# "]
)  # fmt: skip
LANGUAGES = st.sampled_from(["en", "en-GB", "de", "es", "fr", "zh", "ja", "ar", "und", "tlh"])


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=25).map("".join) | st.text(max_size=60), LANGUAGES)
@example("x" * 9_001, "en")
@example("“No.  yes.”  \n \n他说。", "zh")
def test_every_character_lies_in_exactly_one_sentence(text: str, language: str) -> None:
    """Spans are where they say, in order, apart, and leave nothing out but white space."""
    at = 0
    for span in split(text, language):
        assert text[span.start : span.end] == span.text == span.text.strip()
        assert not text[at : span.start].strip()
        assert at <= span.start
        at = span.end
    assert not text[at:].strip()


# "|" stands where a sentence ends; the blank behind it belongs to the text where the language has blanks.
ENGLISH = [
    "He left. | Ms. Lind stayed. | Mr. Roos said nothing.",
    "“We had no choice,” Ms. Reed said. | The port closed at 9 a.m. on Friday.",
    "Cllr. Ana Ruiz met Amb. Orla Vint and Sen. Tam Okker, R-Fla., at Ft. Hallow. | They spoke for an hour.",
    "He said no. | Mr. Roos left. | Some 5.2 km away, St. Ana’s burned.",
    "It closed at 9 a.m. | The crew left.",
    "The store opens at 9 a.m. Friday and shuts at 5 p.m. EST on Sundays.",
    "The shooting began at 4 p.m. | Witnesses fled.",
    "By 9 a.m. Lume was under water.",
    "He moved to the U.S. | The U.S. Army took him in.",
    "U.S. Sen. Tam Okker and U.S. Rep. Gina Maio voted for it.",
    "She was ranked No. 5 in the world. | No. 1 is out of reach.",
    "He asked for a vote and got a no. | Lawmakers went home.",
    "On Nov. 5, Dr. J. R. Quist died in Lume. | She was 81.",
    "J.K. Roos and Mary E. Lind wrote it.",
    "It was plan B. | The mayor had no plan C.",
    "Prices rose 3.5 percent to $1.25 a litre. | Nobody bought any.",
    "Fruit, e.g. apples, and tools, i.e. Hammers Inc. wares, were taxed.",
    "“We are ... very sad,” he said.",
    "“I … I don’t know,” he said. | Then he left.",
    "“The port is closed. | It is over,” he said. | She left.",
    "“Is it over?” Ms. Reed asked. | “No!” shouted Tam Okker.",
    "“Stop!” Roos shouted. | “Stop!” | He ran.",
    "\"The dam is safe.\" | \"We checked it,\" she said.",
    "He said: \"It is over.\" | Then he wept.",
    "(The mayor was away.) | Nobody else spoke.",
    "He works for Varland Corp. | He likes it.",
    "Varland Corp. Chief Executive Bram Mendel resigned.",
    "The firm is based in Hallow, Calif. | It employs 300.",
    "The case, Roos v. Mendel, was heard by Judge H. Lind Jr. in Washington, D.C. | The ruling is due in Sept.",
    "Lt. Gen. Bram Mendel and Rear Adm. Ida Falk, Ret., spoke.",
    "Visit essel.example.com for more. | The site is free.",
    "Yahoo! said it had 3.2 million users. | Nobody believed it.",
    "The Rev. Tom Hale lives on Main St. | He is 70.",
    "Mt. Hallow and St. Ana are near Ft. Vint.",
    "police said two bombs went off. | meanwhile, gen. okker fled. | no one was hurt. | the u.s. embassy was shut.",
    "in july 1989 mr. roos left. | fifteen men were hurt. | he was ill. | police came.",
    "MR. ROOS LEFT. | THE PORT OF ST. ANA BURNED. | NO. 5 SANK.",
    "He was fined approx. 500 crowns, acc. to police. | Why? | Nobody knows.",
    "“We built the pier,” said Ana Ruiz. | “Nobody helped us. | Nobody!”",
    "It has 1,000 members vs. 900 in 2030. | That is a rise.",
    "He earned a Ph.D. from Lume Univ. | She did not.",
    "The team won 3-1. | Lind scored.",
    "The price is 5. | Nobody pays it.",
    "1. The bridge will be closed. | It is old.",
    "They met at 10:30 a.m. local time. | “Talks failed,” Roos said.",
    "He spoke of “the end.” | Then he sat down.",
    "What did Prof. Maio say? | “Nothing.”",
    "The mayor, Jan. 5 to Feb. 3, was ill. | In Aug. 2030 she resigned.",
    "By 1 a.m. Lume was dark. | It was cold.",
    "The storm moved in. | Rebels fled to Kestria.",
    "It grew to 40 ft. | The dam broke.",
    "He fell ill. | Doctors came.",
    "Sen. Tam Okker (D-Wis.) Monday said no. | He left.",
    "(He met Bram Mendel Jr.) | She left.",
    "(The deal was worth $5 million.) | Roos signed it.",
]
OTHERS = [
    ("de", "Der Hafen ist zu, sagte Dr. Vint. | Es regnet."),
    ("de", "Am 5. Mai trat Prof. Lind zurück. | Sie war u. a. für Häfen zuständig, z. B. in Lume."),
    ("de", "„Es ist vorbei. | Wir gehen“, sagte sie. | Dann ging sie."),
    ("de", "Es kamen rd. 3.500 Menschen. | Im 19. Jahrhundert waren es mehr."),
    ("es", "El Sr. Roos habló con la Dra. Lind. | ¿Quién sabe? | Nadie."),
    ("es", "El presidente de EE. UU. Bram Mendel llegó a las 9 a.m. | La reunión duró una hora."),
    ("fr", "M. Roos a rencontré Mme Lind. | « C’est fini. | On s’en va », a-t-il dit."),
    ("fr", "Le Dr. Vint est arrivé à 9 h. | Il pleuvait."),
    ("zh", "港口关闭了。|工人们举行了抗议。|“我们没有选择。”他说。|下雨了！"),
    ("ja", "港は閉鎖された。|「選択肢はなかった。」と市長は述べた。|雨が降った。"),
    ("ar", "أغلق الميناء. | هل انتهى الأمر؟ | لا أحد يعرف."),
    ("hi", "बंदरगाह बंद हो गया। | बारिश हुई।"),
    ("ru", "Порт закрыт. | А. С. Лунд уехал в г. Лум. | Он вернулся."),
    ("it", "Il sig. Roos ha incontrato la dott.ssa Lind. | Non pioveva."),
    ("pt", "O Sr. Roos falou com a Dra. Lind. | Ninguém sabe."),
    ("nl", "Dhr. Roos sprak met mevr. Lind. | Het regende."),
]
LINES = [
    ("Port shut\n\nBy a reporter\n\nIt rained", ["Port shut", "By a reporter", "It rained"]),
    ("Port shut\n \t\nIt rained", ["Port shut", "It rained"]),
    ("Port shut\r\n\r\nIt rained", ["Port shut", "It rained"]),
    ("The port\nclosed. It\nrained.", ["The port\nclosed.", "It\nrained."]),
    ("The port\r\n  closed. It\r\nrained.", ["The port\r\n  closed.", "It\r\nrained."]),
    ("The mayor of the old port of Essel told the\nCouncil on Friday that nobody would have to\nleave.",
     ["The mayor of the old port of Essel told the\nCouncil on Friday that nobody would have to\nleave."]),
    ("Port of Essel to close\nThe mayor of the old port of Essel told the council on Friday that it would close.",
     ["Port of Essel to close",
      "The mayor of the old port of Essel told the council on Friday that it would close."]),
    ("# Port shut\nIt rained.", ["# Port shut", "It rained."]),
    ("The port has:\n- two cranes\n- a pier", ["The port has:", "- two cranes", "- a pier"]),
    ("Who spoke:\n1. Ana Ruiz\n2. Tom Hale", ["Who spoke:", "1. Ana Ruiz", "2. Tom Hale"]),
    ("Ana Ruiz\nTom Hale\nIda Falk", ["Ana Ruiz", "Tom Hale", "Ida Falk"]),
    ("It rained\n***\nIt snowed", ["It rained", "***", "It snowed"]),
    ("> We leave\nHe left.", ["> We leave", "He left."]),
    ("he said no.  she left.  the end", ["he said no.", "she left.", "the end"]),
    ("he met gen.  okker.  she left.", ["he met gen.  okker.", "she left."]),
    ("港口将于五月关闭\n港口管理局星期一表示，码头将关闭到五月，工人们举行了抗议活动。",
     ["港口将于五月关闭", "港口管理局星期一表示，码头将关闭到五月，工人们举行了抗议活动。"]),
    ("no full stop at all", ["no full stop at all"]),
    ("", []),
    (" \n\n ", []),
]


@pytest.mark.parametrize("marked", ENGLISH)
def test_english_sentences_end_where_a_reader_ends_them(marked: str) -> None:
    """Abbreviations, initials, figures and ellipses end no sentence, unless the next word begins one."""
    assert [span.text for span in split(marked.replace("| ", ""))] == marked.split(" | ")


@pytest.mark.parametrize(("language", "marked"), OTHERS)
def test_sentences_of_other_languages(language: str, marked: str) -> None:
    """Each language has its abbreviations and its marks."""
    text = marked.replace("|" if language in ("zh", "ja") else "| ", "")
    assert [span.text for span in split(text, language)] == [s.strip() for s in marked.split("|")]


@pytest.mark.parametrize(("text", "sentences"), LINES)
def test_line_ends_that_end_a_sentence(text: str, sentences: list[str]) -> None:
    """Blank lines, headings and items do; the line ends of hard-wrapped text do not."""
    assert [span.text for span in split(text)] == sentences


def test_an_article_with_one_paragraph_a_line() -> None:
    """Each line is a paragraph, with a full stop at its end or without."""
    lines = ["Port shut for good", "By Orla Vint", "The port closed on Friday after " + "a long dispute, " * 9 + "he said",
             "Nobody came to the pier to see " + "it, as had been expected, " * 8 + "it seems"]  # fmt: skip
    assert [span.text for span in split("\n".join(lines))] == lines


@pytest.mark.parametrize("piece", ["port ", "x", ".", '."', "。", "…", "\r\n", "“"])
def test_a_megabyte_without_a_sentence_is_read_in_pieces(piece: str) -> None:
    """No piece is longer than a model can be shown, and the time does not grow with the square of the length."""
    begun = time.process_time()
    pieces = split(piece * (1_000_000 // len(piece)))
    assert time.process_time() - begun < 5
    assert max((len(span.text) for span in pieces), default=0) <= 2_000
