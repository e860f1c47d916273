"""References taken apart: people, dates, containers, addresses."""

from __future__ import annotations

import pytest

from learning_modules.importing.bibtex import protected_title
from learning_modules.importing.keys import legal_key, made_key, unused_key
from learning_modules.importing.people import read_people
from learning_modules.importing.reference import read_reference
from learning_modules.importing.same_work import same_work

PEOPLE = {
    "Ono, K.": "Ono, K.",
    "Ono, K., & Lee, C. D.": "Ono, K. and Lee, C. D.",
    "de la Cruz, A., Smith, J., Jr., & Wen, J.-R.": (
        "de la Cruz, A. and Smith, Jr., J. and Wen, J.-R."
    ),
    "Al-Dmour, R. H., Canton Ferrer, C., & von Arx, S.": (
        "Al-Dmour, R. H. and Canton Ferrer, C. and von Arx, S."
    ),
    "O'Shea, K., et al.": "O'Shea, K. and others",
    "Ono, K., Lee, C., ... & Zhu, A.": "Ono, K. and Lee, C. and others and Zhu, A.",
    "Ono, K., Lee, C., … Zhu, A.": "Ono, K. and Lee, C. and others and Zhu, A.",
    "OpenAI": "{OpenAI}",
    "McKinsey & Company": "{McKinsey & Company}",
    "National Institute of Standards and Technology": (
        "{National Institute of Standards and Technology}"
    ),
    "OpenAI, Achiam, J., & Adler, S.": "{OpenAI} and Achiam, J. and Adler, S.",
    "A. Ono, B. C. Lee, and D. von Zhu": "Ono, A. and Lee, B. C. and von Zhu, D.",
    "Smith, John, and Jane Doe": "Smith, John and Doe, Jane",
    "Müller, K. & Łoś, Ż.": "Müller, K. and Łoś, Ż.",
}


@pytest.mark.parametrize("text", PEOPLE)
def test_people(text: str) -> None:
    """Names come out as BibTeX wants them, and organisations stay whole."""
    assert read_people(text).bibtex == PEOPLE[text]


REFERENCES = [
    (
        "Davenport, T. H. (2018). Real AI. *Harvard Business Review, 96*(1), 108-116.",
        {"type": "article", "journal": "Harvard Business Review", "volume": "96", "number": "1"},
    ),
    (
        "Khan, A. (2023). Why? A question. *Nature Machine Intelligence*, *5*, Article e0123.",
        {"type": "article", "title": "Why? A question", "eid": "e0123"},
    ),
    (
        "Lee, C. (2021). Stars at night! *Sky*, *4*, 1–9. https://doi.org/10.1000/a(1)b",
        {"title": "Stars at night!", "doi": "10.1000/a(1)b", "pages": "1--9"},
    ),
    (
        "Lee, C. (2019). Counting vs. guessing. In *Proc. of X '19: Workshop on Y*, 61–62. ACM.",
        {"type": "inproceedings", "title": "Counting vs. guessing", "pages": "61--62"},
    ),
    (
        "Ono, K. (2020). *Bread* (Report No. 22-1). Flour Institute. https://flour.example/r.pdf",
        {"type": "techreport", "number": "22-1", "institution": "Flour Institute"},
    ),
    (
        "Roe, A. (2020). Loaves [Doctoral dissertation, University of Ghent]. ProQuest.",
        {"type": "phdthesis", "school": "University of Ghent", "title": "Loaves"},
    ),
    (
        "Ono, K. (2023). Dough. arXiv:2307.14728v2 [cs.CL].",
        {"type": "misc", "eprint": "2307.14728", "title": "Dough"},
    ),
    (
        "Zapier. (n.d.). Guide. Retrieved April 3, 2025, from https://zapier.example/x/",
        {"type": "online", "year": "", "urldate": "2025-04-03", "url": "https://zapier.example/x/"},
    ),
    (
        "Google. (2024). *Prices*. [https://g.example/p](https://g.example/p)",
        {"type": "online", "url": "https://g.example/p", "title": "Prices"},
    ),
    (
        "The future of bread. (2021). Flour Publishing. https://doi.org/10.1000/f",
        {"title": "The future of bread", "year": "2021"},
    ),
    (
        'Smith, J. "The Title of a Paper." *Journal of Things* 12.3 (2020): 45-67.',
        {"title": "The Title of a Paper", "journal": "Journal of Things", "year": "2020"},
    ),
    ("Something without any form at all", {"type": "misc", "year": ""}),
]


@pytest.mark.parametrize(("text", "fields"), REFERENCES, ids=[text[:30] for text, _ in REFERENCES])
def test_reference(text: str, fields: dict[str, str]) -> None:
    """A reference gives its type and fields, whatever habit it was written in."""
    reference = read_reference(text)
    found = {"type": reference.type, **{n: reference.text(n) for n in fields if n != "type"}}
    assert {name: found[name] for name in fields} == fields


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("Ono, K. (2020). Bread and rolls.", "Ono, K. (2021). Bread and Rolls.", True),
        ("Ono, K. (2020). Bread.", "Lee, C. (2020). Bread.", False),
        (
            "Ono, K. (2020). The bread of the north: a study.",
            "Ono, K. (2020). The bread of the north.",
            True,
        ),
        (
            "Ono, K. (2020). One kind. https://doi.org/10.1000/x",
            "Lee, C. (2020). Stars above. https://doi.org/10.1000/x",
            False,
        ),
        (
            "Ono, K. (2020). Bread by night. https://doi.org/10.1000/x",
            "Lee, C. (2020). Bread at night. https://doi.org/10.1000/x",
            True,
        ),
        (
            "Ono, K. (2020). A long title on the bread of all.",
            "Lee, C. (2021). A long title on the bread of all.",
            True,
        ),
    ],
)
def test_same_work(first: str, second: str, same: bool) -> None:
    """Two references are one work by a long title, or a near one with the same author or number."""
    assert same_work(read_reference(first), read_reference(second)) is same


def test_keys() -> None:
    """A key is kept where it is legal; else it is made so, or made of author, year and title."""
    assert legal_key("ono2020:a.b-c") == "ono2020:a.b-c"
    assert legal_key("Müller & Co 2020") == "MullerCo2020"
    assert legal_key("猫") == ""
    reference = read_reference("Ono, K. (2020). The age of bread. Flour Press.")
    assert made_key(reference) == "ono2020age"
    assert unused_key("a", {"a", "a-b"}) == "a-c"


@pytest.mark.parametrize(
    ("title", "written"),
    [
        (
            "Retrieval-Augmented Generation for NLP Tasks",
            "Retrieval-Augmented Generation for {NLP} Tasks",
        ),
        (
            "The use of GPT-4 in Jordanian firms: A review",
            "The use of {GPT}-4 in {Jordanian} firms: A review",
        ),
        ("5 % & more: $3_000 {odd}", r"5 \% \& more: \$3\_000 (odd)"),
    ],
)
def test_protected_title(title: str, written: str) -> None:
    """Capitals that are no matter of style are protected, and signs of LaTeX escaped."""
    assert protected_title(title) == written
