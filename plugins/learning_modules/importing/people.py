"""Names of authors in a reference, as BibTeX wants them.

APA writes ``Surname, A. B., & Other, C.``; editors and MLA write ``A. B. Surname``; an organisation
stands alone.  An organisation's name is never taken apart.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_INITIALS = re.compile(r"(?:[^\W\d_]\.[\s-]*){1,8}(?:[^\W\d_])?\Z|[A-Z]{1,2}\Z")
_SUFFIX = re.compile(r"(?:Jr|Sr|I{2,3}|IV|Ph\.?D|MD)\.?\Z")
_OTHERS = re.compile(
    r"\bet\.?\s+al\.?|(?:\s*\.){3,}|…|(?:\band|&)\s+(?:\d+\s+)?(?:others|colleagues)\b",
    re.IGNORECASE,
)
#: A capital, in whatever alphabet.
_UPPER = r"(?:(?![a-zß-öø-ÿ])[^\W\d_])"
_PARTICLE = re.compile(r"(?:[a-zà-ÿ][\w'’]*\s+)+[A-ZÀ-Þ][^,]*,")
_VANCOUVER = re.compile(
    r"(?P<family>(?:[a-z]{2,3}\s)*[A-ZÀ-Þ][\w'’-]+(?:\s[A-ZÀ-Þ][\w'’-]+)?)\s(?P<initials>[A-Z]{1,3})"
)
_ROLE = re.compile(
    r"\s*\((?P<editors>eds?|editors?)\.?\)\.?\s*"
    r"|\s*\((?:trans|translators?|(?:executive )?producers?|hosts?|directors?|moderators?"
    r"|presenters?|speakers?|writers?|authors?|developers?)\.?\)\.?\s*",
    re.IGNORECASE,
)
#: An acronym behind the name that it stands for.
_ACRONYM = re.compile(r"(?P<name>[^()]+?)\s*\((?P<acronym>[A-Z][A-Za-z&-]{1,9})\)\.?\Z")
#: First names so common that the two words behind them name no organisation.
_GIVEN = frozenset(
    """
    Adam Alex Alice Amy Andrew Anna Anne Anthony Ben Brian Carl Carlos Charles Chris Christopher
    Daniel David Elizabeth Emily Emma Eric Ethan Frank George Hannah Henry James Jane Jason Jennifer
    Jessica Joanna John Jonathan Joseph Julia Karen Kate Katherine Kevin Laura Linda Lisa Maria Mark
    Martin Mary Matthew Michael Michelle Nicholas Oliver Patricia Paul Peter Philip Rachel Rebecca
    Richard Robert Ryan Samuel Sarah Sara Scott Sophie Stephen Steven Susan Thomas Timothy Tom
    William
    """.split()
)
_JOINT = re.compile(r"\s*,?\s*(?:&|\band\b|\bund\b|\bet\b(?!\s+al))\s*")
#: Words that stand in names of organisations and in no name of a person.
_ORGANISATION = re.compile(
    r"\b(?:university|institute?|commission|organi[sz]ation|agency|council|department|ministry"
    r"|office|bank"
    r"|association|foundation|forum|centre|center|group|company|inc|ltd|llc|gmbh"
    r"|corp(?:oration)?|committee"
    r"|nations|union|government|parliament|society|federation|network|initiative|research"
    r"|services?|team"
    r"|openai|google|microsoft|mckinsey|deloitte|pwc|ibm|oecd|nist|unesco|gartner|authority"
    r"|bureau|labs?"
    r"|international|standards?|administration|consortium|alliance|partnership|board)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class People:
    """The persons or organisations of a reference, each as BibTeX writes it.

    ``others`` says that the reference left names out ("...", "et al."): behind the first ``gap``
    names, or behind all of them (None).  ``edited`` says that they are editors.
    """

    names: tuple[str, ...] = ()
    others: bool = False
    edited: bool = False
    gap: int | None = None

    @property
    def bibtex(self) -> str:
        """The names joined by "and", with "others" where names were left out."""
        if not self.others:
            return " and ".join(self.names)
        return " and ".join([*self.names[: self.gap], "others", *self._after_gap])

    @property
    def _after_gap(self) -> tuple[str, ...]:
        return () if self.gap is None else self.names[self.gap :]

    @property
    def has_particle(self) -> bool:
        """Whether a surname begins with a particle in small letters ("von Arx, S.")."""
        return any(_PARTICLE.match(name) for name in self.names)

    @property
    def first(self) -> str:
        """What the first person or organisation is known by, empty if nobody is named."""
        return _surname(self.names[0]) if self.names else ""

    @property
    def surnames(self) -> tuple[str, ...]:
        """What each person or organisation is known by, without particles."""
        return tuple(_surname(name) for name in self.names)


def _surname(name: str) -> str:
    if name.startswith("{"):
        return name.strip("{}")
    family = name.split(",", maxsplit=1)[0]
    return re.sub(r"^(?:[a-zà-ÿ'’]+\s+)+(?=[A-ZÀ-Þ])", "", family)


def is_organisation(name: str) -> bool:
    """Whether a name holds a word that no person's name has ("Institute", "OECD")."""
    return bool(_ORGANISATION.search(name))


