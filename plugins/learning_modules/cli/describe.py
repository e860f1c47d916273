"""``learning-modules describe``: the course as data."""

from __future__ import annotations

from pathlib import Path

import click

from learning_modules.cli.output import write_json
from learning_modules.cli.project import config_option
from learning_modules.mkdocs.engine import check_project
from learning_modules.writers.course_data import course_data


@click.command()
@config_option
@click.option("--format", "form", type=click.Choice(["json"]), default="json", help="JSON.")
@click.option("--public", is_flag=True, help="Only what readers see: the site's course.json.")
def describe(config_file: Path | None, form: str, public: bool) -> None:  # noqa: ARG001
    """Print the course as data.

    It has modules, versions, sections with their roles, objectives, templates with their columns,
    rows and prompts, citations, and the entries of the library.
    """
    checked = check_project(config_file)
    entries = checked.reading.library.entries.values()
    write_json(course_data(checked.course, checked.settings, entries, public=public))
