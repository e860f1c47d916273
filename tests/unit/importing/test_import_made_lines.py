"""References made from records come back as the records, in the forms that drafts write."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

import pytest

from learning_modules.importing.reference import read_reference

SURNAMES = (
    "Orr", "Bell", "van der Berg", "von Arx", "de la Cruz", "O'Neil", "McMillan-Major", "Bøgh",
    "Zuluaga Martínez", "Ng", "Al-Fuqaha", "D'Ignazio", "Ó Briain", "Le",
)  # fmt: skip
INITIALS = ("A.", "C. D.", "J.-P.", "M. T. R.", "Ł.", "É.")
GROUPS = (
    "OECD", "World Bank", "McKinsey & Company", "Bread Institute", "Hugging Face", "Zapier",
    "Ministry of Trade and Industry", "U.S. Small Business Administration", "Google Cloud",
)  # fmt: skip
TITLES = (
    "Trays without labels", "How small bakeries count: Evidence from 12 towns",
    "Who counts bread? A survey", "Forecasting in the U.S. bread trade",
    "The cost of ovens (and how to cut it)", "Machine learning vs. rules in bakeries",
    "Bread is everywhere. Here is where it came from", "2030 vision for bread",
)  # fmt: skip
JOURNALS = ("Small Kitchens", "Science", "Ovens & Society", "International Journal of Bread")
PRESSES = ("Harbour Press", "W. W. Norton & Company", "O'Reilly Media", "Springer")
DOI = "10.1007/s42-019-0088-2"


@dataclass
class Made:
    """A line, and what it must be read as."""

    line: str
    names: list[str]
    fields: dict[str, str] = field(default_factory=dict)


def _emphasis(text: str, pick: random.Random) -> str:
    opening, closing = pick.choice((("*", "*"), ("_", "_"), ("<em>", "</em>")))
    return f"{opening}{text}{closing}"


def _people(pick: random.Random) -> tuple[str, list[str]]:
    if pick.random() < 0.2:
        group = pick.choice(GROUPS)
        return group, [f"{{{group}}}"]
    count = pick.choice((1, 2, 3, 5, 8))
    names = [f"{pick.choice(SURNAMES)}, {pick.choice(INITIALS)}" for _ in range(count)]
    joint = pick.choice((", & ", " & ", ", and ", ", "))
    return (", ".join(names[:-1]) + joint + names[-1] if count > 1 else names[0]), names


def _web(pick: random.Random) -> tuple[str, dict[str, str]]:
    form = pick.choice((" https://doi.org/{}", " doi:{}.", " DOI: {}", " http://dx.doi.org/{}", ""))
    return form.format(DOI), {"doi": DOI} if form else {}


def _source(kind: str, title: str, pick: random.Random) -> tuple[str, dict[str, str]]:
    """Return title and container as a line writes them, and the fields in them."""
    stop = "" if title.endswith("?") else "."
    if kind == "article":
        journal, volume = pick.choice(JOURNALS), str(pick.randint(1, 200))
        issue, pages = pick.choice(("", "(4)", "(3-4)")), pick.choice(("101–120", "1-35", "102642"))
        name = pick.choice((
            f"{_emphasis(journal, pick)}, {_emphasis(volume, pick)}{issue}",
            f"{_emphasis(f'{journal}, {volume}', pick)}{issue}",
            f"{_emphasis(journal, pick)}, {volume}{issue}",
            f"{journal}, {volume}{issue}",
        ))  # fmt: skip
        fields = {"journal": journal, "volume": volume, "number": issue.strip("()")}
        return f"{title}{stop} {name}, {pages}.", {"type": "article", **fields}
    if kind == "book":
        press = pick.choice(PRESSES)
        place = pick.choice(("", "New York: ", "Cambridge, MA: "))
        edition = pick.choice(("", " (2nd ed.)", " (Rev. ed.)"))
        text = f"{_emphasis(title, pick)}{edition}. {place}{press}."
        return text, {"type": "book", "publisher": press}
    if kind == "chapter":
        press = pick.choice(PRESSES)
        inside = f"In {pick.choice(INITIALS)} Ó Briain & C. Bell (Eds.), {_emphasis('Bread', pick)}"
        text = f"{title}{stop} {inside} (pp. 45–67). {press}."
        return text, {"type": "incollection", "booktitle": "Bread", "publisher": press}
    written = pick.choice((title, _emphasis(title, pick)))
    bank = "Bureau of Economic Research"
    text = f"{written} (BER Working Paper No. 31161). {bank}."
    return text, {"type": "techreport", "number": "31161", "institution": bank}


def _made(seed: int) -> Made:
    pick = random.Random(seed)  # noqa: S311 - the lines are the same in every run
    people, names = _people(pick)
    title, year = pick.choice(TITLES), str(pick.randint(1998, 2025))
    text, fields = _source(pick.choice(("article", "book", "chapter", "paper")), title, pick)
    web, address = _web(pick)
    between = pick.choice((". ", " ")) if not people.endswith(".") else " "
    line = f"{people}{between}({year}){pick.choice(('.', ',', ''))} {text}{web}"
    return Made(line, names, {"title": title, "year": year, **fields, **address})


@pytest.mark.parametrize("start", range(0, 600, 150))
def test_lines_are_read_as_their_records(start: int) -> None:
    """Names, year, title, container and DOI come back from every line."""
    for seed in range(start, start + 150):
        made = _made(seed)
        found = read_reference(made.line)
        assert list(found.people.names) == made.names, made.line
        fields = {**found.fields, "type": found.type}
        assert {name: fields.get(name, "") for name in made.fields} == made.fields, made.line
