"""The interface in several languages."""

from __future__ import annotations

import datetime
import json
import re
from pathlib import Path

import pytest

from learning_modules.mkdocs.terms import LANGUAGES, Terms

PACKAGE = Path(__file__).resolve().parents[3] / "plugins" / "learning_modules" / "mkdocs"
ENGLISH = json.loads((PACKAGE / "terms" / "en.json").read_text(encoding="utf-8"))

#: Names of programs and formats that are the same everywhere.
SAME = {"format-xlsx", "format-docx", "format-csv", "format-md", "format-pdf"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_text(language: str) -> None:
    """A language lacks no text, has none of its own, and fills in the same values."""
    texts = json.loads((PACKAGE / "terms" / f"{language}.json").read_text(encoding="utf-8"))
    assert set(ENGLISH) - SAME <= set(texts) <= set(ENGLISH)
    for name, text in texts.items():
        assert set(re.findall(r"{(\w+)}", text)) == set(re.findall(r"{(\w+)}", ENGLISH[name])), name


def test_every_text_is_used_and_every_used_text_exists() -> None:
    """No text is left over, and no partial asks for one that is not there."""
    sources = [*PACKAGE.rglob("*.py"), *(PACKAGE / "partials").glob("*.html")]
    code = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    made = re.compile(
        r"(change|format|level|role|severity|smart|bibliography|modules|templates)-|check-intro|plan-intro|draft|withdrawn|taught|practised"
    )
    unused = [
        name
        for name in ENGLISH
        if not re.search(f"[\"']{name}[\"']", code) and not made.match(name)
    ]
    assert [name for name in unused if name != "evidence"] == []
    asked = set(re.findall(r'\bt\("([\w-]+)"', code)) | set(re.findall(r'terms\("([\w-]+)"', code))
    assert {name for name in asked if not name.endswith("-")} <= set(ENGLISH)


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "3 April 2026"),
        ("de", "3. April 2026"),
        ("fr", "3 avril 2026"),
        ("xx", "3 April 2026"),
    ],
)
def test_dates_are_in_words(language: str, expected: str) -> None:
    """A date is written as readers of the language write it; an unknown one gets English."""
    assert Terms(language).date(datetime.date(2026, 4, 3)) == expected


def test_the_first_of_a_month_is_an_ordinal_in_french() -> None:
    """It is "1er", and the other days are plain numbers."""
    dates = [Terms("fr-CA").date(datetime.date(2026, 9, day)) for day in (1, 11)]
    assert dates == ["1er septembre 2026", "11 septembre 2026"]


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [(45, "45\u00a0min"), (60, "1\u00a0h"), (210, "3\u00a0h 30\u00a0min"), (0, "0\u00a0min")],
)
def test_times_are_hours_and_minutes(minutes: int, expected: str) -> None:
    """A time is given in hours and minutes."""
    assert Terms("en").minutes(minutes) == expected


def test_signs_are_those_of_the_language() -> None:
    """Quotation marks, commas, arrows and units are what readers of the language know."""
    assert Terms("fr")("quoted", text="Plan") == "«\u00a0Plan\u00a0»"
    assert Terms("de")("quoted", text="Plan") == "„Plan“"
    assert Terms("ar").listed(["A", "«B»"]) == "\u2068A\u2069، «B»"
    assert "←" in Terms("ar")("renamed", old="أ", new="ب")
    assert Terms("fr").size(13_000) == "13\u00a0ko"
    assert Terms("ar").minutes(150) == "2\u00a0س 30\u00a0د"


def test_french_signs_do_not_begin_a_line() -> None:
    """A colon, a question mark or a quotation mark is held to its word by a fixed space."""
    texts = json.loads((PACKAGE / "terms" / "fr.json").read_text(encoding="utf-8"))
    assert [name for name, text in texts.items() if re.search(r" [:;?!»]|« ", text)] == []


def test_english_stands_in() -> None:
    """A language of a region uses its base, an unknown one English."""
    assert Terms("de-AT")("templates") == "Vorlagen"
    assert Terms("pt")("templates") == "Templates"
