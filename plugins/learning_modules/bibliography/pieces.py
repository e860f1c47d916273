"""Pieces of a citation in the text: what is linked to a reference, and what stands around it."""

from __future__ import annotations

from dataclasses import dataclass

from learning_modules.bibliography.richtext import Rich, rich, to_html, to_text
from learning_modules.bibliography.terms import Terms


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

    def link(self, text: Rich, key: str) -> None:
        """Add what leads to the reference of ``key``."""
        self._add(text, key=key)

    def missing(self, key: str) -> None:
        """Add the key of an entry that is not there, with a question mark."""
        self._add(rich(f"{key}?"), missing=key)

    def plain(self, text: str) -> None:
        """Add punctuation or words of the author."""
        if text:
            self._add(rich(text))

    def prefix(self, text: str) -> None:
        """Add the words before a citation, with a space unless they end with a bracket."""
        if text.strip():
            self.plain(text.strip() + ("" if text.rstrip()[-1:] in "([{“‘«" else " "))

    def suffix(self, text: str) -> None:
        """Add the words after a citation, with a space unless they begin with punctuation."""
        body = text.replace("\u00a0", " ").strip()
        if body:
            self.plain(body if body[0] in ",.;:!?)]}’”»" else f" {body}")

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
        last = self._pieces[-1] if self._pieces else None
        if last and not (last.key or last.missing or key or missing):
            self._pieces[-1] = Piece(html=last.html + piece.html, text=last.text + piece.text)
        else:
            self._pieces.append(piece)

    def pieces(self) -> tuple[Piece, ...]:
        """Return what was written."""
        return tuple(self._pieces)
