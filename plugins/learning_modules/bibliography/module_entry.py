"""A module version as an entry of a library: what others need to cite it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from learning_modules.model.entry import RawEntry

#: What LaTeX reads as a command, and how it is written as itself.
_ESCAPES: Mapping[str, str] = MappingProxyType(
    {character: rf"\{character}" for character in "&%$#_{}"}
    | {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
)


def _latex(text: str) -> str:
    return "".join(_ESCAPES.get(character, character) for character in text)


def module_entry(
    *,
    key: str,
    title: str,
    version: str,
    date: datetime.date | None,
    address: str,
    authors: Iterable[str],
    publisher: str,
) -> RawEntry:
    """Return the entry of a module version: ``@misc``, in which styles show the version.

    ``address`` is its permanent one; ``publisher``, the name of the site, stands in for authors
    that are not named.
    """
    people = " and ".join(_person(name) for name in authors)
    fields = {
        "title": _latex(title),
        "version": version,
        "date": date.isoformat() if date else "",
        "organization": _latex(publisher) if people else "",
        "url": address,
    }
    return RawEntry(
        key=key,
        type="misc",
        fields=MappingProxyType({name: text for name, text in fields.items() if text}),
        persons=MappingProxyType({"author": people or f"{{{_latex(publisher)}}}"}),
    )


def _person(name: str) -> str:
    """Return a name as BibTeX splits it; one with ``and`` in it, or a single word, stays whole."""
    whole = " and " in f" {name.lower()} " or " " not in name.strip()
    return f"{{{_latex(name)}}}" if whole else _latex(name)


def bibtex(entry: RawEntry) -> str:
    """Return an entry as the text of a .bib file, one field a line."""
    fields = {**entry.persons, **entry.fields}
    width = max(map(len, fields), default=0)
    lines = (f"  {name:<{width}} = {{{text}}}," for name, text in fields.items())
    return "\n".join([f"@{entry.type}{{{entry.key},", *lines, "}"])
