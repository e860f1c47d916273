"""Real drafts written in other habits give the same fields: no rule hangs on one form."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from learning_modules.importing.importer import DraftFile, import_drafts
from learning_modules.importing.report import Imported

pytestmark = pytest.mark.slow

Change = Callable[[str, str], str]

LABELS = r"(?m)^\*\*(Content ID|Target Audience|SMART Objective):\*\*"


def cut(text: str) -> tuple[str, str]:
    """Return a draft's own text, and the sections that its system added."""
    at = text.index("\n## Sources")
    return text[:at], text[at:]


def retitled(form: str) -> Change:
    """Return a change that writes title and id as ``form`` has them."""

    def change(text: str, module_id: str) -> str:
        first, rest = text.split("\n", 1)
        title = first.removeprefix("# ").removeprefix("Learning Module: ")
        for with_id in (f" ({module_id})", f"{module_id}: ", f" - {module_id}"):
            title = title.replace(with_id, "")
        rest = re.sub(r"(?m)^(?:## )?\*{0,2}Content ID:.*\n", "", rest)
        return form.format(id=module_id, title=title) + "\n" + rest

    return change


def outside_fences(change: Callable[[str], str]) -> Change:
    """Return a change of each line of a draft's own text that is no code and not its title."""

    def changed(text: str, _: str) -> str:
        own, system = cut(text)
        lines, in_fence = [], False
        for number, line in enumerate(own.split("\n")):
            in_fence ^= line.lstrip().startswith("```")
            lines.append(line if in_fence or number == 0 else change(line))
        return "\n".join(lines) + system

    return changed


def in_sources(change: Callable[[str], str]) -> Change:
    """Return a change of the sections that the system added."""
    return lambda text, _: cut(text)[0] + change(cut(text)[1])


def in_text(change: Callable[[str], str]) -> Change:
    """Return a change of a draft's own text as a whole."""
    return lambda text, _: change(cut(text)[0]) + cut(text)[1]


def each(pattern: str, new: str) -> Callable[[str], str]:
    """Return a replacement of a pattern, everywhere."""
    return lambda text: re.sub(pattern, new, text)


def encoded_twice(text: str, _: str) -> str:
    """Return a draft read as Windows-1252, line by line where that is possible."""
    lines = []
    for line in text.split("\n"):
        try:
            lines.append(line.encode().decode("cp1252"))
        except UnicodeDecodeError:
            lines.append(line)
    return "\n".join(lines)


VARIANTS: dict[str, Change] = {
    "line ends of Windows": lambda text, _: text.replace("\n", "\r\n"),
    "encoded twice": encoded_twice,
    "chatter": lambda text, _: f"Okay, here is the revised learning module:\n\n---\n\n{text}",
    "ending": in_text(lambda text: f"{text}\n\n(End of Content)\n"),
    "fence around the text": in_text(lambda text: f"```markdown\n{text.rstrip()}\n```\n"),
    "fence that is not closed": in_text(lambda text: f"```markdown\n{text}"),
    "title (id)": retitled("# {title} ({id})"),
    "id: title": retitled("# {id}: {title}"),
    "title - id": retitled("# {title} - {id}"),
    "kind and id: title": retitled("# Learning Module {id}: {title}"),
    "second-level title": retitled("## {id}: {title}"),
    "kind above the title": retitled("# Learning Module\n\n## {id}: {title}"),
    "bold label": retitled("**Module Title:** {title}\n**Content ID:** {id}"),
    "bold title": retitled("**Learning Module: {title}**\n\n**Content ID: {id}**"),
    "id as a heading": retitled("# Content ID: {id}\n\n# {title}"),
    "headings without numbers": outside_fences(
        each(r"^(#{2,4}) (?:\d+(?:\.\d+)*\.?|[A-C]\.) ", r"\1 ")
    ),
    "headings with Section": outside_fences(each(r"^## (\d+)\. ", r"## Section \1: ")),
    "bold headings": outside_fences(each(r"^(#{2,4}) (.*?)\s*$", r"\1 **\2**")),
    "sections one level up": outside_fences(each(r"^#(#+ )", r"\1")),
    "sections one level down": outside_fences(each(r"^(##+ )", r"#\1")),
    "no line before lists": outside_fences(each(r"^(\s*)\*(\s+)", r"\1-\2")),
    "labels in italics": in_text(each(LABELS, r"*\1:*")),
    "colon behind the label": in_text(each(LABELS, r"**\1**:")),
    "labels in a list": in_text(each(LABELS, r"* **\1:**")),
    "emphasis as HTML": in_sources(each(r"\*([^*\n]+)\*", r"<em>\1</em>")),
    "keys with colons": in_sources(each(r"(?m)^\[(\w+)\] ", r"[\1]: ")),
    "sources as a list": in_sources(each(r"(?m)^(\[\w+\] )", r"- \1")),
    "sources without empty lines": in_sources(each(r"\n\n\[", "\n[")),
    "references": lambda text, _: text.replace("\n## Sources", "\n## 12. References", 1),
}


def drafts_of(shared: Path) -> Iterator[tuple[str, str]]:
    """Yield name and text of each module draft of the shared corpus."""
    for file in sorted((shared / "corpus" / "modules").iterdir()):
        yield file.name, file.read_bytes().decode("utf-8")


def fields_of(one: Imported) -> dict[str, object]:
    """Return the fields of an imported draft, without places."""
    draft = one.draft
    return {
        "id": draft.id,
        "version": one.version,
        "title": draft.title,
        "type": draft.type,
        "date": draft.date,
        "audience": draft.audience,
        "objectives": draft.objectives,
        "origins": draft.origins,
        "sections": [
            (h.title, h.level, h.roles) for h in draft.headings if h.title != "References"
        ],
        "templates": [(p.id, p.kind, p.columns, p.rows) for p in draft.proposals],
        "sources": [source.key for source in draft.sources],
        "components": [(c.name, c.state) for c in one.components],
    }


def imported(shared: Path, into: Path, change: Change) -> dict[str, dict[str, object]]:
    """Return the fields of every draft after a change."""
    files = []
    for name, text in drafts_of(shared):
        module_id = re.sub(r"-v\d+\.md$", "", name)
        files.append(DraftFile(name, change(text, module_id).encode()))
    table = DraftFile("inventory.csv", (shared / "corpus" / "inventory.csv").read_bytes())
    outcome = import_drafts(files, into, inventory=table)
    return {one.draft.path: fields_of(one) for one in outcome.imported}


@pytest.fixture(scope="module")
def plain(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, object]]:
    """Return the fields of the drafts as they are."""
    return imported(shared, tmp_path_factory.mktemp("plain"), lambda text, _: text)


@pytest.mark.parametrize("name", VARIANTS)
def test_another_habit_gives_the_same_fields(
    name: str, shared: Path, tmp_path: Path, plain: dict[str, dict[str, object]]
) -> None:
    """Each draft has the same fields, sections, templates and sources after the change."""
    found = imported(shared, tmp_path, VARIANTS[name])
    for draft, fields in plain.items():
        expected = dict(fields)
        if name == "references":
            expected["sections"] = fields["sections"][:-1]  # type: ignore[index]
        assert found[draft] == expected
