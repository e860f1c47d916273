"""``learning-modules check``: all diagnostics of a course, without building its site."""

from __future__ import annotations

from pathlib import Path

import click

from learning_modules.checks.formats import Report
from learning_modules.checks.formats.as_json import Known, read_baseline, without_known
from learning_modules.checks.formats.forms import FORMS
from learning_modules.checks.severity import fails
from learning_modules.cli.output import write_data
from learning_modules.cli.project import config_option
from learning_modules.mkdocs.engine import check_project


def _known(file: Path | None) -> Known:
    """Return the diagnostics that a baseline holds; the command ends where it cannot be read."""
    if file is None:
        return Known()
    try:
        return read_baseline(file.read_bytes())
    except (OSError, ValueError) as error:
        hint = "make one with: learning-modules check --format json > baseline.json"
        raise click.UsageError(f"{file} is no baseline ({error}); {hint}") from error


@click.command()
@config_option
@click.option(
    "--format", "form", type=click.Choice(list(FORMS)), default="text", help="How it is printed."
)
@click.option(
    "--strict/--no-strict",
    default=None,
    help="Whether warnings fail too; left out, what mkdocs.yml says.",
)
@click.option(
    "--baseline",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Diagnostics of an earlier run, as JSON: only new ones are printed and count.",
)
@click.option("--all-versions", is_flag=True, help="Also list what is found in published versions.")
@click.pass_context
def check(  # noqa: PLR0917 - one parameter for each option
    ctx: click.Context,
    config_file: Path | None,
    form: str,
    strict: bool | None,
    baseline: Path | None,
    all_versions: bool,
) -> None:
    """List every diagnostic of the course, without building its site.

    Exit codes: 0 when nothing is at or above the fail level, 1 when something is, 2 for a
    configuration that cannot be used.
    """
    known = _known(baseline)
    checked = check_project(config_file, locked_too=all_versions, formatted=False)
    diagnostics = without_known(checked.diagnostics, known)
    level = checked.project.strict if strict is None else strict
    report = FORMS[form](Report(diagnostics, checked.sources, level))
    if form == "text":
        click.echo(report, nl=False)
    else:
        write_data(report)
    ctx.exit(1 if fails(diagnostics, strict=level) else 0)
