#!/usr/bin/env python3
"""Doubling an input may cost at most 2.3 times the time; prints the growth of each kind.

    .venv/bin/python benchmarks/growth.py [KIND ...]

Times are processor time of this process, the best of three, for two sizes each.  Exit code 1 where
one of them grows faster.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Mapping
from types import MappingProxyType

from learning_modules import format_references
from learning_modules.bibliography.library import read_library
from learning_modules.markup.cleaning import clean
from learning_modules.markup.convert import convert
from learning_modules.markup.links import Place
from learning_modules.markup.module_text import ModuleText, TextContext
from learning_modules.markup.targets import Targets
from learning_modules.model.identity import Version
from learning_modules.settings import Settings
from learning_modules.source.front_matter import read_front_matter
from learning_modules.source.text import SourceText

MOST = 2.3
EXTENSIONS = ["attr_list", "tables", "admonition", "fenced_code", "footnotes", "toc", "md_in_html"]
ENTRY = (
    "@book{{key{0}, author={{Vik, Ada}}, title={{Title {0}}}, publisher={{P}}, year={{2020}}}}\n"
)

Work = Callable[[str], object]


def page(text: str) -> object:
    """Convert and clean one text with a library of one entry."""
    library = read_library([SourceText("refs.bib", ENTRY.format(0))])
    reader = ModuleText(Settings(), library, Targets(MappingProxyType({}), MappingProxyType({})))
    context = TextContext("module.md", Place("modules/x/"))
    html, content = convert(text, context, text=reader, extensions=EXTENSIONS, configs={})
    return clean(html), content


def bib(text: str) -> object:
    """Read and check a library."""
    return read_library([SourceText("refs.bib", text)]).entries


def header(text: str) -> object:
    """Read a front matter."""
    source = SourceText("module.md", f"---\n{text}\n---\n\n## Text\n")
    limits = {"front-matter-bytes": 10**8, "front-matter-nodes": 10**8}
    return read_front_matter(source, "X-1", Version(1, 0, 0), settings=Settings(limits=limits))


#: Kind -> what is done with it, the smaller number, and the text for a number.
KINDS: Mapping[str, tuple[Work, int, Callable[[int], str]]] = {
    "paragraphs": (page, 1000, lambda n: "A *word* and `code` [@key0].\n\n" * n),
    "one paragraph": (page, 20000, lambda n: "word " * n),
    "blocks of HTML": (page, 2500, lambda n: "<table><tr><td>a</td></tr></table>\n\n" * n),
    "blank lines": (page, 100000, lambda n: "\n" * n + "x\n"),
    "headings": (page, 500, lambda n: "### The same title\n\nText.\n\n" * n),
    "rows": (page, 500, lambda n: "| a | b |\n|---|---|\n" + "| one | two |\n" * n),
    "cells": (page, 500, lambda n: "|" + " a |" * n + "\n|" + "---|" * n + "\n|" + " b |" * n),
    "items": (page, 500, lambda n: "- one item\n" * n),
    "deep lists": (page, 400, lambda n: "".join("    " * i + "- item\n" for i in range(n))),
    "quotes": (page, 2000, lambda n: "> " * n + "text"),
    "links": (page, 400, lambda n: "[text](https://example.org/) words\n\n" * n),
    "citations": (page, 400, lambda n: "As shown [@key0, p. 3].\n\n" * n),
    "brackets": (page, 5000, lambda n: "[" * n),
    "images": (page, 5000, lambda n: "![" * n),
    "open tags": (page, 5000, lambda n: "<https://" * n),
    "tags": (page, 1000, lambda n: "<b>" * n),
    "emphasis": (page, 2000, lambda n: "*a **b " * n),
    "backticks": (page, 2000, lambda n: "` a `` " * n),
    "signs": (page, 5000, lambda n: "@a " * n),
    "titles": (page, 5000, lambda n: "# a\n" * n),
    "underlines": (page, 5000, lambda n: "a\n===\n" * n),
    "rulers": (page, 5000, lambda n: "---\n" * n),
    "escapes": (page, 15000, lambda n: "\\\\" * n),
    "entities": (page, 10000, lambda n: "&amp;" * n),
    "spans": (page, 5000, lambda n: "<span>" * n),
    "boxes": (page, 5000, lambda n: "<div>" * n),
    "comments": (page, 5000, lambda n: "<!-- a -->\n" * n),
    "line breaks": (page, 5000, lambda n: "a  \n" * n),
    "admonitions": (page, 300, lambda n: "!!! note\n    Text.\n\n" * n),
    "open fences": (page, 5000, lambda n: "~~~ a\n" * n),
    "addresses": (page, 2000, lambda n: "<https://a.example/> " * n),
    "fences": (page, 300, lambda n: "```\ncode\n```\n\n" * n),
    "notes": (page, 200, lambda n: "".join(f"Text[^{i}].\n\n[^{i}]: Note.\n\n" for i in range(n))),
    "one note": (page, 500, lambda n: "Text[^1].\n\n" * n + "[^1]: Note.\n"),
    "tight boxes": (page, 2000, lambda n: "!!! a\n" * n),
    "empty headings": (page, 2000, lambda n: "#\n" * n),
    "ids": (page, 1000, lambda n: "".join(f"Text\n{{: #id{i} }}\n\n" for i in range(n))),
    "definitions": (
        page,
        1000,
        lambda n: "".join(f"[r{i}]: https://a.example/\n" for i in range(n)),
    ),
    "large cell": (page, 20000, lambda n: "| a | b |\n|---|---|\n| " + "word " * n + "| c |\n"),
    "cluster": (page, 700, lambda n: "Text [" + "; ".join(["@key0"] * n) + "].\n"),
    "unknown keys": (page, 500, lambda n: "".join(f"As [@no{i}].\n\n" for i in range(n))),
    "double brackets": (page, 300, lambda n: "[[x]] " * n),
    "attributes": (page, 5000, lambda n: "<p " + "a " * n + ">x</p>"),
    "loose items": (page, 1000, lambda n: "- item\n\n" * n),
    "tasks": (page, 700, lambda n: "- [ ] task\n" * n),
    "short words": (page, 20000, lambda n: "word\n" * n),
    "same keys": (bib, 2000, lambda n: "@misc{k, title={T}, year={2000}}\n" * n),
    "strings": (
        bib,
        3000,
        lambda n: "".join(f'@string{{s{i + 1} = s{i} # "x"}}\n' for i in range(n)),
    ),
    "odd fields": (
        bib,
        2000,
        lambda n: "@misc{k, " + ", ".join(f"titel{i} = {{x}}" for i in range(n)) + "}",
    ),
    "joined values": (bib, 5000, lambda n: "@misc{k, title=" + " # ".join(['"a"'] * n) + "}"),
    "one parent": (
        bib,
        1000,
        lambda n: "".join(f"@inbook{{k{i}, title={{T}}, crossref={{p}}}}\n" for i in range(n)),
    ),
    "entries": (bib, 1000, lambda n: "".join(ENTRY.format(i) for i in range(n))),
    "names": (bib, 1000, lambda n: "@misc{k, title={T}, author={A, B" + " and Vik, Ada" * n + "}}"),
    "braces": (bib, 5000, lambda n: "@misc{k, title={" + "{" * n + "x" + "}" * n + "}}"),
    "open entries": (bib, 2000, lambda n: "@misc{" * n),
    "open values": (bib, 2000, lambda n: '@misc{a, title="' * n),
    "parents": (
        bib,
        500,
        lambda n: "".join(f"@misc{{k{i}, crossref={{k{i + 1}}}}}\n" for i in range(n)),
    ),
    "references": (format_references, 200, lambda n: "".join(ENTRY.format(i) for i in range(n))),
    "fields": (header, 500, lambda n: "".join(f"field{i}: value\n" for i in range(n))),
    "flow lists": (header, 5000, lambda n: "tags: " + "[" * n),
}


def seconds(work: Work, text: str) -> float:
    """Return the least processor time of three runs."""
    times = []
    for _ in range(3):
        begun = time.process_time()
        work(text)
        times.append(time.process_time() - begun)
    return min(times)


def main(names: list[str]) -> int:
    """Print the growth of each kind; return 1 where one grows too fast."""
    worst = 0.0
    for name, (work, size, text) in KINDS.items():
        if names and name not in names:
            continue
        work(text(10))  # loads what is loaded once
        first, second = seconds(work, text(size)), seconds(work, text(2 * size))
        # Below a hundredth of a second the clock says nothing.
        growth = second / first if second > 0.01 else 1.0
        worst = max(worst, growth)
        mark = "" if growth <= MOST else "  TOO FAST"
        print(
            f"{name:15} {size:7,} {first:8.3f} s {2 * size:7,} {second:8.3f} s {growth:5.2f}{mark}"
        )
    return int(worst > MOST)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
