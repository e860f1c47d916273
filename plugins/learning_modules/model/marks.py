"""The marks by which an author says what is blank: examples, dots and lines to write on."""

from __future__ import annotations

import re

# "e.g." and what it is in the languages of our own texts; a colon is needed where the word alone
# could begin a prompt.
_EXAMPLE_WORD = (
    r"e\.?\s?g\.?|for\s+(?:example|instance)|example\s*:"
    r"|z\.\s?B\.|zum\s+Beispiel|bspw\.|beispielsweise|Beispiel\s*:|Bsp\.\s*:?"
    r"|p(?:ar)?\.?\s?ex\.|par\s+exemple|exemple\s*:|ex\.\s*:?|ex\s*:"
    r"|p(?:or)?\.?\s?ej\.|por\s+ejemplo|ejemplo\s*:|ej\.\s*:?|ej\s*:"
    r"|على\s+سبيل\s+المثال|مثلاً|مثلا|مثال\s*:"
)
_EXAMPLE = re.compile(
    rf"\[\s*(?:{_EXAMPLE_WORD})(?![^\W\d_])[\s,:،]*((?:[^\[\]]|\[[^\[\]]*\])*)\]", re.IGNORECASE
)
#: A cell that is an example as a whole: ``(e.g., you)``, ``Example: you``, ``(example) you``.
_WHOLE_CELL = re.compile(
    rf"\(\s*(?:{_EXAMPLE_WORD})(?![^\W\d_])[\s,:،]*([^()]+)\)\Z"
    rf"|(?:(?:{_EXAMPLE_WORD})(?![^\W\d_])|\((?:example|Beispiel|exemple|ejemplo|مثال)\))"
    r"[\s,:،]*([^\s?][^?]*)\Z",
    re.IGNORECASE,
)
_WORD_ALONE = re.compile(
    r"[(\[]?(?:example|Beispiel|exemple|ejemplo|مثال)(?:\s+\d{1,2})?\s*:?[)\]]?\Z",
    re.IGNORECASE,
)
_DOTS = re.compile(r"\[?\s*(?:\.{3,}|…+|⋮|(?:\.\s){2,}\.|etc\.?)\s*\]?\Z", re.IGNORECASE)
_AMOUNT = re.compile(
    r"[~≈<>≤≥+-]?\s?[$€£]?\s?\d[\d.,]*\s?(?:[%€$£]|[kKmM]\b)?(?:\s?/?\s?[^\W\d_]{1,12}\.?){0,3}\Z"
)
#: Words that name the last row of a table, which adds up the others.
_TOTAL = re.compile(
    r"(?:(?:grand |sub-?|estimated )?totals?|sum|summe|gesamt\w*|zwischensumme|total général"
    r"|somme|sous-total|suma|total general|المجموع(?: الكلي)?|الإجمالي)\b",
    re.IGNORECASE,
)
#: What authors write where they leave something open.
_UNDECIDED = re.compile(
    r"\[?\s*(?:TBD|TBC|TBA|to be (?:agreed|completed|confirmed|decided|defined|determined)"
    r"|noch offen|noch zu klären|zu klären|à (?:compléter|définir|déterminer|préciser)"
    r"|por (?:completar|confirmar|definir|determinar)|يحدد لاحقا|يُحدد لاحقًا)\.?\s*\]?\Z",
    re.IGNORECASE,
)
#: Letters that stand for a number: ``XX``, ``$X,XXX``, ``X%``, ``XX/XX/XXXX``.
_CROSSES = re.compile(
    r"\[?\s*(?:[$€£]\s?(?:X+(?:[.,]X+)*|[NYZ#]+)|(?:X+(?:[.,]X+)*|[NYZ#])\s?[%$€£]"
    r"|X{2,}(?:[.,/:-]X{2,})*)\s*\]?\Z"
    r"|(?:[$€£]\s?\[[ XYZN#]\]|\[[ XYZN#]\]\s?[%$€£])\Z"
)
#: How to write a date or time, in the letters of English, German, French and Spanish.
DATE_PATTERN = (
    r"(?i:dd|mm|tt|hh|yy(?:yy)?|jj(?:jj)?|aaaa)"
    r"(?:[./: -](?i:dd|mm|ss|yy(?:yy)?|jj(?:jj)?|aaaa)){1,2}"
)
_DATE_PATTERN = re.compile(rf"{DATE_PATTERN}\Z")
#: Two underscores are a line only where they stand alone: ``__ / 5``, no ``__name__``.
#: So is one before a stroke or sign: ``_/5``, ``_%``.
_LINES = re.compile(r"[_＿]{3,}|(?<![^\s$€£(])(?:[_＿]{2}(?![^\s%/)])|_(?=\s?[/%]))")
#: What to write, in brackets; between angles it is one that the text shows as such.
_PLACEHOLDER = re.compile(r"\[([^\W\d_][^\[\]@\n]{1,200})\]\Z|<([^\W\d_][^<>/@:\n]{1,80})>\Z")
#: The same with a sign, a label or a word before or behind.
_BESIDE = re.compile(
    r"(?P<one>[$€£#~<>≤≥]|[^\W\d_][^:\[\]]{0,40}:)?\s*"
    r"\[(?P<inner>[^\W\d_][^\[\]@\n]{1,80})\](?![(\[])\s*(?P<two>[%$€£°]|/?\s?[^\W\d_]{1,20})?\Z"
)
_LINE = re.compile(r"\[?\s*[_＿]{2,}\s*\]?\Z")
#: Bullets or numbers with nothing behind them, one below the other.
_BULLETS = re.compile(r"(?:(?:[-–•*]|\d{1,2}[.)])\s*(?:(?:_+|\.{3}|…)\s*)?)+\Z")
_DITTO = re.compile(r"(?:[\"″”“〃]|''|,,|do\.|ditto)\Z", re.IGNORECASE)
_SPACES = re.compile(r"[ \t]{2,}")


