"""Statements of objectives: which verbs they hold, of which class, and which numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from learning_modules.model.quantities import quantity_of
from learning_modules.model.verb_languages.reading import verbs_in
from learning_modules.model.verb_list import ALSO_NOUNS, BLOOM_VERBS, UNOBSERVABLE, VerbClass

_NO_VERBS: Mapping[str, Sequence[str]] = MappingProxyType({})


@dataclass(frozen=True)
class Verb:
    """A verb that heads a part of a statement.

    ``base`` is its base form, ``written`` the form in the statement, ``offset`` where it stands
    there (characters, from 0).  ``verb_class`` is None for a verb that cannot be observed and for
    one that no list holds (then ``known`` is false); ``proposals`` are verbs to write instead of
    one that cannot be observed.
    """

    base: str
    written: str
    offset: int
    verb_class: VerbClass | None
    known: bool = True
    proposals: tuple[str, ...] = ()

    @property
    def observable(self) -> bool:
        """Whether somebody else can see that a learner does it."""
        return not self.proposals


@dataclass(frozen=True)
class Statement:
    """A statement as read: the verbs that head its parts, and how many things it asks for."""

    text: str
    verbs: tuple[Verb, ...]
    quantity: int | None

    @property
    def verb_class(self) -> VerbClass | None:
        """The most demanding class of its verbs; ``understand`` where none can be observed.

        None when it has no verb, or only verbs that no list holds.
        """
        classes = [v.verb_class for v in self.verbs if v.verb_class is not None]
        if classes:
            return max(classes, key=lambda c: c.rank)
        return None if all(v.observable for v in self.verbs) else VerbClass.UNDERSTAND

    @property
    def main_verb(self) -> Verb | None:
        """The verb that gives the class, else the first one, else None."""
        wanted = self.verb_class
        first = self.verbs[0] if self.verbs else None
        return next((v for v in self.verbs if v.verb_class is wanted), first)


@dataclass(frozen=True)
class _Token:
    text: str
    start: int
    end: int


_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+")
_LABEL = re.compile(
    r"\s*(?:smart |learning |module |course )*"
    r"(?:objectives?|goals?|outcomes?|aims?)\s*(?:\d+\s*)?:",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"\s*(?:by|at|upon|after|on|when|once|having|following)\b[^,:]{0,100}[,:]", re.IGNORECASE
)
_MODALS = frozenset("will can could should shall must would may able".split())
_AFTER_MODAL = frozenset("be able to also then now expected ready prepared equipped is are".split())
_SUBJECTS = frozenset(
    """
    the a each every all you we they i user users learner learners participant participants student
    students reader readers owner owners team teams attendee attendees trainee trainees
    """.split()
)
_LEARN_TO = re.compile(r"learn(?:s|ing)?\s+(?:how\s+)?to\s+", re.IGNORECASE)
_OBJECT = frozenset(
    """
    a an the their your its his her our my at one two three four five six seven eight nine ten which
    what how why whether when where it them those these this that each every all any some both
    another between among
    """.split()
)
#: How many words before a verb are looked at to see whose verb it is.
_CLAUSE_WORDS = 40
#: How far from the start a "will" or "can" still belongs to "SME owners and their staff will".
_LEAD_WORDS = 10


def _tokens(text: str) -> list[_Token]:
    return [_Token(m[0].lower(), m.start(), m.end()) for m in _WORD.finditer(text)]


def _spellings(verb: str) -> Iterator[str]:
    """Yield a verb in British and American spelling, with and without hyphens."""
    first, space, rest = verb.partition(" ")
    for british, other in (("ise", "ize"), ("yse", "yze"), ("practise", "practice")):
        if first.endswith(british):
            yield first[: -len(british)] + other + space + rest
    yield verb
    if "-" in verb:
        yield verb.replace("-", " ")
        yield verb.replace("-", "")


def _forms(verb: str) -> Iterator[tuple[str, str]]:
    """Yield each form of a verb with its kind: base, third person (``s``) or ``ing``."""
    first, space, rest = verb.partition(" ")
    tail = space + rest
    yield verb, "base"
    for ending in ("s", "es"):
        yield first + ending + tail, "s"
    stems = {first, first + first[-1]}
    if first.endswith("y"):
        yield first[:-1] + "ies" + tail, "s"
    if first.endswith("e"):
        stems = {first[:-1]}
    for stem in sorted(stems):
        yield stem + "ing" + tail, "ing"


@dataclass(frozen=True)
class _Entry:
    base: str
    verb_class: VerbClass | None
    kind: str


_Lexicon = Mapping[str, _Entry]
_Extra = tuple[tuple[str, tuple[str, ...]], ...]


def _listed(extra: _Extra) -> Iterator[tuple[str, VerbClass | None]]:
    """Yield every verb with its class; what stands later wins, so the site comes last."""
    yield from ((verb, None) for verb in UNOBSERVABLE)
    for verb_class, verbs in BLOOM_VERBS.items():
        yield from ((verb, verb_class) for verb in verbs)
    for name, verbs in extra:
        if name in set(VerbClass):
            yield from ((" ".join(verb.lower().split()), VerbClass(name)) for verb in verbs)


@lru_cache(maxsize=8)
def _lexicon(extra: _Extra) -> _Lexicon:
    """Return every form of every verb; a base form is never taken for another verb's form."""
    entries: dict[str, _Entry] = {}
    for verb, verb_class in _listed(extra):
        for spelling in _spellings(verb):
            for form, kind in _forms(spelling):
                if kind == "base" or form not in entries:
                    entries[form] = _Entry(verb, verb_class, kind)
    return entries


