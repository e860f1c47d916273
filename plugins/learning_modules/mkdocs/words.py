"""The words of a module: what the glossary says of the terms that its text uses."""

from __future__ import annotations

from learning_modules.markup.cleaning import clean
from learning_modules.mkdocs.addresses import rebase
from learning_modules.mkdocs.render import render
from learning_modules.mkdocs.terms import direction, primary
from learning_modules.mkdocs.views import Frame, View
from learning_modules.model.glossary import Glossary
from learning_modules.model.module import Content, ModuleVersion


def words_html(version: ModuleVersion, glossary: Glossary, frame: Frame) -> str:
    """Return the folded part with the terms of a module, for its permanent page; else nothing."""
    terms = {term.id: term for term in glossary.terms}
    uses = [use for use in (version.content or Content()).term_uses if use.id in terms]
    if not uses:
        return ""
    words: list[View] = [
        {
            "id": f"term-{use.id}",
            "name": terms[use.id].names[0],
            "html": clean(rebase(terms[use.id].definition, glossary.address, version.address)),
            "use": use.anchor,
        }
        for use in uses
    ]
    other = primary(glossary.language) != primary(frame.terms.language)
    values = {
        "words": sorted(words, key=lambda word: word["name"].casefold()),
        "language": {"lang": glossary.language, "dir": direction(glossary.language)}
        if other
        else None,
        "href": frame.href(glossary.address, version.address),
    }
    return render("words", frame.terms, values)
