"""Title, identifier in brackets and description in square brackets (APA 7, 9.18 to 9.22)."""

from __future__ import annotations

from learning_modules.bibliography.parts.numbers import is_numeric, is_several
from learning_modules.bibliography.parts.work import Work
from learning_modules.bibliography.richtext import ITALIC, Rich, join, marked, wrap
from learning_modules.bibliography.styles.apa.contributors import contributors
from learning_modules.bibliography.styles.apa.edition import book_details, numbered, volume_label
from learning_modules.bibliography.styles.apa.shape import Shape, is_presented, shape
from learning_modules.bibliography.titles import capitalise_first

#: Works that say what they are even where the entry does not.
_KINDS = {
    "broadcast": "broadcast", "collection": "collection", "dataset": "dataset",
    "figure": "figure-kind", "graphic": "graphic", "interview": "interview",
    "map": "map", "motion_picture": "motion-picture",
    "personal_communication": "letter", "post": "post", "review": "review",
    "software": "software", "song": "song",
}  # fmt: skip

#: A manuscript with any of these can be had by others; only one without is called unpublished.
_PUBLIC = ("container-title", "DOI", "number", "publisher", "URL")

_DESCRIBED_WITH_SOURCE = ("report", "software", "standard")


def title_and_descriptions(work: Work, taken: str) -> Rich:
    """Return title, identifier and description."""
    if work.has("title"):
        return join((title(work), identifier(work, taken), description(work)), " ")
    return join((description(work), identifier(work, taken)), " ")


def title(work: Work) -> Rich:
    """Return the title: in italics if the work stands alone, plain if something holds it."""
    if shape(work) is Shape.WEB:
        return marked(work.text("title"), ITALIC)
    if work.has("container-title"):
        return work.text("title")
    if shape(work) is Shape.PERIODICAL:
        return marked(work.text("title"), ITALIC)
    return marked(join((work.text("title"), volume_title(work)), ": "), ITALIC)


def volume_title(work: Work) -> Rich:
    """Return number and title of a volume, or a volume that is words and not a number."""
    if work.has("volume-title"):
        return join((volume_label(work), work.text("volume-title")), ". ")
    return () if is_numeric(work.plain("volume")) else capitalise_first(work.text("volume"))


def identifier(work: Work, taken: str) -> Rich:
    """Return what tells the work apart, in brackets: contributors, number, edition, volume."""
    if work.type == "patent":
        return wrap(_patent(work), "(", ")")
    people = contributors(work, taken)
    if work.has("container-title") and shape(work) is not Shape.WEB:
        return wrap(people, "(", ")")
    return wrap(join((people, numbered(work), book_details(work)), "; "), "(", ")")


def _patent(work: Work) -> Rich:
    kind = capitalise_first(work.text("genre")) or work.label("patent")
    if not work.has("number"):
        return ()
    label = work.label("number-short", plural=is_several(work.plain("number")))
    return join((kind, label, work.text("number")), " ")


def description(work: Work) -> Rich:
    """Return what the work is, in square brackets, where its form is not the usual one."""
    if work.type == "thesis":
        return wrap(_thesis(work), "[", "]")
    held = work.has("container-title") and shape(work) is not Shape.PERIODICAL
    if held and (work.type in _DESCRIBED_WITH_SOURCE or is_presented(work)):
        return ()
    return wrap(form(work), "[", "]")


def form(work: Work) -> Rich:
    """Return genre or kind; a genre that goes with a number stands in the identifier."""
    if work.has("genre"):
        return () if work.has("number") else capitalise_first(work.text("genre"))
    if work.type == "manuscript":
        return () if work.has(*_PUBLIC) else work.label("manuscript")
    kind = _KINDS.get(work.type)
    return work.label(kind) if kind else ()


def _thesis(work: Work) -> Rich:
    """Return the kind of thesis, and the university if the thesis is published (10.6)."""
    published = work.text("publisher") if work.has("DOI", "URL") else ()
    return join((capitalise_first(work.text("genre")), published), ", ")
