"""The importer against real drafts: every field, no word lost, equal blocks under both readers."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import markdown
import pytest
import yaml
from markdown_it import MarkdownIt

from learning_modules.importing.chatter import without_chatter
from learning_modules.importing.encoding import read_draft
from learning_modules.importing.fences import with_mended_fences
from learning_modules.importing.importer import DraftFile, Outcome, import_drafts
from learning_modules.importing.reference import Reference, read_reference
from learning_modules.importing.report import Imported
from learning_modules.importing.site_files import EXTENSIONS

EXPECTED = Path(__file__).resolve().parents[2] / "cases" / "importing" / "corpus-expectations.yml"
COUNTED = ("li", "table", "tr", "td", "th", "blockquote", "pre")


def drafts_of(shared: Path) -> list[DraftFile]:
    """Return all drafts and other texts of the shared corpus."""
    folders = [shared / "corpus" / name for name in ("modules", "other")]
    files = [file for folder in folders for file in sorted(folder.iterdir())]
    return [DraftFile(file.name, file.read_bytes()) for file in files]


@pytest.fixture(scope="module")
def imported(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Outcome]:
    """Import the whole corpus with its inventory once."""
    into = tmp_path_factory.mktemp("corpus")
    table = DraftFile("inventory.csv", (shared / "corpus" / "inventory.csv").read_bytes())
    return into, import_drafts(drafts_of(shared), into, inventory=table)


def facts_of(source: Reference) -> list[object]:
    """Return the facts about a source that the expectations name."""
    number = source.text("doi")
    if source.text("eprint") and (not number or "arxiv" in number.lower()):
        number = source.text("eprint")
    return [
        source.type,
        source.people.surnames[0],
        len(source.people.names),
        source.people.others,
        int(source.text("year")),
        number,
    ]


def fields_of(one: Imported) -> Iterator[tuple[str, object]]:
    """Yield each field of an imported draft as the expectations write it."""
    draft = one.draft
    audience = draft.audience
    yield "id", draft.id
    yield "version", one.version
    yield "title", draft.title
    yield "date", draft.date
    yield "audience", [audience.level, *audience.roles] if audience else []
    verbs = [text.split()[0] for _, text in draft.objectives]
    yield "objectives", [dict(draft.origins)["objectives"], *verbs]
    for number, heading in enumerate(draft.headings):
        yield f"section {number}", " ".join(heading.roles) or "-"
    yield "pillars", list(draft.pillars)
    for proposal in draft.proposals:
        size = [proposal.kind, len(proposal.columns), proposal.rows]
        yield f"template {proposal.id}", size
    for component in one.components:
        yield f"component {component.name}", component.state
    for source in draft.sources:
        for name, value in zip(FACTS, facts_of(read_reference(source.text)), strict=True):
            yield f"source {source.key} {name}", value


FACTS = ("type", "author", "names", "cut", "year", "number")


def wanted_fields(facts: Mapping[str, Any]) -> Iterator[tuple[str, object]]:
    """Yield each expected field of a draft under the same names."""
    for name in ("id", "version", "title", "date", "audience", "objectives", "pillars"):
        yield name, facts[name]
    yield from ((f"section {n}", role) for n, role in enumerate(facts["sections"]))
    yield from ((f"template {name}", size) for name, size in facts["templates"].items())
    yield from ((f"component {name}", state) for name, state in facts["components"].items())
    for key, values in facts["sources"].items():
        yield from ((f"source {key} {n}", v) for n, v in zip(FACTS, values, strict=True))


def test_fields_are_those_read_by_hand(imported: tuple[Path, Outcome]) -> None:
    """At least 98 of 100 fields of the twelve drafts are what a person reads in them."""
    expected = yaml.safe_load(EXPECTED.read_text(encoding="utf-8"))
    found = {one.draft.path: dict(fields_of(one)) for one in imported[1].imported}
    wrong, total = [], 0
    for draft, facts in expected.items():
        wanted = dict(wanted_fields(facts))
        total += len(wanted | found[draft])
        wrong += [
            f"{draft}: {name} is {found[draft].get(name)!r}, not {wanted.get(name)!r}"
            for name in sorted(wanted | found[draft])
            if wanted.get(name) != found[draft].get(name)
        ]
    assert len(wrong) * 50 <= total, "\n".join(wrong)


WORD = re.compile(r"[^\W_]+")


def words(text: str) -> Counter[str]:
    """Return the words and numbers of a text with how often each stands in it."""
    return Counter(word.lower() for word in WORD.findall(text))


def strings(value: object) -> Iterator[str]:
    """Yield every text in a JSON value, names of fields included."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, item in value.items():
            yield name
            yield from strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from strings(item)


