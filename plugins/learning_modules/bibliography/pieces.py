"""Pieces of a citation in the text: what is linked to a reference, and what stands around it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from learning_modules.bibliography.richtext import (
    CLOSE,
    CLOSE_OUTSIDE,
    OPEN,
    Rich,
    join,
    rich,
    to_html,
    to_text,
)
from learning_modules.bibliography.terms import Terms

_SET = {"\u00a0": " ", "---": "—", "--": "–", "...": "…"}

#: A straight quotation mark that opens; marks of emphasis (private characters) may stand by it.
_OPENING = re.compile(r"(?<![\w.,;:!?)\]}’”…])[\"'](?=[\w(\[‘“\U000f0000-\U000f3fff])")


@dataclass(frozen=True)
class Piece:
    """Part of a citation as HTML and as text.

    ``key`` is the reference it is to be linked to; without one it is punctuation, prefix or
    suffix.  ``missing`` is the key of a citation that the list has no entry for.
    """

    html: str
    text: str
    key: str | None = None
    missing: str | None = None


class PieceWriter:
    """Collects the pieces of one citation; what is not linked grows into one piece."""

    def __init__(self, terms: Terms) -> None:
        self._terms = terms
        self._pieces: list[Piece] = []
        self._words: Rich = ()

    def link(self, text: Rich, key: str) -> None:
        """Add what leads to the reference of ``key``."""
        self._flush()
        self._add(text, key=key)

    def missing(self, key: str) -> None:
        """Add the key of an entry that is not there, with a question mark."""
        self._flush()
        self._add(rich(f"{key}?"), missing=key)

    def plain(self, text: str) -> None:
        """Add punctuation, or words as they are to be seen."""
        self._words = join((self._words, rich(text)))

    def prefix(self, text: str) -> None:
        """Add the words before a citation, with a space unless they end with a bracket."""
        if text.strip():
            self._typed(text.strip() + ("" if text.rstrip()[-1:] in "([{“‘«" else " "))

    def suffix(self, text: str) -> None:
        """Add the words after a citation, with the space before them."""
        self._typed(text.rstrip())

    def _typed(self, text: str) -> None:
        """Add words as an author types them: quotation marks, dashes and dots are set here."""
        close = CLOSE if self._terms.punctuation_inside else CLOSE_OUTSIDE
        for typed, shown in _SET.items():
            text = text.replace(typed, shown)
        text = _OPENING.sub(lambda m: OPEN if m[0] == '"' else "‘", text)
        text = text.replace('"', close).replace("'", "’")
        for part in re.split(f"(?<={close})", text):
            self.plain(part)

    def _flush(self) -> None:
        if self._words:
            self._add(self._words)
        self._words = ()

    def _add(self, text: Rich, *, key: str | None = None, missing: str | None = None) -> None:
        marks = self._terms.quotation
        body = "".join(run.text for run in text)
        before = body[: len(body) - len(body.lstrip())]
        after = body[len(body.rstrip()) :] if body.strip() else ""
        piece = Piece(
            html=to_html(text, marks),
            text=f"{before}{to_text(text, marks)}{after}",
            key=key,
            missing=missing,
        )
        self._pieces.append(piece)

    def pieces(self) -> tuple[Piece, ...]:
        """Return what was written."""
        self._flush()
        return tuple(self._pieces)