def read_people(text: str) -> People:
    """Return the names that stand in front of a year or after "In"."""
    text = re.sub(r"[*_`]", "", text)
    edited = any(match["editors"] for match in _ROLE.finditer(text))
    text = _ROLE.sub(" ", text).strip(" ,;")
    head, *rest = [found for part in _OTHERS.split(text) if (found := _listed(part))] or [[]]
    others = bool(_OTHERS.search(text))
    names = [*head, *(name for more in rest for name in more)]
    names = [_person(name) if edited else name for name in names]
    return People(tuple(names), others, edited, gap=len(head) if rest else None)


def _person(name: str) -> str:
    """Return the name of an editor, who is a person unless the name says otherwise."""
    plain = name.strip("{}")
    named = name != plain and len(plain.split()) in {2, 3} and not is_organisation(plain)
    return _turned(plain) if named else name


def _listed(text: str) -> list[str]:
    """Return the names of a part of a list, without the commas and "&" at its ends."""
    text = re.sub(r"\s*,(?:\s*,)+", ",", " ".join(text.split())).strip(" ,;&")
    text = re.sub(r"^and\s+|[\s,]+and$", "", text)
    return _names(text) if re.search(r"\w", text) else []


def _names(text: str) -> list[str]:
    pieces = [piece.strip() for piece in re.split(r"\s*[,;]\s*", text) if piece.strip(" &.")]
    if any(_is_initials(piece) for piece in pieces[1:]):
        return _inverted(text)
    if len(pieces) > 1 and all(_VANCOUVER.fullmatch(piece.rstrip(".")) for piece in pieces):
        return [_VANCOUVER.sub(_spelled, piece.rstrip(".")) for piece in pieces]
    two = _TWO.fullmatch(text)
    if (
        two
        and all(_is_organisation(name, [name]) for name in two.groups() if name)
        and (not two[6] or all(map(is_organisation, two.group(6, 7))))
    ):
        return [_organisation(name) for name in two.groups() if name]
    if _is_organisation(text, pieces):
        return [_organisation(text)]
    return _natural(text) or [_organisation(text)]


#: Two organisations: as APA lists them, both legislators of the Union, or one and an acronym.
_TWO = re.compile(
    r"([^,&]+),\s*&\s*([^,&]+)"
    r"|((?:The\s+)?European Parliament),?\s*(?:and|&)\s*(?:the\s+)?((?:European )?Council.*)"
    r"|([^,&]+?)\s+(?:and|&)\s+([A-Z]{3,8})"
    r"|([^,&]+ [^,&]+?)\s+&\s+([^,&]+ [^,&]+)"
)


def _spelled(match: re.Match[str]) -> str:
    """Return "Surname, A. B." for "Surname AB"."""
    return f"{match['family']}, {' '.join(f'{letter}.' for letter in match['initials'])}"


def _is_initials(piece: str) -> bool:
    """Whether a piece is nothing but initials ("J.-R.", "Y. K."), with "&" before the next name."""
    piece = _JOINT.split(piece)[0].strip()
    return bool(_INITIALS.match(piece))


