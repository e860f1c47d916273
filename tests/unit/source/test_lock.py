"""The lock of a course: written, read, and compared with what is there."""

from __future__ import annotations

import stat
import tomllib
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from learning_modules.diagnostics import Finding, format_message
from learning_modules.errors import SourceError
from learning_modules.model.identity import Version
from learning_modules.settings import Settings
from learning_modules.source.course import SourceModule, read_course
from learning_modules.source.digests import digests
from learning_modules.source.lock import Lock, LockedVersion
from learning_modules.source.lock_file import lock_path, read_lock, stage_lock, write_lock
from learning_modules.source.lock_text import format_lock, parse_lock
from learning_modules.source.published import Candidate, Comparison, compare, with_lock
from learning_modules.source.text import SourceText

CASES = Path(__file__).parents[2] / "cases" / "lock"
D, E = "a" * 64, "b" * 64
GOOD = """\
---
title: A
status: published
date: 2026-01-15
objective: Create a plan.
---

## One

Text [@smith2022].
"""


def cases() -> list[Any]:
    return [
        pytest.param(case, id=f"{file.stem}: {case['name']}")
        for file in sorted(CASES.glob("*.yml"))
        for case in yaml.safe_load(file.read_text(encoding="utf-8"))
    ]


def shown(findings: tuple[Finding, ...]) -> list[str]:
    return [f"{f.location} {f.rule}" for f in findings]


@pytest.mark.parametrize("case", cases())
def test_case(case: dict[str, Any]) -> None:
    """A lock is read whole, or is one finding in the place of its fault."""
    text = case["text"].replace('"D"', f'"{D}"').replace('"E"', f'"{E}"')
    lock, findings = parse_lock(SourceText("modules.lock", text))
    places = [f"{f.location.line}:{f.location.column} {f.rule}" for f in findings]
    assert places == case["findings"]
    assert [f"{i} {v}" for i, v in lock.versions] == case.get("versions", [])
    said = " | ".join(format_message(f) for f in findings)
    assert [word for word in case.get("words", []) if word not in said] == []


NAMES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
GROUPS = st.dictionaries(NAMES, st.sampled_from([D, E]), max_size=4)
VERSIONS = st.builds(
    LockedVersion,
    st.sampled_from(["A-1", "b2", "LRN-BEG-011"]),
    st.builds(Version, *[st.integers(0, 20)] * 3),
    st.sampled_from(["", "2026-01-15"]),
    st.sampled_from([D, E]),
    st.just(D),
    files=GROUPS.map(MappingProxyType),
    entries=GROUPS.map(MappingProxyType),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(VERSIONS, max_size=5))
def test_what_is_written_is_read(versions: list[LockedVersion]) -> None:
    """Format and parse are inverse for any names, and the text is TOML."""
    lock = Lock().with_versions(versions)
    text = format_lock(lock)
    read, findings = parse_lock(SourceText("modules.lock", text))
    assert findings == ()
    assert read.versions == lock.versions
    assert format_lock(read) == text
    assert len(tomllib.loads(text)) == 1 + len(lock.versions)


LINES = st.sampled_from(
    [
        "format = 1",
        f'"A-1@1.0.0".body = "{D}"',
        f'"A-1@1.0.0".front-matter = "{D}"',
        '"A-1@1.0.0".date = ""',
        "<<<<<<<",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(LINES | st.text(max_size=20), max_size=12).map("\n".join))
def test_any_text_is_read_or_reported(text: str) -> None:
    """Whatever stands in the file, nothing is raised; a fault leaves nothing half read."""
    lock, findings = parse_lock(SourceText("modules.lock", text))
    assert not (findings and lock.versions)
    assert len(findings) <= 1


def test_versions_do_not_depend_on_each_other() -> None:
    """Adding a version only adds lines, so two branches that publish can be merged."""
    one = Lock().with_versions([LockedVersion("A-1", Version(1, 0, 0), "", D, D)])
    two = one.with_versions([LockedVersion("B-1", Version(1, 0, 0), "", E, E)])
    assert format_lock(two).startswith(format_lock(one))


def write(root: Path, path: str, text: str = GOOD) -> Path:
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="")
    return file


def candidates(root: Path, entries: dict[str, str] | None = None) -> list[Candidate]:
    cited = {"smith2022": "Smith"} if entries is None else entries
    modules, _ = read_course(root, Settings())
    return [Candidate(m.version, digests(m, root, entries=cited)[0]) for m in modules]


def check(root: Path, lock: Lock, mode: str = "write", **options: Any) -> Comparison:
    return compare(lock, candidates(root, **options), mode=mode)


@pytest.fixture
def published(tmp_path: Path) -> tuple[Path, Lock]:
    """Return a course with one published version and a file, and its lock."""
    write(tmp_path, "content/A-1/1.0.0/module.md")
    write(tmp_path, "content/A-1/1.0.0/plan.csv", "a,b\n")
    lock = check(tmp_path, Lock()).lock
    return tmp_path, lock


