"""Numbers in statements: how many things a learner is asked for."""

from __future__ import annotations

import re

_NUMBER_WORDS = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
).split()
_VALUES = {word: value for value, word in enumerate(_NUMBER_WORDS, start=2)} | {
    "dozen": 12,
    "twenty": 20,
}
#: The same in German, French and Spanish, without words that mean something else as well.
_VALUES |= {
    word: value
    for value, words in enumerate(
        (
            "zwei deux dos",
            "drei trois tres",
            "vier quatre cuatro",
            "fünf cinq cinco",
            "sechs seis",
            "sieben siete",
            "acht huit ocho",
            "neun nueve",
            "zehn dix diez",
            "elf onze",
            "zwölf douze doce",
        ),
        start=2,
    )
    for word in words.split()
}

#: Largest number that is taken for a count of things; above it stand years, prices, amounts.
MOST_THINGS = 99

_COUNT = re.compile(
    r"(?<![\w.,$€£¥%#/@-])"
    rf"(?P<number>\d{{1,3}}|{'|'.join(_VALUES)})"
    r"(?:\s*(?:-|–|to|or|bis|oder|à|ou|a|o)\s*(?P<upper>\d{1,3}))?"
    r"(?![\w%$€£¥]|[.,:/]\d|-\w|\s*(?:%|percent|per cent|prozent|pour cent|por ciento|euros?"
    r"|dollars?|dólares|pounds?|usd|eur))",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\s*(?:full |working |business |calendar )?"
    r"(?:seconds?|minutes?|mins?|hours?|hrs?|h\b|days?|weeks?|months?|quarters?|years?|times?\b"
    r"|people\b|persons?\b|employees|members?\b"
    r"|sekunden?\b|minuten?\b|stunden?\b|tagen?\b|wochen?\b|monaten?\b|quartalen?\b|jahren?\b"
    r"|mal\b|personen\b|mitarbeite"
    r"|secondes?\b|heures?\b|jours?\b|semaines?\b|mois\b|trimestres?\b|ans?\b|années?\b|fois\b"
    r"|personnes?\b|employés"
    r"|segundos?\b|minutos?\b|horas?\b|d[ií]as?\b|semanas?\b|mes(?:es)?\b|años?\b|veces\b"
    r"|personas?\b|empleados)",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"(?:phase|level|step|version|chapter|section|part|tier|type|unit|module|lesson|article|no\."
    r"|number|figure|table|page|gpt|web|industry|stage|day|week|year|top"
    r"|schritt|stufe|kapitel|abschnitt|teil|tag|woche|seite|nr\."
    r"|étape|niveau|chapitre|partie|séance|jour|semaine|n°"
    r"|fase|etapa|paso|nivel|capítulo|parte|módulo|día|semana)\s*$",
    re.IGNORECASE,
)
_THING = re.compile(r"\s+(?:\(?[^\W\d]|of\b)|[ .,;:!?)]*\Z")
_BEFORE = 20


def quantity_of(statement: str) -> int | None:
    """Return the largest number of things that ``statement`` asks for, or None.

    Times, prices, shares, years and names such as "phase 2" are no numbers of things; of a range
    the lower end counts, because the learner may stop there.
    """
    found = []
    for match in _COUNT.finditer(statement):
        word = match["number"].lower()
        value = _VALUES[word] if word in _VALUES else int(word)
        start, end = match.span()
        is_thing = _THING.match(statement, end) and not _TIME.match(statement, end)
        named = _NAMED.search(statement[max(0, start - _BEFORE) : start])
        if is_thing and not named and 1 < value <= MOST_THINGS:
            found.append(value)
    return max(found, default=None)
