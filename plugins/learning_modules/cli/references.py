"""``learning-modules references``: how a library will look as a reference list."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import click

from learning_modules.bibliography.library import Library, read_library
from learning_modules.bibliography.references import Reference, ReferenceList
from learning_modules.bibliography.styles import style_names
from learning_modules.checks.formats import Report
from learning_modules.checks.formats.text import render_text
from learning_modules.checks.severity import Verdicts, fails
from learning_modules.checks.sources import HOLDERS
from learning_modules.cli.output import write_data, write_json
from learning_modules.cli.project import config_option
from learning_modules.diagnostics import Finding
from learning_modules.mkdocs.load import Project, load_project
from learning_modules.model.course import Course
from learning_modules.source.bib_files import read_bib_files
from learning_modules.source.text import read_text


def read(file: Path | None, project: Project) -> tuple[Library, list[Finding]]:
    """Return the library of ``file``, or of the project, and what is wrong with it."""
    if file is None:
        texts, findings = read_bib_files(project.root, project.settings)
    else:
        most = project.settings.limit("file-bytes")
        text, findings = read_text(file, file.parent, max_bytes=most)
        texts = (text,) if text else ()
    library = read_library(texts, project.settings)
    return library, [*findings, *library.findings]


def references_of(library: Library, style: str, language: str) -> tuple[Reference, ...]:
    """Return the references of every work of a library, in the order of the style."""
    works = [library.entries[k] for k, raw in library.raw.items() if raw.type not in HOLDERS]
    return ReferenceList(works, style, language).references


def as_text(references: tuple[Reference, ...]) -> str:
    """Return references as lines with an empty line between them."""
    lines = [f"{r.label} {r.text}".strip() + "\n" for r in references]
    return "\n".join(lines)


def as_html(references: tuple[Reference, ...]) -> str:
    """Return references as the items of a list."""
    items = [f"<li>{f'{r.label} {r.html}'.strip()}</li>\n" for r in references]
    return f"<ul>\n{''.join(items)}</ul>\n"


@click.command()
@click.argument(
    "file",
    metavar="[FILE.bib]",
    required=False,
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
)
@config_option
@click.option("--style", type=click.Choice(style_names()), help="Left out, that of the site.")
@click.option("--language", help="A tag such as de or en-US; left out, that of the site.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "html", "json"]),
    default="text",
    help="How it is printed.",
)
@click.pass_context
def references(  # noqa: PLR0917 - one parameter for each option
    ctx: click.Context,
    file: Path | None,
    config_file: Path | None,
    style: str | None,
    language: str | None,
    form: str,
) -> None:
    """Show how FILE.bib, or the library of the course, will look as a reference list.

    What is wrong with it is told on the standard error stream; errors end with code 1.
    """
    project = load_project(config_file)
    library, findings = read(file, project)
    settings = project.settings
    found = references_of(library, style or settings.style, language or settings.language)
    if form == "json":
        write_json([dataclasses.asdict(reference) for reference in found])
    else:
        write_data(as_text(found) if form == "text" else as_html(found))
    diagnostics = Verdicts(settings).diagnose(findings, Course(()))
    if diagnostics:
        click.echo(render_text(Report(tuple(diagnostics), library.sources)), nl=False, err=True)
    ctx.exit(1 if fails(diagnostics) else 0)