def _match(tokens: Sequence[_Token], at: int, lexicon: _Lexicon) -> tuple[_Entry, int] | None:
    """Return the verb that begins at token ``at`` (the longest one), and the token after it."""
    for length in (4, 3, 2, 1):
        entry = lexicon.get(" ".join(t.text for t in tokens[at : at + length]))
        if entry is not None and at + length <= len(tokens):
            return entry, at + length
    return None


def _skip_lead(tokens: Sequence[_Token], lexicon: _Lexicon) -> tuple[int, bool]:
    """Return the token after "Learners will be able to", and whether there was such a lead."""
    at, led = 0, False
    first = _match(tokens, 0, lexicon)
    if first is None or first[0].kind != "base":
        near = [n for n, t in enumerate(tokens[:_LEAD_WORDS]) if t.text in _MODALS]
        if near:
            at, led = near[0] + 1, True
        while at < len(tokens) and tokens[at].text in (_AFTER_MODAL if led else _SUBJECTS):
            at += 1
    if at < len(tokens) and tokens[at].text == "to":
        at, led = at + 1, True
    while at < len(tokens) - 1 and _is_adverb(tokens[at].text) and tokens[at].text not in lexicon:
        at += 1
    return at, led


def _is_adverb(word: str) -> bool:
    return word in {"also", "then", "now", "not"} or (word.endswith("ly") and len(word) > 4)


def _verb(text: str, tokens: Sequence[_Token], at: int, *, found: tuple[_Entry, int]) -> Verb:
    entry, end = found
    start = tokens[at].start
    return _verb_at(text, start, tokens[end - 1].end, base=entry.base, verb_class=entry.verb_class)


def _verb_at(text: str, start: int, end: int, *, base: str, verb_class: VerbClass | None) -> Verb:
    instead = UNOBSERVABLE.get(base, ()) if verb_class is None else ()
    return Verb(base, text[start:end], start, verb_class, proposals=instead)


def _first_verb(text: str, tokens: Sequence[_Token], lexicon: _Lexicon) -> tuple[Verb, int] | None:
    """Return the verb that heads the statement, and the token after it."""
    at, led = _skip_lead(tokens, lexicon)
    found = _match(tokens, at, lexicon)
    if found:
        return _verb(text, tokens, at, found=found), found[1]
    has_object = at + 1 < len(tokens) and tokens[at + 1].text in _OBJECT
    if at < len(tokens) and (led or has_object) and tokens[at].text not in _OBJECT:
        token = tokens[at]
        written = text[token.start : token.end]
        return Verb(token.text, written, token.start, None, known=False), at + 1
    return None


