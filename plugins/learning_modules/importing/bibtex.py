"""Works written as BibTeX: escaped, with capitals protected that are no matter of style."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from learning_modules.importing.library import Library, Work

_ORDER = (
    "author title journal booktitle editor edition series volume number pages eid type publisher "
    "institution organization school address year month day version doi eprint archiveprefix url "
    "urldate entrysubtype pubstate note"
).split()
_VERBATIM = frozenset({"doi", "url", "eprint", "archiveprefix", "pages", "urldate"})
_ESCAPES = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "%": r"\%",
        "&": r"\&",
        "$": r"\$",
        "#": r"\#",
        "_": r"\_",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)
_TITLES = frozenset({"title", "booktitle"})
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_DASH = re.compile(r"(?:[–—]|\s-)\s+[\"“'‘(]*$|\w—[\"“'‘(]*$")
_BEGINS = re.compile(r"(?:^|[:.?!–—]\s+|\s[-–—]\s)[\"“'‘(]*$")


def _balanced(text: str) -> str:
    """Return a text whose braces BibTeX can count: pairs stay out, for they would protect."""
    return text.replace("{", "(").replace("}", ")")


def escaped(text: str) -> str:
    """Return plain text as LaTeX text."""
    return _balanced(text).translate(_ESCAPES)


def _is_sentence_case(title: str) -> bool:
    """Whether a title has small letters where a title in title case would have capitals."""
    words = [w for w in _WORD.findall(title)[1:] if len(w) > 3 and w[1:].islower()]
    small = [word for word in words if word[0].islower()]
    return 2 * len(small) >= len(words)


def protected_title(title: str) -> str:
    """Return a title as LaTeX text with braces around words whose capitals must stay.

    These are words with a capital inside, names in a title that is in sentence case already, and
    the word behind a dash that divides a title (APA 7, 6.17).
    """
    sentence = _is_sentence_case(title)
    parts, last = [], 0
    for match in _WORD.finditer(title):
        word = match[0]
        inner = any(c.isupper() for c in word[1:])
        name = sentence and word[0].isupper() and not _BEGINS.search(title[: match.start()])
        parts.append(escaped(title[last : match.start()]))
        dash = word[0].isupper() and bool(_DASH.search(title[: match.start()]))
        kept = inner or dash or (name and len(word) > 1)
        parts.append(f"{{{escaped(word)}}}" if kept else escaped(word))
        last = match.end()
    return "".join([*parts, escaped(title[last:])])


def _value(name: str, text: str) -> str:
    if name in _VERBATIM:
        return _balanced(text)
    return protected_title(text) if name in _TITLES else escaped(text)


def _people(text: str) -> str:
    """Return a list of names; the braces around organisations stay."""
    return text.translate(_ESCAPES)


def _annotation(work: Work) -> str:
    """Return each text that the work was read from once, with the key it had."""
    seen = dict.fromkeys(
        f"[{s.raw.key}] {s.raw.text}" if s.raw.key else s.raw.text for s in work.sources
    )
    return escaped(" | ".join(seen))


def _fields(work: Work) -> Iterator[tuple[str, str]]:
    reference = work.reference
    values = {**reference.fields, "author": reference.people.bibtex}
    if reference.people.edited:
        values["editor"] = values.pop("author")
    for name in _ORDER:
        if values.get(name):
            text = values[name]
            yield name, _people(text) if name in {"author", "editor"} else _value(name, text)
    if reference.people.has_particle:  # APA 7, 9.8: a particle stands with the surname
        yield "options", "useprefix=true"
    if work.old_keys:
        yield "ids", ", ".join(_balanced(key).replace(",", "") for key in work.old_keys)
    yield "annotation", _annotation(work)


def entry_text(work: Work) -> str:
    """Return the entry of a work."""
    lines = [f"  {name} = {{{value}}}," for name, value in _fields(work)]
    return "\n".join([f"@{work.reference.type}{{{work.key},", *lines, "}"])


def library_text(library: Library, only: Iterable[str] | None = None) -> str:
    """Return the entries of a library, or those with the keys in ``only``, one after the other."""
    wanted = None if only is None else set(only)
    works = [w for w in library.works if wanted is None or w.key in wanted]
    return "\n\n".join(map(entry_text, works)) + "\n" if works else ""
