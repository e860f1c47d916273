"""Lists of names: initials, order, ``and``, ``et al.``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from learning_modules.bibliography.richtext import ITALIC, Rich, join, marked, rich
from learning_modules.bibliography.terms import Terms
from learning_modules.model.entry import Name

_FAMILY_FIRST = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_ABBREVIATION = re.compile(r"[^\W\d_]{2,}\.")


@dataclass(frozen=True)
class NameForm:
    """How a style writes a list of names.

    ``inverted`` puts the family name first; ``surnames`` leaves given names out, except those of
    ``told_apart``.  ``shorten_from`` names are cut to ``shown`` of them, followed by ``et al.``,
    or by an ellipsis and the last one (``keeps_last``).  ``conjunction`` stands before the last
    name, with a comma always (``comma_always``) or from three names on.
    """

    conjunction: str
    inverted: bool = False
    surnames: bool = False
    told_apart: frozenset[Name] = frozenset()
    shorten_from: int | None = None
    shown: int = 1
    keeps_last: bool = False
    comma_always: bool = False
    italic_et_al: bool = False


def initials(given: str) -> str:
    """Return ``J. K.-U.`` for ``Jürgen Kai-Uwe``; what has no capital, and abbreviations, stay."""
    return " ".join(
        word if _ABBREVIATION.fullmatch(word) else _word_initials(word) for word in given.split()
    )


def _word_initials(word: str) -> str:
    bare = word.lstrip("’'‘(“\"")
    if not bare[:1].isupper():
        return word
    return "-".join(f"{part[0]}." for part in re.split("[-‐]", bare) if part)


def _spaced(*parts: str) -> str:
    """Join the parts of a name; a particle that ends with an apostrophe or dash takes no space."""
    return re.sub(r"(?<=\w[’'-])\s", "", " ".join(part for part in parts if part))


def full_name(name: Name, *, inverted: bool = False) -> str:
    """Return one name with initials: ``van Gogh, V.`` or ``V. van Gogh``."""
    if name.literal:
        return name.literal
    if _FAMILY_FIRST.search(name.family + name.given):
        return name.family + name.given
    given = initials(name.given)
    family = _spaced(name.particle, name.family)
    if not inverted:
        return _spaced(given, name.dropping, family, name.suffix)
    parts = (family, _spaced(given, name.dropping), name.suffix)
    return ", ".join(part for part in parts if part)


def _written(name: Name, form: NameForm) -> Rich:
    if form.surnames and name not in form.told_apart:
        return rich(_spaced(name.particle, name.family) or name.literal)
    return rich(full_name(name, inverted=form.inverted))


def name_list(names: Sequence[Name], form: NameForm, terms: Terms) -> Rich:
    """Return names as ``form`` wants them, ``and others`` included.

    Names behind ``others`` are the last ones of a list whose middle is not known; a style that
    keeps the last name of a cut list shows them behind an ellipsis.
    """
    gap = next((n for n, name in enumerate(names) if name.is_others), len(names))
    if form.keeps_last and gap < len(names) - 1:
        return _with_last([*names[:gap], names[-1]], form)
    listed = list(names[:gap])
    open_ended = gap < len(names)
    if form.shorten_from and len(names) >= form.shorten_from:
        if form.keeps_last and not open_ended:
            return _with_last(listed, form)
        listed, open_ended = listed[: form.shown], open_ended or len(listed) > form.shown
    written = [_written(name, form) for name in listed]
    if open_ended:
        return _with_et_al(written, form, terms)
    return conjoined(written, form)


def conjoined(written: Sequence[Rich], form: NameForm) -> Rich:
    """Return names joined with commas and, before the last, the conjunction."""
    if len(written) < 2:
        return join(written)
    comma = "," if form.comma_always or len(written) > 2 else ""
    return join((join(written[:-1], ", "), written[-1]), f"{comma} {form.conjunction} ")


def _with_et_al(written: list[Rich], form: NameForm, terms: Terms) -> Rich:
    et_al = rich(terms.term("et-al"))
    et_al = marked(et_al, ITALIC) if form.italic_et_al else et_al
    return join((join(written, ", "), et_al), ", " if len(written) > 1 else " ")


def _with_last(names: list[Name], form: NameForm) -> Rich:
    """Return the first names, an ellipsis and the last one (APA 7, 9.8)."""
    first = join((_written(name, form) for name in names[:-1][: form.shown]), ", ")
    return join((first, _written(names[-1], form)), ", … ")
