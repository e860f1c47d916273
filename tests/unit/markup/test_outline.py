"""The outline of a text: ids, roles, parents, stubs."""

from __future__ import annotations

from xml.etree.ElementTree import Element

import markdown
import pytest
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from learning_modules.diagnostics import Location
from learning_modules.markup.outline import Outline, OutlineReader, slug

PLACE = Location("m.md", 1, 1)


class Probe(Extension):
    """Reads the outline where the real extension does."""

    outline = Outline()

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802
        probe = self

        class Reader(Treeprocessor):
            def run(self, root: Element) -> None:
                reader = OutlineReader(lambda _: PLACE, lambda _text, place: place)
                probe.outline = reader.read(root)

        md.treeprocessors.register(Reader(md), "probe", 7)


def outline_of(text: str) -> tuple[Outline, str]:
    probe = Probe()
    html = markdown.markdown(text, extensions=["attr_list", "tables", "toc", probe])
    return probe.outline, html


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Understanding the Phases", "understanding-the-phases"),
        ("Büro & Größe", "büro-größe"),
        ("中文 标题", "中文-标题"),
        ("C++ / C#", "c-c"),
        ("!!!", "section"),
        ("  Two   spaces ", "two-spaces"),
    ],
)
def test_slug_keeps_letters_of_any_script(title: str, expected: str) -> None:
    """A section without an id is named after its title, whatever script it is in."""
    assert slug(title) == expected


def test_role_and_template_never_reach_the_html() -> None:
    """The attributes that are ours leave the heading; other classes stay."""
    outline, html = outline_of(
        '## Plan {#plan .template .wide role="practical next-steps"}\n\ntext'
    )
    section = outline.sections[0]
    assert section.roles == ("practical", "next-steps")
    assert section.is_template
    assert 'role="' not in html
    assert "template" not in html
    assert 'class="wide"' in html


def test_parents_follow_the_levels() -> None:
    """A section's parent is the nearest heading above it of a higher level."""
    outline, _ = outline_of("## A\n\nt\n\n### B\n\nt\n\n#### C\n\nt\n\n### D\n\nt\n\n## E\n\nt")
    assert [s.parent for s in outline.sections] == [None, 0, 1, 0, None]


def test_words_of_a_section_include_its_subsections() -> None:
    """Words are counted down to the next heading of the same level, headings left out."""
    outline, _ = outline_of("## A\n\none two\n\n### B\n\nthree\n\n## C\n\nfour five six")
    assert [s.words for s in outline.sections] == [3, 1, 3]


def test_an_id_used_twice_is_reported_and_stands_once() -> None:
    """The second of two equal ids is taken away, so that the page stays valid."""
    outline, html = outline_of("## A {#x}\n\nt\n\n## B {#x}\n\nt")
    assert [f.rule for f in outline.findings] == ["section-id-duplicate"]
    assert html.count('id="x"') == 1


def test_equal_titles_get_ids_of_their_own() -> None:
    """Two sections of one title differ by a number."""
    outline, _ = outline_of("## Same\n\nt\n\n## Same\n\nt")
    assert [s.id for s in outline.sections] == ["same", "same-2"]


@pytest.mark.parametrize(
    ("body", "is_stub"),
    [
        ("", True),
        ("This section would contain a list of risks.", True),
        ("[Insert your own text here]", True),
        ("Real text.", False),
        ("- one\n- two", False),
        ("| a |\n|---|\n| b |", False),
        ("    code", False),
        ("### Sub\n\nReal text.", False),
        ("### Sub\n\nThis section would contain an example.", True),
        ("<div>html</div>", False),
    ],
)
def test_stubs_are_seen(body: str, *, is_stub: bool) -> None:
    """A section is a stub when it is empty or holds nothing but placeholders."""
    outline, _ = outline_of(f"## First\n\n{body}\n\n## Next\n\ntext")
    assert (outline.sections[0].stub is not None) is is_stub


def test_a_heading_inside_a_quote_has_an_id_but_is_no_section() -> None:
    """Sections are headings at the top level of the text."""
    outline, html = outline_of("## A\n\ntext\n\n> ### Inside\n>\n> text")
    assert [s.title for s in outline.sections] == ["A"]
    assert 'id="inside"' in html