def _counts(tokens: Sequence[_Token], entry: _Entry, *, end: int) -> bool:
    """Whether ``entry``, which ends before token ``end``, is a verb there and not a noun."""
    if entry.base not in ALSO_NOUNS and entry.verb_class is not None:
        return True
    return end < len(tokens) and (tokens[end].text in _OBJECT or tokens[end].text.isdigit())


def _is_subordinate(tokens: Sequence[_Token], lexicon: _Lexicon) -> bool:
    """Whether a verb joined to these tokens may belong to a clause inside them."""
    words = [t.text for t in tokens]
    infinitive = any(
        word == "to" and n + 1 < len(words) and words[n + 1] in lexicon
        for n, word in enumerate(words)
    )
    return infinitive or bool({"that", "which", "who", "whose"} & set(words))


def _joined(text: str, tokens: Sequence[_Token], at: int) -> str | None:
    """Return what joins token ``at`` to the words before it (a mark, or "and"), or None."""
    before = tokens[at - 1]
    mark = text[before.end : tokens[at].start].strip()
    if mark in {",", ";", "&", "/"}:
        return mark
    if at < 2 or before.text not in {"and", "then", "also"}:
        return None
    return text[tokens[at - 2].end : before.start].strip() or "and"


def _further_verbs(
    text: str, tokens: Sequence[_Token], start: int, *, lexicon: _Lexicon, kind: str
) -> Iterator[Verb]:
    """Yield the verbs that "and", "then", a comma or a semicolon joins to the first one."""
    since = start
    for at in range(start, len(tokens)):
        joint = _joined(text, tokens, at)
        found = _match(tokens, at, lexicon) if joint else None
        if found is None or found[0].kind != kind:
            continue
        if not _counts(tokens, found[0], end=found[1]):
            continue
        between = tokens[max(since, at - _CLAUSE_WORDS) : at]
        if joint == "and" and _is_subordinate(between, lexicon):
            continue
        since = found[1]
        yield _verb(text, tokens, at, found=found)


def _lead_end(text: str) -> int:
    """Return where the statement begins, after "Objective:" and "By the end of this module,"."""
    end = 0
    for pattern in (_LABEL, _OPENING):
        match = pattern.match(text, end)
        end = match.end() if match else end
    learn = _LEARN_TO.search(text, end, end + 80)
    return learn.end() if learn and learn.start() - end < 60 else end


def _learns(text: str, end: int) -> Iterable[Verb]:
    """Yield the verb "learn" of "learn how to create", which stands before ``end``."""
    if learn := _LEARN_TO.search(text, 0, end):
        start = learn.start()
        yield _verb_at(text, start, start + 5, base="learn", verb_class=None)


def is_english(language: str) -> bool:
    """Whether a language tag is that of English."""
    return language.replace("_", "-").split("-", maxsplit=1)[0].lower() == "en"


def _foreign(text: str, tag: str, extra: _Extra) -> Iterator[Verb]:
    """Yield the verbs of a statement in another language, each once, in their order."""
    for entry, start, end in verbs_in(text, tag, extra):
        yield Verb(entry.base, text[start:end], start, entry.verb_class, proposals=entry.instead)


def read_statement(
    text: str, verbs: Mapping[str, Sequence[str]] = _NO_VERBS, language: str = "en"
) -> Statement:
    """Return the statement of an objective as read; ``verbs`` are the site's own, by class.

    ``language`` is the tag of its language; of one that has no list here only those count.
    """
    extra = tuple((name, tuple(words)) for name, words in verbs.items())
    if not is_english(language):
        return Statement(text, tuple(_foreign(text, language, extra)), quantity_of(text))
    lexicon = _lexicon(extra)
    begin = _lead_end(text)
    tokens = [t for t in _tokens(text) if t.start >= begin]
    found = list(_learns(text, begin))
    first = _first_verb(text, tokens, lexicon)
    if first:
        verb, after = first
        kind = lexicon[verb.written.lower()].kind if verb.written.lower() in lexicon else "base"
        found.append(verb)
        found += _further_verbs(text, tokens, after, lexicon=lexicon, kind=kind)
    return Statement(text, tuple(found), quantity_of(text))
