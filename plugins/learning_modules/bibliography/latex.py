"""LaTeX text of a .bib field as formatted text: accents, signs, fonts, quotes, dashes, braces.

Braces protect capitals, so their content carries the mark NO_CASE.  A command that is not known
is dropped with its arguments, as Pandoc's reader does; :func:`unknown_commands` names them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from itertools import groupby
from operator import attrgetter

from learning_modules.bibliography.formulas import read_formula
from learning_modules.bibliography.latex_symbols import ACCENTS, ESCAPES, FONTS, SIGNS, SWITCHES
from learning_modules.bibliography.richtext import NO_CASE, Rich, Run, plain_text, rich
from learning_modules.bibliography.strings import bibliography_string

_SPECIAL = re.compile(r"[\\{}$~`'\"\s-]|[^\x20-\x7e]")
_PLAIN = re.compile(r"[^\\{}$~`'\"\s-]+")
_NAME = re.compile(r"[A-Za-z]+\*?|.", re.DOTALL)
_SPACE = re.compile(r"[ \t\r\n]+")
_OPTION = re.compile(r"\[[^\]\[]{0,200}\]")
_CLOSING = re.compile(r"(?<=[^\s(`'])'(?![\w'])|(?<=[^\s(`'])'(?='{2}(?!'))")
_QUOTED_WORDS = re.compile(r"[^\W\d_](?:(?![\s(]').)*?\w[.!?,}]*'(?!\w)", re.DOTALL)
#: Controls, and the private characters that stand for quotation marks inside this package.
_UNWANTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ue000-\ue00f]")

_QUOTING = {"enquote": False, "mkbibquote": True}
_MAX_DEPTH = 60


class _Reader:
    """One pass over a field; ``unknown`` collects the commands that mean nothing here."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.position = 0
        self.pieces: list[Run] = []
        self.unknown: list[str] = []
        self.closings: set[int] = set()

    # -- output ------------------------------------------------------------------------------

    def write(self, text: str, marks: int) -> None:
        """Add characters; white space after white space, or at the start, adds none."""
        if text and not (text == " " and self.previous() == " "):
            self.pieces.append(Run(text, marks))

    def previous(self) -> str:
        """Return the character before this place, or a space."""
        return self.pieces[-1].text[-1] if self.pieces else " "

    def result(self) -> Rich:
        """Return what was written, pieces with the same marks as one run."""
        return tuple(
            Run(unicodedata.normalize("NFC", "".join(piece.text for piece in pieces)), marks)
            for marks, pieces in groupby(self.pieces, key=attrgetter("marks"))
        )

    # -- reading -----------------------------------------------------------------------------

    def read(self, marks: int = 0, *, depth: int = 0, until: str = "") -> None:
        """Read to the closing ``until`` of this group, or to the end."""
        source, length = self.source, len(self.source)
        while self.position < length:
            match = _PLAIN.match(source, self.position)
            if match:
                self.write(match.group(), marks)
                self.position = match.end()
                continue
            character = source[self.position]
            self.position += 1
            if character == until:
                return
            if character == "\\":
                marks = self.command(marks, depth)
            elif character == "{":
                self.group(marks | NO_CASE, depth)
            elif character != "}":
                self.sign(character, marks)

    def group(self, marks: int, depth: int) -> None:
        """Read a group whose opening brace has just been read."""
        if depth >= _MAX_DEPTH:
            self.argument_source(opened=True)
            return
        self.read(marks, depth=depth + 1, until="}")

    def sign(self, character: str, marks: int) -> None:
        """Read white space, a quotation mark, a dash, a tie or a formula."""
        if character.isspace() and character != "\u00a0":
            self.position = _end(_SPACE, self.source, self.position)
            self.write(" ", marks)
        elif character == "~":
            self.write("\u00a0", marks)
        elif character == "$":
            self.formula(marks)
        elif character == "-":
            self.dash(marks)
        else:
            self.quote(character, marks)

    def dash(self, marks: int) -> None:
        """Read one, two or three hyphens."""
        following = self.source[self.position : self.position + 2]
        count = 2 if following == "--" else 1 if following[:1] == "-" else 0
        self.position += count
        self.write("-–—"[count], marks)

    def quote(self, character: str, marks: int) -> None:
        """Read TeX's quotation marks, and straight ones by what stands before them."""
        double = self.source[self.position : self.position + 1] == character
        if character in "`'" and double:
            self.position += 1
            self.write("“" if character == "`" else "”", marks)
        elif character == "`":
            self.write(self.opened_single(), marks)
        elif self.position - 1 in self.closings:
            self.write("”", marks)
        elif character == '"':
            self.write("“" if self.previous() in " (\u00a0[“‘—–-/" else "”", marks)
        elif character == "'":
            self.write("‘" if self.opens_quote() else "’", marks)
        else:
            self.write(character, marks)

    def opened_single(self) -> str:
        """Return what opens ```...'``: like all TeX quotes, its level decides its shape later."""
        match = _CLOSING.search(self.source, self.position, self.position + 300)
        if not match:
            return "‘"
        self.closings.add(match.start())
        return "“"

    def opens_quote(self) -> bool:
        """Whether a straight apostrophe stands before a word and has a partner after one."""
        if self.previous() not in " (\u00a0[“":
            return False
        return bool(_QUOTED_WORDS.match(self.source, self.position, self.position + 300))

    def formula(self, marks: int) -> None:
        """Read ``$...$``; what has no plain form stays as it was written."""
        end = self.source.find("$", self.position)
        if end <= self.position:
            self.write("$", marks)
            return
        body = self.source[self.position : end]
        self.position = end + 1
        runs = read_formula(body)
        for run in (Run(f"${body}$"),) if runs is None else runs:
            self.write(run.text, (run.marks ^ marks) | NO_CASE)

    # -- commands ----------------------------------------------------------------------------

    def command(self, marks: int, depth: int) -> int:
        """Read a command; return the marks that hold after it."""
        match = _NAME.match(self.source, self.position)
        if not match:
            return marks
        self.position = match.end()
        name = match.group().rstrip("*") or "*"
        if name in ACCENTS and (not name.isalpha() or self.has_argument()):
            self.accent(ACCENTS[name], marks, depth)
        elif name in ESCAPES:
            self.write(ESCAPES[name], marks)
        elif name in SWITCHES:
            self.position = _end(_SPACE, self.source, self.position)
            return marks | SWITCHES[name]
        else:
            self.word(name, marks, depth)
        return marks

    def has_argument(self) -> bool:
        """Whether a group or a letter follows, after white space."""
        position = _end(_SPACE, self.source, self.position)
        following = self.source[position : position + 1]
        return following in ("{", "\\") or following.isalpha()

    def word(self, name: str, marks: int, depth: int) -> None:
        """Read a command of letters that is neither an accent nor a font switch."""
        if name in FONTS:
            self.argument(marks | FONTS[name], depth)
        elif name in _QUOTING:
            inner = marks | NO_CASE if _QUOTING[name] else marks
            self.write("“", inner)
            self.argument(inner, depth)
            self.write("”", inner)
        elif name in _SPECIAL_COMMANDS:
            _SPECIAL_COMMANDS[name](self, marks, depth)
        elif name in SIGNS:
            self.write(SIGNS[name], marks)
            self.end_of_name()
        else:
            self.unknown.append(name)
            self.drop_arguments()

    def end_of_name(self) -> None:
        """Skip what only ends a command's name: white space, or an empty group."""
        if self.source.startswith("{}", self.position):
            self.position += 2
        else:
            self.position = _end(_SPACE, self.source, self.position)

    def accent(self, combining: str, marks: int, depth: int) -> None:
        """Read the letter an accent belongs to."""
        self.position = _end(_SPACE, self.source, self.position)
        reader = self.nested()
        if self.source[self.position : self.position + 1] in ("{", "\\"):
            reader.argument(marks, depth)
        else:
            reader.write(self.source[self.position : self.position + 1], marks)
            reader.position += 1
        self.position = reader.position
        letters = plain_text(reader.result()).replace("ı", "i").replace("ȷ", "j")
        self.write(unicodedata.normalize("NFC", letters[:1] + combining) + letters[1:], marks)

    def nested(self) -> _Reader:
        """Return a reader of the same source at this place, with an output of its own."""
        reader = _Reader(self.source)
        reader.position, reader.unknown = self.position, self.unknown
        return reader

    def argument(self, marks: int, depth: int) -> None:
        """Read the argument of a command: a group, a command or one character."""
        self.position = _end(_SPACE, self.source, self.position)
        following = self.source[self.position : self.position + 1]
        self.position += len(following)
        if following == "{":
            self.group(marks, depth)
        elif following == "\\":
            self.command(marks, depth + 1) if depth < _MAX_DEPTH else None
        elif following:
            self.write(following, marks)

    def argument_source(self, *, opened: bool = False) -> str:
        """Return the source of the group that follows, without its braces."""
        if not opened:
            self.position = _end(_SPACE, self.source, self.position)
            if self.source[self.position : self.position + 1] != "{":
                return ""
            self.position += 1
        start = self.position
        level = 1
        while self.position < len(self.source) and level:
            character = self.source[self.position]
            self.position += 2 if character == "\\" else 1
            level += {"{": 1, "}": -1}.get(character, 0)
        return self.source[start : self.position - (0 if level else 1)]

    def drop_arguments(self) -> None:
        """Skip the arguments that follow, in braces or square brackets."""
        while True:
            position = _end(_SPACE, self.source, self.position)
            option = _OPTION.match(self.source, position)
            if option:
                self.position = option.end()
            elif self.source.startswith("{", position):
                self.argument_source()
            else:
                return