def _inverted(text: str) -> list[str]:
    """Return the names of "Surname, A. B., Other, C., & Third Organisation"."""
    pieces = [p for part in re.split(r"\s*[,;]\s*", text) for p in _split_joint(part)]
    names: list[str] = []
    family = ""
    for piece in pieces:
        if family and (_is_initials(piece) or _is_given(piece, family)):
            names.append(f"{family}, {_without_stop(piece)}")
            family = ""
        elif _SUFFIX.match(piece) and names and not family:
            last, _, given = names[-1].partition(", ")
            names[-1] = f"{last}, {piece}, {given}"
        else:
            names += [_organisation(family)] if family else []
            family = piece
    return names + ([_organisation(family)] if family else [])


def _without_stop(name: str) -> str:
    """Return a name without the full stop behind a word that is no initial."""
    return re.sub(r"(?<=[^\W\d_]{3})\.$", "", name)


def _split_joint(part: str) -> list[str]:
    """Split "&" off a piece; "and" inside the name of an organisation stays."""
    pieces = re.split(r"\s*&\s*", part)
    if not _ORGANISATION.search(part):
        pieces = [q for p in pieces for q in re.split(r"(?:^|\s+)and\s+", p)]
    return [piece.strip() for piece in pieces if piece.strip()]


def _is_given(piece: str, family: str) -> bool:
    """Whether a piece is a written first name ("John", "Jane B.") behind a surname."""
    one_word = len(family.split()) == 1 or family.split(maxsplit=1)[0].islower()
    return one_word and bool(re.fullmatch(rf"{_UPPER}[\w'’-]+(?:\s+{_UPPER}\.)+", piece))


def _is_organisation(text: str, pieces: Sequence[str]) -> bool:
    if _ORGANISATION.search(text) or text.isupper() or len(text.split()) == 1:
        return True
    if len(pieces) > 1 or _JOINT.search(text):
        return False
    if not re.fullmatch(rf"(?:{_UPPER}[\w'’.-]*\s+){{1,5}}(?:[a-z]+\s+)*{_UPPER}[\w'’-]+\.?", text):
        return True
    words = text.split()
    return words[0] not in _GIVEN and not any(map(_is_initials, words))


def _natural(text: str) -> list[str]:
    """Return the names of "A. B. Surname and Other Name"; MLA turns the first one."""
    parts = [p for part in _JOINT.split(text) for p in re.split(r"\s*[,;]\s*", part) if p]
    first_two = re.match(
        r"\s*([A-Z][\w'’-]+),\s*([A-Z][\w'’.-]+(?:\s+[A-Z]\.)*)\s*(?:,|&|and\b|$)", text
    )
    if first_two:
        inverted = [
            f"{a}, {_without_stop(b)}" for a, b in zip(parts[::2], parts[1::2], strict=False)
        ]
        one_word = all(len(word.split()) == 1 for word in parts[::2])
        if one_word and len(parts) % 2 == 0:
            return inverted
        return [inverted[0], *(_turned(name) for name in parts[2:])]
    return [_turned(name) for name in parts]


def _turned(name: str) -> str:
    """Return "A. B. von Surname" as "von Surname, A. B."."""
    words = _without_stop(name).split()
    if len(words) < 2:
        return _organisation(name)
    suffix = words.pop() if _SUFFIX.match(words[-1]) and len(words) > 2 else ""
    initials = next((n for n, word in enumerate(words) if not _is_initials(word)), 0)
    start = initials or len(words) - 1
    while start > 1 and words[start - 1][:1].islower():
        start -= 1
    family, given = " ".join(words[start:]), " ".join(words[:start])
    return f"{family}, {suffix}, {given}" if suffix else f"{family}, {given}"


def _organisation(name: str) -> str:
    """Return a name that BibTeX must not take apart, without its acronym."""
    name = name.strip(" .")
    match = _ACRONYM.match(name)
    if match and _stands_for(match["acronym"], match["name"]):
        name = match["name"]
    if re.search(r"\b(?:Inc|Ltd|Co|Corp|Bros)$", name):
        name += "."
    return f"{{{name}}}"


def _stands_for(acronym: str, name: str) -> bool:
    """Whether an acronym is made of the first letters of a name, in their order."""
    letters = iter(word[0].lower() for word in re.findall(r"[^\W\d_]+", name))
    return all(letter in letters for letter in re.sub(r"\W", "", acronym.lower()))
