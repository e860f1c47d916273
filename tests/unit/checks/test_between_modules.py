"""Prerequisites, versions, sources and recommended fields."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

from learning_modules.bibliography.library import read_library
from learning_modules.checks.fields import check_fields
from learning_modules.checks.prerequisites import check_prerequisites
from learning_modules.checks.sources import check_library_use, check_sources
from learning_modules.checks.versions import check_versions
from learning_modules.diagnostics import Location
from learning_modules.model.module import Status
from learning_modules.settings import Settings
from learning_modules.source.text import SourceText

Make = Callable[..., Any]


def test_unknown_prerequisite_names_the_nearest(version: Make, course: Make) -> None:
    """A prerequisite that is no module is reported with the module that was meant."""
    made = course(version("LRN-001"), version("LRN-002", prerequisites=("LRN-01",)))
    found = list(check_prerequisites(made, Settings()))
    assert [f.rule for f in found] == ["prerequisite-unknown"]
    assert found[0].hint == 'did you mean "LRN-001"?'


def test_prerequisites_of_readers_are_published(
    version: Make, course: Make, rules_found: Make
) -> None:
    """A published module builds on published ones; a draft may build on drafts."""
    draft = version("LRN-001", status=Status.DRAFT)
    public = version("LRN-002", prerequisites=("lrn-001",))
    other = version("LRN-003", prerequisites=("LRN-001",), status=Status.DRAFT)
    found = rules_found(check_prerequisites, course(draft, public, other))
    assert found == ["prerequisite-unpublished"]


def test_circle_is_reported_once(version: Make, course: Make) -> None:
    """A circle of three modules is one finding that shows the way round."""
    made = course(
        version("A", prerequisites=("B",)),
        version("B", prerequisites=("C",)),
        version("C", prerequisites=("A",)),
        version("D", prerequisites=("A",)),
    )
    found = list(check_prerequisites(made, Settings()))
    assert [f.rule for f in found] == ["prerequisite-cycle"]
    assert "A -> B -> C -> A" in found[0].message


def test_module_that_builds_on_itself(version: Make, course: Make, rules_found: Make) -> None:
    """The smallest circle is a module alone."""
    made = course(version("A", prerequisites=("A",)))
    assert rules_found(check_prerequisites, made) == ["prerequisite-cycle"]


def test_two_circles_are_two_findings(version: Make, course: Make, rules_found: Make) -> None:
    """Circles that share no module are reported each."""
    made = course(
        version("A", prerequisites=("B",)),
        version("B", prerequisites=("A",)),
        version("C", prerequisites=("D",)),
        version("D", prerequisites=("C", "A")),
    )
    assert rules_found(check_prerequisites, made) == ["prerequisite-cycle"] * 2


def test_long_chain_is_walked(version: Make, course: Make, rules_found: Make) -> None:
    """A chain of thousands of modules is no circle, and no strain."""
    chain = [version("M0", outline="")]
    chain += [version(f"M{n}", outline="", prerequisites=(f"M{n - 1}",)) for n in range(1, 3000)]
    assert rules_found(check_prerequisites, course(*chain)) == []


def test_former_id_still_leads_there(version: Make, course: Make, rules_found: Make) -> None:
    """A former id as prerequisite is a warning that names the id of today."""
    made = course(version("A", formerly=("OLD",)), version("B", prerequisites=("old",)))
    assert rules_found(check_prerequisites, made) == ["prerequisite-renamed"]


def test_second_version_says_what_changed(version: Make, course: Make, rules_found: Make) -> None:
    """What follows a published version needs changes; what follows drafts only does not."""
    first, second = version(number="1.0.0"), version(number="1.1.0")
    draft = version(number="1.0.0", status=Status.DRAFT)
    said = version(number="1.1.0", changes=("Adds a column.",))
    assert rules_found(check_versions, course(first, second)) == ["changes-missing"]
    assert rules_found(check_versions, course(draft, second)) == []
    assert rules_found(check_versions, course(first, said)) == []


def test_dates_of_versions_run_forward(version: Make, course: Make, rules_found: Make) -> None:
    """A version dated before the one it follows is a warning."""
    later = version(number="1.1.0", changes=("x",), date=datetime.date(2025, 1, 1))
    assert rules_found(check_versions, course(version(), later)) == ["version-date-order"]


def test_ids_that_disappear_need_an_alias(version: Make, course: Make) -> None:
    """Each section that is gone is named with the alias to type, unless there is one."""
    outline = "2 introduction Introduction\n2 core-concepts Key Concepts"
    fields: dict[str, Any] = {"number": "2.0.0", "changes": ("x",), "outline": outline}
    bare = version(**fields)
    aliases = dict.fromkeys(["applications", "practical", "roadmap", "conclusion"], "introduction")
    found = list(check_versions(course(version(), bare), Settings()))
    assert {f.rule for f in found} == {"section-id-gone"}
    assert len(found) == 5
    some = version(section_aliases=aliases, **fields)
    left = list(check_versions(course(version(), some), Settings()))
    assert [f.hint for f in left] == [
        "say where it went: section_aliases: {key-concepts: core-concepts}"
    ]


def test_former_id_of_another_module(version: Make, course: Make, rules_found: Make) -> None:
    """A former id that is a module, or that two modules claim, is an error."""
    taken = course(version("A"), version("B", formerly=("A",)))
    twice = course(version("A", formerly=("OLD",)), version("B", formerly=("old",)))
    assert rules_found(check_versions, taken) == ["formerly-taken"]
    assert rules_found(check_versions, twice) == ["formerly-taken"]


LIBRARY = """
@book{smith2020, author = {Smith, Jo}, title = {A}, publisher = {P}, year = {2020}}
@book{smith2021a, author = {Smith, Jo}, title = {B}, publisher = {P}, year = {2021}}
@book{other2021, author = {Other, Al}, title = {C}, publisher = {P}, year = {2021}}
"""


def test_listed_sources_are_cited_and_known(version: Make, course: Make, rules_found: Make) -> None:
    """A listed source that the text never cites is a warning, and an unknown one an error."""
    made = course(version(sources=("smith2020", "smith2021")))
    assert rules_found(check_sources, made) == ["source-uncited"]
    found = list(check_library_use(made, read_library([SourceText("bib/a.bib", LIBRARY)])))
    assert [(f.rule, f.key, f.hint) for f in found] == [
        ("source-unknown", "smith2021", 'did you mean "smith2021a"?'),
        ("entry-unused", "smith2021a", None),
        ("entry-unused", "other2021", None),
    ]


def test_nothing_is_unused_while_texts_are_unread(version: Make, course: Make) -> None:
    """What a version that was not converted cites is not known, so no entry is called unused."""
    made = course(version(), version("LRN-002", outline=""))
    assert list(check_library_use(made, read_library([SourceText("bib/a.bib", LIBRARY)]))) == []


def test_recommended_fields(version: Make, course: Make, rules_found: Make) -> None:
    """Summary, audience and duration are missed, but not where the reader reported a fault."""
    bare = version(summary=None, audience=None, duration=None)
    assert rules_found(check_fields, course(bare)) == [
        "audience-missing",
        "duration-missing",
        "summary-missing",
    ]
    where = Location("content/LRN-001/1.0.0/module.md", 3, 1)
    places = {"summary": where, "audience": where, "duration": where}
    faulty = version(summary=None, audience=None, duration=None, locations=places)
    assert rules_found(check_fields, course(faulty)) == []


def test_a_large_library_is_not_listed(version: Make, course: Make) -> None:
    """Hundreds of unused entries are one line of information, not hundreds."""
    text = "".join(f"@book{{k{n}, title = {{T}}, year = {{2020}}}}\n" for n in range(1200))
    found = list(
        check_library_use(course(version()), read_library([SourceText("bib/a.bib", text)]))
    )
    (unused,) = [f for f in found if f.rule == "entry-unused"]
    assert "1,200 entries" in unused.message
