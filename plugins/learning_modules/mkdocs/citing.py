"""How others cite a module: in the style of the site, and as BibTeX."""

from __future__ import annotations

from learning_modules.bibliography.entries import normalise
from learning_modules.bibliography.module_entry import bibtex, module_entry
from learning_modules.bibliography.references import Formatter
from learning_modules.mkdocs.views import Frame, View
from learning_modules.model.module import ModuleVersion


def cite_view(version: ModuleVersion, frame: Frame) -> View:
    """Return the reference to a version as HTML, and its entry for a .bib file."""
    front = version.front_matter
    raw = module_entry(
        key=f"{version.id.lower()}-v{version.version}",
        title=front.title,
        version=str(version.version),
        date=front.date,
        address=frame.permanent(version),
        authors=[author.name for author in front.authors],
        publisher=frame.site_name,
    )
    formatter = Formatter(frame.settings.style, frame.language(version))
    return {"html": formatter.reference(normalise(raw)).html, "bibtex": bibtex(raw)}
