"""The text of a page by section, and where the sections of an older version are now."""

from __future__ import annotations

from pathlib import Path

from learning_modules.diagnostics import Location
from learning_modules.mkdocs.passages import section_texts
from learning_modules.mkdocs.search_file import INDEX, without_pages
from learning_modules.model.identity import Version
from learning_modules.model.module import Content, FrontMatter, ModuleVersion
from learning_modules.model.nearest_section import nearest_sections
from learning_modules.model.section import Section

HTML = """
<p>Before <em>all</em>.</p>
<h2 id="a">First <a class="headerlink" href="#a">¶</a></h2>
<ul><li>One<br>two</li><li><input type="checkbox" checked> Done</li></ul>
<table><thead><tr><th>Phase</th><th>Owner</th></tr></thead>
<tbody><tr><td>Pilot</td><td><code>[you]</code></td></tr></tbody></table>
<pre><code>x = 1
  y = 2</code></pre>
<p><img alt="A chart" src="a.png"><script>alert(1)</script></p>
<h2 id="b">References</h2>
<section role="doc-bibliography"><ul><li>Smith</li></ul></section>
<p>After &lt;all&gt;.</p>
"""


def test_passages_are_what_readers_read() -> None:
    """Markup, scripts, links to headings and the reference list are no text."""
    found = [(s.id, s.title, s.passages) for s in section_texts(HTML)]
    table = ["Phase | Owner", "Pilot | [you]"]
    lists = ["One two", "☑ Done"]
    assert found == [
        ("", "", ["Before all."]),
        ("a", "First", [*lists, *table, "x = 1", "\u00a0\u00a0y = 2", "[A chart]"]),
        ("b", "References", ["After <all>."]),
    ]


def version_of(number: str, *sections: tuple[str, int | None], **aliases: str) -> ModuleVersion:
    """Return a converted version with these sections: id and number of the one around it."""
    path = f"content/A/{number}/module.md"
    front = FrontMatter(
        "A", Version.parse(number) or Version(1, 0, 0), "A", section_aliases=aliases
    )
    found = tuple(
        Section(name, name, 2 if parent is None else 3, (), Location(path), parent=parent)
        for name, parent in sections
    )
    return ModuleVersion(front, path, content=Content(sections=found))


def test_section_leads_to_itself_or_to_the_nearest() -> None:
    """By its alias, else to the section around it, else to the one before; else nowhere."""
    old = version_of("1.0.0", ("gone", None), ("a", None), ("b", 1), ("c", None), ("d", 3))
    new = version_of("2.0.0", ("a", None), ("e", None), c="x", x="e")
    assert nearest_sections(old, new) == {"a": "a", "b": "a", "c": "e", "d": "e"}


def test_search_index_without_pages(tmp_path: Path) -> None:
    """Entries of a page and of its sections go; a prepared index goes with them."""
    file = tmp_path / INDEX
    file.parent.mkdir()
    docs = '[{"location":"a/"},{"location":"a/#x"},{"location":"b/"}]'
    file.write_text(f'{{"docs":{docs},"index":{{}}}}', encoding="utf-8")
    without_pages(tmp_path, {"a/"})
    assert file.read_text(encoding="utf-8") == '{"docs":[{"location":"b/"}]}'
    without_pages(tmp_path / "none", {"a/"})
