"""What is known of the verbs of one language."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from learning_modules.model.verb_list import VerbClass

#: Yields each form of a verb with its kind; further verbs have the kind of the first.
Forms = Callable[[str], Iterator[tuple[str, str]]]


@dataclass(frozen=True)
class VerbLanguage:
    """The verbs of a language, by class, and the words that say which of them head a statement.

    ``name`` is the language in English; ``unobservable`` gives for each verb what to write instead.
    A verb is written in its base form, with forms that no rule gives behind bars: ``écrire|écrit``.
    ``opening`` are words that begin "At the end of this module," up to the comma.  ``joints`` join
    verbs ("and"), ``between`` may stand between a joint and its verb ("to"), ``nouns`` stand before
    a noun that looks like a verb, and ``clauses`` begin clauses whose verbs ask for nothing.
    """

    name: str
    verbs: Mapping[VerbClass, tuple[str, ...]]
    unobservable: Mapping[str, tuple[str, ...]]
    forms: Forms
    opening: frozenset[str] = frozenset()
    joints: frozenset[str] = frozenset()
    between: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()
    clauses: frozenset[str] = frozenset()
    example: str = ""
    particles: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)


def listed(text: str) -> tuple[str, ...]:
    """Return the verbs of a list that is written with commas."""
    return tuple(
        verb for part in text.split(",") if (verb := " ".join(part.split()).replace("| ", "|"))
    )


def classes(
    understand: str, analyse: str, apply: str, create: str
) -> Mapping[VerbClass, tuple[str, ...]]:
    """Return the verbs of each class, from lists that are written with commas."""
    texts = (understand, analyse, apply, create)
    return {name: listed(text) for name, text in zip(VerbClass, texts, strict=True)}


def base_form(written: str) -> str:
    """Return the base form of a verb of a list, as readers write it."""
    return written.partition("|")[0].replace("-", "")