def lost_words(one: Imported, data: bytes, folder: Path) -> Counter[str]:
    """Return the words of a draft that stand neither in its module nor in its data file.

    Of the data file only what is no copy counts: titles of sections stand there a second time.
    """
    draft = read_draft(one.draft.path, data)
    assert draft is not None
    module = (folder / one.path).read_text(encoding="utf-8")
    file = folder / "import-data" / one.draft.id / f"{one.version}.json"
    kept = json.loads(file.read_text(encoding="utf-8"))
    counted = {k: v for k, v in kept.items() if k not in {"headings", "inventory", "title", "id"}}
    return words(draft.text) - words(module) - words(" ".join(strings(counted)))


def allowed_words(one: Imported) -> Counter[str]:
    """Return what may leave: numbers of headings, kind and id in the title, citations."""
    numbers = [heading.number for heading in one.draft.headings]
    cited = [
        f"{' '.join(read_reference(source.text).people.surnames)} {source.text}"
        for source in one.draft.sources
        if not source.key
    ]
    return words(" ".join([*numbers, one.draft.written_title, one.draft.id, *cited, *cited]))


def test_no_word_is_lost(imported: tuple[Path, Outcome], shared: Path) -> None:
    """Every word of a draft is in its module or data file, but for numbers of headings."""
    folder, outcome = imported
    data = {file.name: file.data for file in drafts_of(shared)}
    for one in outcome.imported:
        lost = lost_words(one, data[one.draft.path], folder)
        assert lost - allowed_words(one) == Counter(), one.draft.path


def test_numbers_of_headings_are_kept_in_the_data_file(
    imported: tuple[Path, Outcome], shared: Path
) -> None:
    """With the headings as written, not one word is lost, in any text."""
    folder, outcome = imported
    data = {file.name: file.data for file in drafts_of(shared)}
    for one in outcome.imported:
        draft = read_draft(one.draft.path, data[one.draft.path])
        assert draft is not None
        module = (folder / one.path).read_text(encoding="utf-8")
        file = folder / "import-data" / one.draft.id / f"{one.version}.json"
        kept = " ".join(strings(json.loads(file.read_text(encoding="utf-8"))))
        library = (folder / "bib/imported.bib").read_text(encoding="utf-8")
        assert words(draft.text) - words(module) - words(kept) - words(library) == Counter()


class Elements(HTMLParser):
    """Counts the elements of a page that the two readers of Markdown must agree on."""

    def __init__(self) -> None:
        super().__init__()
        self.count: Counter[str] = Counter()

    def handle_starttag(self, tag: str, _: list[tuple[str, str | None]]) -> None:
        if tag in COUNTED:
            self.count[tag] += 1


def elements(html: str) -> Counter[str]:
    """Return how many of each counted element stand in a page."""
    parser = Elements()
    parser.feed(html)
    return parser.count


def test_python_markdown_sees_what_commonmark_sees(imported: tuple[Path, Outcome]) -> None:
    """Each module has as many items, tables, cells, quotations and code blocks under both."""
    folder, outcome = imported
    common = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    for one in outcome.imported:
        text = (folder / one.path).read_text(encoding="utf-8").split("---\n", 2)[2]
        site = markdown.markdown(text, extensions=list(EXTENSIONS))
        assert elements(site) == elements(common.render(text)), one.draft.path


def test_the_module_has_the_blocks_of_the_draft(
    imported: tuple[Path, Outcome], shared: Path
) -> None:
    """Under CommonMark no item, table or code block of a draft's own text gets lost."""
    folder, outcome = imported
    data = {file.name: file.data for file in drafts_of(shared)}
    common = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    for one in outcome.imported:
        if not one.draft.path.startswith("LRN"):
            continue
        draft = read_draft(one.draft.path, data[one.draft.path])
        assert draft is not None
        lines = with_mended_fences(without_chatter(draft)).lines
        end = next(n for n, line in enumerate(lines) if line == "## Sources")
        start = next(n for n, line in enumerate(lines) if re.match(r"## .*Introduction", line))
        before = elements(common.render("\n".join(lines[start:end])))
        body = (folder / one.path).read_text(encoding="utf-8").split("---\n", 2)[2]
        assert elements(common.render(body)) == before, one.draft.path


def test_nothing_differs_by_the_report(imported: tuple[Path, Outcome]) -> None:
    """The importer's own comparison of both readers finds no difference in the corpus."""
    findings = [f for one in imported[1].imported for f in one.findings]
    assert [f for f in findings if f.rule == "import-markdown"] == []