def _end(pattern: re.Pattern[str], source: str, position: int) -> int:
    match = pattern.match(source, position)
    return match.end() if match else position


def _url(reader: _Reader, marks: int, _depth: int) -> None:
    reader.write(plain_url(reader.argument_source()), marks)


def _link(reader: _Reader, marks: int, depth: int) -> None:
    reader.argument_source()
    reader.argument(marks, depth)


def _bibstring(reader: _Reader, marks: int, _depth: int) -> None:
    key = reader.argument_source().strip()
    reader.write(bibliography_string(key) or key, marks)


def _formula(reader: _Reader, marks: int, _depth: int) -> None:
    body = reader.argument_source()
    runs = read_formula(body)
    for run in (Run(f"${body}$"),) if runs is None else runs:
        reader.write(run.text, (run.marks ^ marks) | NO_CASE)


_SPECIAL_COMMANDS: dict[str, Callable[[_Reader, int, int], None]] = {
    "url": _url,
    "href": _link,
    "foreignlanguage": _link,
    "textcolor": _link,
    "bibstring": _bibstring,
    "ensuremath": _formula,
}


def plain_url(text: str) -> str:
    r"""Return an address without LaTeX: ``\_``, ``\%``, ``\&`` and ``\url{}`` undone."""
    text = re.sub(r"^\s*\\url\s*\{(.*)\}\s*$", r"\1", text, flags=re.DOTALL)
    text = re.sub(r"\{\\textasciitilde\}|\\textasciitilde\s?|\\~\{\}|\\~", "~", text)
    text = re.sub(r"\\([_%&#$~{}])", r"\1", text)
    return re.sub(r"\s+", "", _UNWANTED.sub("", text))


def read_latex(source: str) -> Rich:
    """Return the text of a field, without white space at its ends."""
    source = _UNWANTED.sub("", source).strip()
    if not _SPECIAL.search(source):
        return rich(source)
    reader = _Reader(source)
    reader.read()
    return reader.result()


def latex_text(source: str) -> str:
    """Return the plain text of a field."""
    return plain_text(read_latex(source)).rstrip(" ")


def unknown_commands(source: str) -> tuple[str, ...]:
    r"""Return the names of commands in a field that are dropped with their arguments."""
    reader = _Reader(_UNWANTED.sub("", source))
    reader.read()
    return tuple(dict.fromkeys(reader.unknown))
