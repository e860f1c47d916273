"""The page of one module version: its head, its cleaned text, its download cards."""

from __future__ import annotations

import re

from markupsafe import escape
from mkdocs.structure.pages import Page

from learning_modules.markup.cleaning import clean
from learning_modules.markup.targets import relative_address
from learning_modules.mkdocs.aliases import with_aliases
from learning_modules.mkdocs.distinct import distinct, ids_in
from learning_modules.mkdocs.downloads import Downloads
from learning_modules.mkdocs.dressing import dress
from learning_modules.mkdocs.learning import next_views, with_questions
from learning_modules.mkdocs.looks_file import FORMS_STYLE, looks_address, sheet_href
from learning_modules.mkdocs.module_view import header_view
from learning_modules.mkdocs.render import insert_after_heading, render
from learning_modules.mkdocs.views import Frame, template_card
from learning_modules.mkdocs.words import words_html
from learning_modules.model.glossary import Glossary
from learning_modules.model.identity import history_address
from learning_modules.model.json_ld import learning_resource, script_json
from learning_modules.model.module import ModuleVersion, Status

TEMPLATE = "learning-modules/page.html"

#: What a form needs: scripts in the order in which they need each other.
FORMS_SCRIPTS = tuple(f"assets/learning-modules-{name}.js" for name in ("zip", "forms"))

#: A first heading of the text that only says the title again.
_FIRST_H1 = re.compile(r"\s*<h1[^>]*>(.*?)</h1>", re.DOTALL)


def version_meta(page: Page, version: ModuleVersion, frame: Frame) -> None:
    """Set what the host and its theme may know of a version; nothing else reaches them."""
    front = version.front_matter
    page.meta.clear()
    page.meta.update(
        title=escape(front.title),  # themes write both as they are
        template=TEMPLATE,
        search={"exclude": True},
        robots="noindex",
    )
    if front.summary:
        page.meta["description"] = escape(front.summary)
    if front.date:
        page.update_date = front.date.isoformat()
    if frame.is_newest(version):
        del page.meta["robots"]


def version_html(
    version: ModuleVersion, html: str, frame: Frame, downloads: Downloads, glossary: Glossary
) -> str:
    """Return the HTML of a version's page, for its permanent address."""
    if version.front_matter.status is Status.WITHDRAWN:
        return _withdrawn(version, frame)
    text = html if frame.settings.html == "trusted" else clean(html)
    text = with_questions(dress(_without_title(text, version), frame.terms), frame.terms)
    bundle, taken = downloads.bundle(version), ids_in(text)
    for template in version.content.templates if version.content else ():
        files = downloads.of(version, template)
        card = template_card(template, files, bundle, version=version, frame=frame)["card"]
        card["src"] = relative_address(looks_address(version), version.address)
        card["sheets"] = sheet_href(version, template, version.address)
        fragment = distinct(render("downloads", frame.terms, {"card": card}), taken)
        text = insert_after_heading(text, template.id, fragment)
    text = with_aliases(text, version)
    head = render("module_header", frame.terms, {"page": header_view(version, frame, bundle)})
    text = _in_language(text, version, frame)
    words = words_html(version, glossary, frame)
    return f"{head}\n{text}\n{words}{_next(version, frame)}{_forms(version, frame)}"


def _next(version: ModuleVersion, frame: Frame) -> str:
    """Return the way on along the path; nothing at its end."""
    modules = next_views(version, frame)
    return f"\n{render('next', frame.terms, {'modules': modules})}" if modules else ""


def _forms(version: ModuleVersion, frame: Frame) -> str:
    """Return what the forms of a page need of style and script; nothing where it has none."""
    if not (version.content and version.content.templates):
        return ""
    address = version.address
    values = {
        "style": relative_address(FORMS_STYLE, address),
        "scripts": [relative_address(script, address) for script in FORMS_SCRIPTS],
    }
    return f"\n{render('forms_head', frame.terms, values)}"


def _without_title(html: str, version: ModuleVersion) -> str:
    match = _FIRST_H1.match(html)
    if match is None:
        return html
    title = " ".join(re.sub(r"<[^>]+>|¶", "", match.group(1)).split())
    return html[match.end() :] if title == version.front_matter.title else html


def _in_language(html: str, version: ModuleVersion, frame: Frame) -> str:
    """Wrap the text of a module; one in another language than the interface says so."""
    other = frame.text_language(version)
    language = f' lang="{other["lang"]}" dir="{other["dir"]}"' if other else ""
    return f'<div class="lm-text"{language}>\n{html}\n</div>'


def _withdrawn(version: ModuleVersion, frame: Frame) -> str:
    front = version.front_matter
    newest = frame.newest_of(version)
    values = {
        "id": version.id,
        "title": front.title,
        "version": version.version,
        "date": frame.terms.date(front.withdrawn.date) if front.withdrawn else "",
        "reason": front.withdrawn.reason if front.withdrawn else "",
        "text": frame.text_language(version),
        "newest": {"href": frame.href(newest, version.address)} if newest else None,
        "history": frame.href(history_address(version.id), version.address),
    }
    return render("withdrawn", frame.terms, {"page": values})


def json_ld(version: ModuleVersion, frame: Frame, downloads: Downloads) -> str:
    """Return the JSON-LD of a version for the head of its page."""
    settings = frame.settings
    base = frame.permanent(version)
    encodings = [
        {
            "@type": "MediaObject",
            "encodingFormat": download.media_type,
            "contentSize": f"{download.size} B",
            "contentUrl": f"{base}downloads/{download.name}",
        }
        for download in downloads.all_of(version)
    ]
    data = learning_resource(
        version,
        address=base,
        language=settings.language,
        licence=settings.license,
        encodings=encodings,
    )
    return script_json(data)
