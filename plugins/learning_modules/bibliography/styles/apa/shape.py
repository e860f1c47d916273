"""Which of the patterns of APA 7 (9.25 to 9.33, chapter 11) a work follows."""

from __future__ import annotations

from enum import Enum, auto

from learning_modules.bibliography.parts.work import Work


class Shape(Enum):
    """Article in a periodical, book or part of one, page of a website, or legal text."""

    PERIODICAL = auto()
    BOOK = auto()
    WEB = auto()
    LEGAL = auto()


_SHAPES = {
    **dict.fromkeys(
        ("article-journal", "article-magazine", "article-newspaper", "periodical",
         "post-weblog", "review", "review-book"),
        Shape.PERIODICAL,
    ),
    **dict.fromkeys(("post", "webpage"), Shape.WEB),
    **dict.fromkeys(
        ("bill", "hearing", "legal_case", "legislation", "regulation", "treaty"), Shape.LEGAL
    ),
}  # fmt: skip


def shape(work: Work) -> Shape:
    """Return the pattern; a conference paper is part of a book if the proceedings have editors."""
    if work.type == "paper-conference":
        return Shape.BOOK if work.has("editor", "container-author") else Shape.PERIODICAL
    return _SHAPES.get(work.type, Shape.BOOK)


def is_presented(work: Work) -> bool:
    """Whether a conference paper was given but not published in proceedings."""
    return work.type == "paper-conference" and not work.has("editor", "issue", "page", "volume")