def test_published_versions_come_into_the_lock(published: tuple[Path, Lock]) -> None:
    """A version with status published is added, with its date, and then nothing differs."""
    root, lock = published
    (version,) = lock.versions.values()
    assert (version.key, version.date) == (("A-1", Version(1, 0, 0)), "2026-01-15")
    assert (list(version.files), list(version.entries)) == (["plan.csv"], ["smith2022"])
    again = check(root, lock)
    assert (again.findings, again.lock.versions) == ((), lock.versions)


def test_drafts_stay_out_of_the_lock(tmp_path: Path) -> None:
    """A draft is not published."""
    write(tmp_path, "content/A-1/1.0.0/module.md", "---\ntitle: A\n---\n")
    assert check(tmp_path, Lock()).lock.versions == {}


SAME = {
    "line ends": GOOD.replace("\n", "\r\n"),
    "byte-order mark": "\ufeff" + GOOD,
    "status": GOOD.replace(
        "status: published", "status: withdrawn\nwithdrawn: {date: 2026-02-01, reason: Old.}"
    ),
    "aliases": GOOD.replace("title: A\n", "title: A\nsection_aliases: {two: one}\n"),
    "comment and quotes": GOOD.replace("title: A\n", '# ours\ntitle: "A"\n'),
}


@pytest.mark.parametrize("name", SAME)
def test_what_may_change_is_no_change(published: tuple[Path, Lock], name: str) -> None:
    """Line ends, status, withdrawal, aliases, comments and quotes are not part of the digests."""
    root, lock = published
    write(root, "content/A-1/1.0.0/module.md", SAME[name])
    write(root, "content/A-1/1.0.0/plan.csv", "\ufeffa,b\r\n")
    write(root, "content/A-1/1.0.0/.DS_Store", "x")
    assert check(root, lock).findings == ()


def test_changed_text_is_an_error_with_the_two_ways_on(published: tuple[Path, Lock]) -> None:
    """One finding for the file, with both digests and both commands."""
    root, lock = published
    text = GOOD.replace("Text", "Other text").replace("title: A", "title: B")
    write(root, "content/A-1/1.0.0/module.md", text)
    findings = check(root, lock).findings
    assert shown(findings) == ["content/A-1/1.0.0/module.md version-changed"]
    said = format_message(findings[0])
    old = lock.versions["A-1", Version(1, 0, 0)]
    new = check(root, Lock()).lock.versions["A-1", Version(1, 0, 0)]
    words = [old.body[:12], new.body[:12], new.front_matter[:12], "text and front matter"]
    words += ["learning-modules new-version A-1 patch", "learning-modules reopen A-1 1.0.0"]
    assert [word for word in words if word not in said] == []


def test_changed_added_and_removed_files_are_errors(published: tuple[Path, Lock]) -> None:
    """Each file beside the text is compared by itself."""
    root, lock = published
    write(root, "content/A-1/1.0.0/new.csv", "x")
    write(root, "content/A-1/1.0.0/plan.csv", "a,c\n")
    assert shown(check(root, lock).findings) == [
        "content/A-1/1.0.0/new.csv version-changed",
        "content/A-1/1.0.0/plan.csv version-changed",
    ]
    (root / "content/A-1/1.0.0/plan.csv").unlink()
    assert "is gone" in check(root, lock).findings[1].message


def test_change_of_an_older_version_is_made_in_the_newest(published: tuple[Path, Lock]) -> None:
    """new-version copies the newest version, so an edit of another one has to be made again."""
    root, lock = published
    write(root, "content/A-1/1.1.0/module.md")
    lock = check(root, lock).lock
    write(root, "content/A-1/1.0.0/module.md", GOOD.replace("Text", "Other text"))
    (finding,) = check(root, lock).findings
    assert "put it back as it was, and make the change in a new version" in (finding.hint or "")
    write(root, "content/A-1/1.0.0/module.md")
    write(root, "content/A-1/1.1.0/module.md", GOOD.replace("Text", "Other text"))
    (finding,) = check(root, lock).findings
    assert "put it back" not in (finding.hint or "")


def test_version_that_is_gone_is_an_error(published: tuple[Path, Lock]) -> None:
    """The finding names the file that is missing and how to take the version out."""
    root, lock = published
    (root / "content/A-1/1.0.0").rename(root / "content/A-1/2.0.0")
    comparison = check(root, lock)
    assert shown(comparison.findings) == ["content/A-1/1.0.0/module.md version-missing"]
    assert "reopen A-1 1.0.0" in (comparison.findings[0].hint or "")
    assert ("A-1", Version(1, 0, 0)) in comparison.lock.versions


def test_version_that_became_a_draft_is_an_error(published: tuple[Path, Lock]) -> None:
    """A published version cannot be made a draft again by its status alone."""
    root, lock = published
    write(root, "content/A-1/1.0.0/module.md", GOOD.replace("published", "draft"))
    assert [f.rule for f in check(root, lock).findings] == ["version-changed"]