def with_mark(text: str) -> str:
    """Return the text of a cell that is an example as a whole with the mark that says so."""
    match = _WHOLE_CELL.match(text.strip())
    example = (match[1] or match[2]).strip() if match else ""
    return f"[e.g., {example}]" if example and "[" not in example else text


def example_word(text: str) -> bool:
    """Whether ``text`` is nothing but the word: ``Example``, ``Beispiel 1:``."""
    return bool(_WORD_ALONE.match(text.strip()))


def has_example(text: str) -> bool:
    """Whether ``text`` holds an example mark such as ``[e.g., two weeks]``."""
    return bool(_EXAMPLE.search(text))


def split_example(text: str) -> tuple[str, str]:
    """Return what stands around the example marks of ``text``, and the examples in them."""
    if not has_example(text):
        return text.strip(), ""
    examples = [_tidy(match) for match in _EXAMPLE.findall(text)]
    around = _EXAMPLE.sub(" ", text)
    return _tidy(around), "; ".join(example for example in examples if example)


def fill_example(text: str) -> str:
    """Return ``text`` with each example in the place of its mark."""
    if not has_example(text):
        return text.strip()
    return _tidy(_EXAMPLE.sub(lambda match: str(match[1]), text))


def is_dots(text: str) -> bool:
    """Whether ``text`` is nothing but dots: the author's "and so on"."""
    return bool(_DOTS.match(text.strip()))


def is_line(text: str) -> bool:
    """Whether ``text`` is nothing but a line to write on (``____``)."""
    return bool(_LINE.match(text.strip()))


def is_total(text: str) -> bool:
    """Whether ``text`` names a row that adds up those above it."""
    return bool(_TOTAL.match(text.strip()))


def is_amount(text: str) -> bool:
    """Whether ``text`` is a number with a unit at most: ``8 h``, ``$1,200``, ``2.5 % a year``."""
    return bool(_AMOUNT.match(text.strip()))


def is_ditto(text: str) -> bool:
    """Whether ``text`` is a mark that repeats what stands above it."""
    return bool(_DITTO.match(text.strip()))


def has_line(text: str) -> bool:
    """Whether ``text`` holds a line to write on, as ``$____`` and ``___ / 5`` do."""
    return bool(_LINES.search(text))


def without_lines(text: str) -> str:
    """Return what stands beside the lines of a cell: a label or a unit, or nothing.

    A sentence keeps its lines: without them nobody could tell what goes where.
    """
    rest = _tidy(_LINES.sub(" ", text))
    if not re.search(r"[^\W_]|[^\x00-\x7f]|[$%#]", rest):
        return ""
    return text.strip() if len(rest.split()) > 3 else rest


def placeholder(text: str) -> str:
    """Return what a text such as ``[name of the owner]`` asks for, else nothing.

    So do angles, ``<name of the owner>``, and the pattern of a date, ``DD/MM/YYYY``.
    """
    written = text.strip()
    match = _PLACEHOLDER.match(written)
    if match:
        return (match[1] or match[2]).strip()
    return written if _DATE_PATTERN.match(written) else ""


def split_placeholder(text: str) -> tuple[str, str]:
    """Return what stands beside the words to replace, and what they ask for.

    Only a sign, a word or a label stands beside: ``$[amount]``, ``[number] days``,
    ``From: [day]``.  In other texts nothing is one, and both are empty.
    """
    if inner := placeholder(text):
        return "", inner
    match = _BESIDE.match(text.strip())
    if not match or (match["one"] and match["two"]):
        return "", ""
    return (match["one"] or match["two"]).strip(), match["inner"].strip()


def is_open(text: str) -> bool:
    """Whether ``text`` is nothing, dots, a line, "TBD" or "XX": only something to fill in."""
    written = text.strip()
    undecided = _UNDECIDED.match(written) or _CROSSES.match(written)
    bullets = "\n" in written and _BULLETS.match(written)
    return not written or is_dots(text) or is_line(text) or bool(undecided or bullets)


def _tidy(text: str) -> str:
    """Return ``text`` without the spaces that a removed mark leaves."""
    lines = (_SPACES.sub(" ", line).strip(" \t;,") for line in text.split("\n"))
    return "\n".join(lines).strip("\n")
