"""Links to terms: does the glossary explain what a text links to."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping

from learning_modules.checks.scope import converted_versions
from learning_modules.diagnostics import Finding
from learning_modules.model.course import Course
from learning_modules.model.glossary import Glossary
from learning_modules.model.module import Content, LinkUse


def check_terms(course: Course, docs: Mapping[str, Content]) -> Iterator[Finding]:
    """Yield each link to a term that the glossary, a page of ``docs``, does not have."""
    terms = tuple(term for content in docs.values() for term in content.terms)
    glossary = Glossary("", "en", terms)
    versions = (v.content for v in converted_versions(course) if v.content)
    for link in _links((*versions, *docs.values())):
        if glossary.find(link.target) is None:
            yield _unknown(link, glossary)


def _links(contents: Iterable[Content]) -> Iterator[LinkUse]:
    return (link for content in contents for link in content.links if link.kind == "term")


def _unknown(link: LinkUse, glossary: Glossary) -> Finding:
    if not glossary.terms:
        message = f'the term "{link.target}" is explained nowhere: there is no glossary'
        hint = "write docs/glossary.md, and in it the term, and below it : and its meaning"
        return Finding("link-broken", link.location, message, hint, key=link.target)
    names = {name.lower(): name for term in glossary.terms for name in term.names}
    near = difflib.get_close_matches(link.target.lower(), sorted(names), n=1)
    hint = f'did you mean "{names[near[0]]}"?' if near else "add it to docs/glossary.md"
    message = f'the glossary has no term "{link.target}"'
    return Finding("link-broken", link.location, message, hint, key=link.target)
