"""What PyYAML finds wrong, in plain words and at the place where the author has to type."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import yaml

#: Offset of the fault, what is wrong, and what to type.
Explanation = tuple[int, str, str | None]

_FIELD = re.compile(r"([ \t]*(?:-[ \t]+)?[\w-]+:[ \t]+)(.*)")
_UNFIT = "this line does not fit the lines above it, expected the next field"
_QUOTES = "put the text in quotes"
_SPACES = "indent with spaces, fields of one level equally far"


@dataclass(frozen=True)
class Trouble:
    """A YAML text that cannot be read, and what its reader had seen: offsets within the text.

    ``open_bracket`` is the innermost bracket that is still open; ``quoted`` the span of the last
    value if it was in quotes.
    """

    text: str
    open_bracket: int | None
    quoted: tuple[int, int] | None

    def line_start(self, offset: int) -> int:
        """Return the offset of the first character of the line at ``offset``."""
        return self.text.rfind("\n", 0, max(offset, 0)) + 1

    def line_at(self, offset: int) -> str:
        """Return the line at ``offset``."""
        start = self.line_start(offset)
        end = self.text.find("\n", start)
        return self.text[start:] if end < 0 else self.text[start:end]

    def same_line(self, one: int, other: int) -> bool:
        """Whether two offsets stand in one line."""
        return self.line_start(one) == self.line_start(other)

    def first_mark(self, offset: int) -> int:
        """Return the offset of the first character of its line that is no space."""
        line = self.line_at(offset)
        return self.line_start(offset) + len(line) - len(line.lstrip())


def explain(error: Exception, trouble: Trouble) -> Explanation:
    """Return place, message and hint for an exception of the YAML library."""
    if isinstance(error, yaml.reader.ReaderError):
        return error.position, f"character U+{error.character:04X} is not allowed", "delete it"
    if not isinstance(error, yaml.MarkedYAMLError):
        place = trouble.quoted[0] if trouble.quoted else 0
        return place, "a value here cannot be read", "use plain text in single quotes"
    at = _index(error.problem_mark, 0)
    fault = _Fault(at, _index(error.context_mark, at), f"{error.context or ''} {error.problem}")
    explainer = next((e for words, e in _EXPLAINERS if words in fault.words), _other)
    return explainer(fault, trouble)


@dataclass(frozen=True)
class _Fault:
    """What the library says: where it gave up, where it had begun, and its words."""

    at: int
    since: int
    words: str


def _index(mark: yaml.Mark | None, default: int) -> int:
    return default if mark is None else mark.index


def _in_quotes(trouble: Trouble, at: int) -> str:
    """Return a hint with the line at an offset as it should be: its value in quotes."""
    match = _FIELD.match(trouble.line_at(at))
    value = match[2].strip() if match else ""
    if match is None or not value or len(value) > 100:
        return f'{_QUOTES}: "..."'
    if value[0] in "\"'" and value[-1] == value[0] and len(value) > 1:
        inner = value[1:-1]
        value = inner if value[0] not in inner or value[0] == "'" else value
    quote = '"' if '"' not in value and "\\" not in value else "'"
    inside = value if quote == '"' else value.replace("'", "''")
    return f"write {match[1].strip()} {quote}{inside}{quote}"


def _odd_start(fault: _Fault, trouble: Trouble) -> Explanation:
    at = fault.at
    char = trouble.text[at : at + 1]
    if char == "\t":
        return at, "a tab stands where YAML needs spaces", "replace the tab with two spaces"
    return at, f'a text that starts with "{char}" needs quotes', _in_quotes(trouble, at)


def _colon(fault: _Fault, trouble: Trouble) -> Explanation:
    """Explain a colon where no field can begin: in a text, or after a line that has none."""
    at = fault.at
    start = trouble.line_start(at)
    before = trouble.text[start:at]
    if ":" in before:
        return at, 'a text with ": " in it needs quotes', _in_quotes(trouble, at)
    if before[:1].isspace():
        return start + len(before) - len(before.lstrip()), "this line is indented too far", _SPACES
    above = trouble.line_start(start - 1)
    if start and not re.search(r":[ \t]|:$", trouble.line_at(above)):
        return _no_colon(_Fault(above, above, ""), trouble)
    return at, "a field cannot begin here, expected a plain line", _SPACES


def _no_colon(fault: _Fault, trouble: Trouble) -> Explanation:
    at = trouble.first_mark(fault.since)
    name = re.match(r"([\w-]+):(?=\S)", trouble.line_at(at).lstrip())
    if name:
        value = trouble.line_at(at).lstrip()[name.end() :].strip()
        return at, f'after "{name[1]}:" a space is expected', f"write {name[1]}: {value}"
    line = trouble.line_at(at).strip()
    equals = re.match(r"([a-z_]+)[ \t]*=[ \t]*(\S.*)", line)
    message = "this line is no field, expected a name with a colon"
    if equals:
        return at, message, f"write {equals[1]}: {equals[2]}"
    hint = 'write "name: value", or two spaces before it if it goes on from the line above'
    return at, message, hint


def _quotes(fault: _Fault, _: Trouble) -> Explanation:
    if "escape" in fault.words:
        message = "a backslash in double quotes starts a code that is unknown"
        hint = "use single quotes, or write each backslash twice"
        return max(fault.at - 1, fault.since), message, hint
    return fault.since, "the quote that opens here is never closed", "add the closing quote"


def _brackets(fault: _Fault, trouble: Trouble) -> Explanation:
    begins = trouble.text[fault.since : fault.since + 1]
    opened = fault.since if begins in ("[", "{") else trouble.open_bracket
    if opened is None:
        return fault.at, "a bracket is closed here that was not opened", f"remove it, or {_QUOTES}"
    bracket = trouble.text[opened]
    closing = "]" if bracket == "[" else "}"
    if "stream end" in fault.words or not trouble.same_line(opened, fault.at):
        cut = re.search(r"[\[{,\s]#([^\]}\n]*)", trouble.line_at(opened))
        if cut:
            at = trouble.line_start(opened) + cut.start() + 1
            meant = trouble.line_at(opened).replace("#", "").strip()
            return (
                at,
                'what stands behind "#" is a remark to YAML, expected no "#"',
                f"write {meant}",
            )
        message = f'the bracket "{bracket}" is not closed, expected "," or "{closing}"'
        return opened, message, f'add "{closing}" at the end, or put a text with brackets in quotes'
    message = f'expected "," or "{closing}" here'
    return fault.at, message, "put a text with commas or brackets in quotes"


def _block(fault: _Fault, trouble: Trouble) -> Explanation:
    at = fault.at
    before = trouble.text[trouble.line_start(at) : at]
    if trouble.text[at : at + 1] not in ("]", "}") and re.match(
        r"[^\[{]*:[ \t]+[\[{][^\]}]*[\]}][ \t]*\Z", before
    ):
        begin = trouble.line_start(at) + min(i for i in map(before.find, "[{") if i >= 0)
        char = trouble.text[begin]
        message = f'a text that starts with "{char}" needs quotes'
        return begin, message, _in_quotes(trouble, at)
    if trouble.quoted and not trouble.text[trouble.quoted[1] : at].strip():
        return _after_quotes(trouble.quoted, at, trouble)
    if "']'" in fault.words or "'}'" in fault.words:
        char = trouble.text[at : at + 1]
        return at, f'the bracket "{char}" was never opened', f"remove it, or {_QUOTES}"
    return _indent(at, trouble)


def _indent(at: int, trouble: Trouble) -> Explanation:
    """Explain a line that stands further in or out than the lines it belongs to."""
    start = trouble.line_start(at)
    above = trouble.text[:start].rstrip("\n")
    if at != trouble.first_mark(at) or not above.strip():
        return at, _UNFIT, _SPACES
    line = trouble.line_at(len(above) - 1)
    has, wants = at - start, len(line) - len(line.lstrip())
    wants += 2 if line.lstrip().startswith("- ") and not trouble.text.startswith("-", at) else 0
    if has == wants:
        return at, _UNFIT, _SPACES
    message = f"this line begins with {has or 'no'} space{'' if has == 1 else 's'}"
    message += f", and the field above it with {wants or 'none'}"
    return at, message, f"begin it with {wants or 'no'} spaces if it belongs to the field above"


def _after_quotes(quoted: tuple[int, int], at: int, trouble: Trouble) -> Explanation:
    start, end = quoted
    if not trouble.same_line(start, end - 1):
        return start, "the quote that opens here is never closed", "add the closing quote"
    if trouble.same_line(start, at):
        return at, "more text follows the closing quote", _in_quotes(trouble, at)
    return at, _UNFIT, _SPACES


def _other(fault: _Fault, _: Trouble) -> Explanation:
    words = fault.words
    if "alias" in words or "anchor" in words:
        return fault.since, "a text that starts with * or & needs quotes", f'{_QUOTES}: "..."'
    if "tag" in words or "directive" in words:
        return fault.since, "a text that starts with ! or % needs quotes", f'{_QUOTES}: "..."'
    if "entries are not allowed" in words:
        hint = "put each item in a line of its own below the field"
        return fault.at, "a list cannot begin here", hint
    if "block scalar" in words:
        return fault.at, "after | or > only a line end is expected", "begin the text in a new line"
    return fault.at, words.strip(), _SPACES


#: Words of PyYAML's messages and who explains them; the first that fits.
_EXPLAINERS: tuple[tuple[str, Callable[[_Fault, Trouble], Explanation]], ...] = (
    ("cannot start any token", _odd_start),
    ("mapping values are not allowed", _colon),
    ("expected ':'", _no_colon),
    ("quoted scalar", _quotes),
    ("flow", _brackets),
    ("expected <block end>", _block),
)
