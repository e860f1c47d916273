"""Links of module text: resolved to addresses, or reported."""

from __future__ import annotations

from xml.etree.ElementTree import Element

import markdown
import pytest
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from learning_modules.diagnostics import Location
from learning_modules.markup.links import LinkFinisher, LinkResolver, Place
from learning_modules.markup.targets import ModuleTarget, Targets, relative_address
from learning_modules.model.identity import Version

V1, V2 = Version(1, 0, 0), Version(2, 0, 0)
TARGETS = Targets(
    modules={"lrn-9": ModuleTarget("LRN-9", "Nine", {V1: "", V2: ""}, V2)},
    docs={"authors/index.md": "authors/"},
)
PLACE = Place("modules/lrn-1/1.0.0/", files=frozenset({"plan.xlsx", "img/a b.png"}))


class Probe(Extension):
    """Resolves links where the real extension does."""

    def __init__(self, targets: Targets) -> None:
        super().__init__()
        self.resolver = LinkResolver(PLACE, targets, lambda _: Location("m.md", 1, 1))

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802
        resolver = self.resolver

        class Processor(Treeprocessor):
            def run(self, root: Element) -> None:
                resolver.resolve(root)

        md.treeprocessors.register(Processor(md), "probe", 6)
        md.treeprocessors.register(LinkFinisher(PLACE.address), "finish", -10)


def resolved(text: str, targets: Targets = TARGETS) -> tuple[str, LinkResolver]:
    probe = Probe(targets)
    return markdown.markdown(text, extensions=[probe]), probe.resolver


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[x](module:LRN-9)", 'href="../../lrn-9/"'),
        ("[x](module:lrn-9#part)", 'href="../../lrn-9/#part"'),
        ("[x](module:LRN-9@1.0.0)", 'href="../../lrn-9/1.0.0/"'),
        ("[x](module:LRN-9@2.0.0)", 'href="../../lrn-9/"'),
        ("[x](../../LRN-9/1.0.0/module.md#part)", 'href="../../lrn-9/1.0.0/#part"'),
        ("[x](docs:authors/index.md)", 'href="../../../authors/"'),
        ("[x](plan.xlsx)", 'href="plan.xlsx"'),
        ("[x](template:roadmap)", 'href="#roadmap"'),
        ("[x](#part)", 'href="#part"'),
        ("[x](https://example.org/a?b=c#d)", 'href="https://example.org/a?b=c#d"'),
        ("[x](mailto:a@example.org)", 'href="mailto:a@example.org"'),
        ("![A plan](<img/a b.png>)", 'src="img/a b.png"'),
    ],
)
def test_links_are_resolved(text: str, expected: str) -> None:
    """Each form of link leads to the address it names, as seen from the page."""
    html, resolver = resolved(text)
    assert expected in html
    assert resolver.findings == []


def test_an_empty_link_text_becomes_the_title() -> None:
    """A link to a module without a text of its own shows the module's title."""
    html, _ = resolved("[](module:LRN-9)")
    assert ">Nine</a>" in html


@pytest.mark.parametrize(
    ("text", "rule", "hint"),
    [
        ("[x](module:LRN-8)", "link-broken", 'did you mean "LRN-9"?'),
        ("[x](module:LRN-9@3.0.0)", "link-broken", "it has: 1.0.0, 2.0.0"),
        ("[x](docs:author/index.md)", "link-broken", 'did you mean "authors/index.md"?'),
        ("[x](plan.xls)", "link-broken", 'did you mean "plan.xlsx"?'),
        ("![x](none.png)", "link-broken", None),
        ("[x](vbscript:x)", "link-unsafe", None),
        ("[x](data:text/html,x)", "link-unsafe", None),
        ("![x](https://example.org/a.png)", "image-external", "put the image beside module.md"),
        ("![](plan.xlsx)", "image-alt-missing", "write what it shows"),
    ],
)
def test_faults_are_reported_and_lose_their_target(text: str, rule: str, hint: str | None) -> None:
    """A link that leads nowhere is reported with what to type instead, and is no link any more."""
    html, resolver = resolved(text)
    assert [f.rule for f in resolver.findings] == [rule]
    assert hint is None or hint in (resolver.findings[0].hint or "")
    assert "<img" not in html or rule == "image-alt-missing" or 'src="./"' in html
    assert "vbscript" not in html
    assert "data:text" not in html


def test_without_directory_urls_addresses_name_files() -> None:
    """A site that is read from disk links to index.html."""
    html, _ = resolved("[x](module:LRN-9)", Targets(TARGETS.modules, TARGETS.docs, False))
    assert 'href="../../lrn-9/index.html"' in html


@pytest.mark.parametrize(
    ("target", "page", "expected"),
    [
        ("modules/a/", "modules/a/1.0.0/", "../"),
        ("modules/a/1.0.0/x.png", "modules/a/1.0.0/", "x.png"),
        ("", "modules/", "../"),
        ("modules/", "", "modules/"),
        ("a/#b", "a/", "./#b"),
        ("a/index.html", "b/c.html", "../a/index.html"),
    ],
)
def test_relative_addresses(target: str, page: str, expected: str) -> None:
    """An address is written as seen from the page it stands on."""
    assert relative_address(target, page) == expected
