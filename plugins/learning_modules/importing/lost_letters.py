"""Names that lost a letter on their way (``Mller``): found and reported, never guessed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from learning_modules.diagnostics import Finding
from learning_modules.importing.library import DraftSource

_VOWELS = frozenset("aeiouyäöüáéíóúàèìòùâêîôûåæøœěůıő")
#: Two consonants with which surnames begin, in many languages.
_ONSETS = frozenset(
    """
    bh bj bl br ch cl cr cv cw cz db dh dj dn dl dm dr dv dw dz fj fl fr gb gh gj gl gm gn gr gv
    gw hj hl
    hr hs hw jh kh kj kl km kn kp kr ks kv kw lh lj ll lv mb mc md mf mh mj mk ml mn mp ms mt mv
    mw mx mz
    nd ng nh nj nk np ns nt nx nz pf pg ph pj pl pn pr ps pt pt pw qu rd rh rj rw sc sh sj sk sl
    sm sn sp sq sr
    rz st sv sw sz th tj tk tl tm tr ts tv tw tz vl vr vs wh wl wr xh xi zb zd zg zh zl zm zr zv
    zw zy
    """.split()
)
_KEY_NAME = re.compile(r"[a-z]+")


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text.lower())
    return re.sub(r"[^a-z]", "", folded)


def _lacks_one(short: str, long: str) -> bool:
    """Whether ``short`` is ``long`` without one or two of its vowels."""
    if not 0 < len(long) - len(short) <= 2 or len(short) < 3 or not short:
        return False
    letters = iter(short)
    wanted = next(letters, "")
    for letter in long:
        if letter == wanted:
            wanted = next(letters, "")
        elif letter not in _VOWELS:
            return False
    return wanted == ""


def _looks_broken(name: str) -> bool:
    """Whether no surname begins like this one: M-ll, B-hm, L-pez."""
    word = name.lower()
    if len(word) < 3 or word.startswith("mc") or not name[:1].isupper() or name.isupper():
        return False
    if word.isalpha() and not _VOWELS.intersection(word):
        return True
    first, second, third = word[0], word[1], word[2]
    if first in _VOWELS or second in _VOWELS or not word.isalpha():
        return False
    doubled = second == third and first != second
    return doubled or f"{first}{second}" not in _ONSETS


def _broken_names(source: DraftSource) -> Iterable[str]:
    surnames = [name for name in source.reference.people.surnames if " " not in name]
    key = _KEY_NAME.match(source.raw.key.lower())
    for number, name in enumerate(surnames):
        by_key = number == 0 and key is not None and _lacks_one(_plain(name), key[0])
        if by_key or _looks_broken(name):
            yield name


def lost_letters(sources: Sequence[DraftSource]) -> list[Finding]:
    """Return a finding for each name of a source that seems to have lost a letter."""
    found = []
    for source in sources:
        for name in dict.fromkeys(_broken_names(source)):
            message = f'the name "{name}" seems to have lost a letter'
            hint = "look up how it is written, and correct bib/imported.bib"
            found.append(Finding("import-lost-letter", source.location, message, hint, name))
    return found