def test_corrected_entry_is_noted_and_a_vanished_one_is_an_error(
    published: tuple[Path, Lock],
) -> None:
    """A corrected entry is information and its new digest goes into the lock."""
    root, lock = published
    corrected = check(root, lock, entries={"smith2022": "Smith, J."})
    assert [f.rule for f in corrected.findings] == ["source-corrected"]
    assert check(root, corrected.lock, entries={"smith2022": "Smith, J."}).findings == ()
    gone = check(root, lock, entries={})
    assert [f.rule for f in gone.findings] == ["source-vanished"]
    assert gone.lock.versions == lock.versions


def test_mode_check_says_when_the_lock_is_behind(published: tuple[Path, Lock]) -> None:
    """In CI a version that is published and not in the lock is a finding; off says nothing."""
    root, _ = published
    behind = check(root, Lock(), mode="check")
    assert shown(behind.findings) == ["content/A-1/1.0.0/module.md lock-behind"]
    assert check(root, Lock(), mode="off") == Comparison((), Lock())


def test_unreadable_version_is_reported_by_its_reader_alone(published: tuple[Path, Lock]) -> None:
    """A front matter that is no YAML is one fault, not two."""
    root, lock = published
    write(root, "content/A-1/1.0.0/module.md", "---\ntitle: [A\n---\n")
    comparison = check(root, lock)
    assert comparison.findings == ()
    assert comparison.lock.versions == lock.versions


def test_lock_marks_its_versions(published: tuple[Path, Lock]) -> None:
    """A version that the lock holds is known as locked."""
    root, lock = published
    write(root, "content/B-1/1.0.0/module.md")
    modules: tuple[SourceModule, ...] = with_lock(read_course(root, Settings())[0], lock)
    assert [m.version.locked for m in modules] == [True, False]


def test_lock_file_is_written_once_and_read_back(published: tuple[Path, Lock]) -> None:
    """Writing is skipped where nothing differs, leaves no other file, and keeps the mode."""
    root, lock = published
    config = Settings()
    assert read_lock(root, config) == (Lock(), ())
    assert write_lock(root, config, lock)
    assert not write_lock(root, config, lock)
    file = lock_path(root, config)
    names = sorted(p.name for p in file.parent.iterdir())
    assert names == [".gitattributes", "A-1", "modules.lock"]
    assert stat.S_IMODE(file.stat().st_mode) == 0o644
    read, findings = read_lock(root, config)
    assert (read.versions, findings) == (lock.versions, ())
    assert str(read.places["A-1", Version(1, 0, 0)]) == "content/modules.lock:5:1"
    assert read_lock(root, Settings(lock="off")) == (Lock(), ())


def test_staged_lock_takes_its_place_only_when_told(published: tuple[Path, Lock]) -> None:
    """Until it is committed nothing is seen of it, and a discarded one leaves nothing behind."""
    root, lock = published
    folder = lock_path(root, Settings()).parent
    stage_lock(root, Settings(), lock).discard()
    assert [p.name for p in folder.iterdir()] == ["A-1"]
    staged = stage_lock(root, Settings(), lock)
    assert read_lock(root, Settings())[0].versions == {}
    assert staged.commit()
    assert read_lock(root, Settings())[0].versions == lock.versions
    assert not stage_lock(root, Settings(), lock).commit()


def test_own_git_attributes_stay(published: tuple[Path, Lock]) -> None:
    """A file .gitattributes of the author is left as it is, and one that was deleted stays away."""
    root, lock = published
    attributes = lock_path(root, Settings()).with_name(".gitattributes")
    attributes.write_text("*.png binary\n", encoding="utf-8")
    write_lock(root, Settings(), lock)
    assert attributes.read_text(encoding="utf-8") == "*.png binary\n"
    attributes.unlink()
    write_lock(root, Settings(), Lock())
    assert not attributes.exists()


def test_lock_that_is_no_text_is_an_error(tmp_path: Path) -> None:
    """A lock that cannot be read must not look like an empty one."""
    (tmp_path / "content").mkdir()
    for data in (b"format = 1\n\x00", b"\xff\xfe\x00", b"format = 1\n# \x07\n"):
        (tmp_path / "content/modules.lock").write_bytes(data)
        _, findings = read_lock(tmp_path, Settings())
        assert [f.rule for f in findings] == ["lock-syntax"]


def test_failed_write_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    """If the new file cannot take its place, nothing is left behind."""
    target = lock_path(tmp_path, Settings())
    target.mkdir(parents=True)
    with pytest.raises(SourceError, match=r"modules\.lock"):
        write_lock(tmp_path, Settings(), Lock())
    assert [p.name for p in target.parent.iterdir()] == ["modules.lock"]
    with pytest.raises(SourceError, match=r"modules\.lock"):
        write_lock(tmp_path / "missing", Settings(), Lock())
