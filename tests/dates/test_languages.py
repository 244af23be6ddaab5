"""What expressions of time mean in languages other than English."""

import pytest
from intervals import interval, same

FOREIGN = [
    ("es", "ayer", "2024-11-04", "="),
    ("es", "ayer por la mañana", "2024-11-04", "="),
    ("es", "mañana", "2024-11-06", "="),
    ("es", "el martes pasado", "2024-10-29", "="),
    ("es", "el pasado jueves", "2024-10-31", "="),
    ("es", "la semana pasada", "2024-10-28", "2024-11-03"),
    ("es", "en junio de 2023", "2023-06", "="),
    ("es", "el 5 de noviembre de 2024", "2024-11-05", "="),
    ("es", "martes 5 de noviembre", "2024-11-05", "="),
    ("es", "miércoles 5 de noviembre", None, "="),
    ("es", "hace dos días", "2024-11-03", "="),
    ("es", "el año pasado", "2023", "="),
    ("es", "desde marzo", "2024-03", ".."),
    ("es", "entre 2010 y 2015", "2010", "2015"),
    ("es", "a finales de febrero", "2024-02", "="),
    ("es", "el lunes que viene", "2024-11-11", "="),
    ("es", "05/11/2024", "2024-11-05", "="),
    ("es", "recientemente", None, "="),
    ("de", "gestern", "2024-11-04", "="),
    ("de", "gestern Morgen", "2024-11-04", "="),
    ("de", "morgen", "2024-11-06", "="),
    ("de", "am Dienstag", "2024-11-05", "="),
    ("de", "am Montagabend", "2024-11-04", "="),
    ("de", "am vergangenen Donnerstag", "2024-10-31", "="),
    ("de", "letzte Woche", "2024-10-28", "2024-11-03"),
    ("de", "im Juni 2023", "2023-06", "="),
    ("de", "am 5. November 2024", "2024-11-05", "="),
    ("de", "5.11.2024", "2024-11-05", "="),
    ("de", "Dienstag, 5. November", "2024-11-05", "="),
    ("de", "vor zwei Tagen", "2024-11-03", "="),
    ("de", "vor einem Jahr", "2023", "="),
    ("de", "seit März", "2024-03", ".."),
    ("de", "von Montag bis Mittwoch", "2024-10-28", "2024-10-30"),
    ("de", "in den 1990er Jahren", "199X", "="),
    ("de", "Ende Februar", "2024-02", "="),
    ("de", "am Wochenende", "2024-11-02", "2024-11-03"),
    ("de", "kürzlich", None, "="),
    ("fr", "hier", "2024-11-04", "="),
    ("fr", "aujourd’hui", "2024-11-05", "="),
    ("fr", "après-demain", "2024-11-07", "="),
    ("fr", "mardi dernier", "2024-10-29", "="),
    ("fr", "lundi prochain", "2024-11-11", "="),
    ("fr", "la semaine dernière", "2024-10-28", "2024-11-03"),
    ("fr", "l’année dernière", "2023", "="),
    ("fr", "l'an dernier", "2023", "="),
    ("fr", "en juin 2023", "2023-06", "="),
    ("fr", "le 1er novembre 2024", "2024-11-01", "="),
    ("fr", "mardi 5 novembre", "2024-11-05", "="),
    ("fr", "il y a deux jours", "2024-11-03", "="),
    ("fr", "depuis mars", "2024-03", ".."),
    ("fr", "dans les années 1990", "199X", "="),
    ("fr", "l’été dernier", "2024-22", "="),
    ("fr", "récemment", None, "="),
    ("zh", "昨天", "2024-11-04", "="),
    ("zh", "今天上午", "2024-11-05", "="),
    ("zh", "11月5日", "2024-11-05", "="),
    ("zh", "2024年11月5日", "2024-11-05", "="),
    ("zh", "2023年6月", "2023-06", "="),
    ("zh", "上周二", "2024-10-29", "="),
    ("zh", "周一", "2024-11-04", "="),
    ("zh", "去年", "2023", "="),
    ("zh", "2024年第一季度", "2024-01", "2024-03"),
    ("zh", "上个月15日", "2024-10-15", "="),
    ("zh", "两天前", "2024-11-03", "="),
    ("zh", "自3月以来", "2024-03", ".."),
    ("zh", "20世纪", "19XX", "="),
    ("zh", "最近", None, "="),
    ("it", "5 novembre 2024", "2024-11-05", "="),
    ("en-GB", "5 November", "2024-11-05", "="),
]


@pytest.mark.parametrize(("language", "words", "start", "end"), FOREIGN)
def test_other_languages_mean_the_same(language: str, words: str, start: str | None, end: str) -> None:
    """The common expressions of other languages are read by the same rules."""
    assert interval(words, language=language) == same(start, end)


def test_a_german_next_weekday_stays_open() -> None:
    """A "nächsten Freitag" may be either of two days, and is resolved where both are the same."""
    assert interval("am nächsten Freitag", language="de") == (None, None)
    assert interval("am nächsten Montag", language="de") == ("2024-11-11", "2024-11-11")
