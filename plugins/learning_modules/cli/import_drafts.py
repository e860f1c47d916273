"""``learning-modules import``: raw drafts become modules, a library and a report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from learning_modules.errors import LearningModulesError
from learning_modules.importing.importer import REPORT, DraftFile, Outcome, counts
from learning_modules.importing.importer import import_drafts as run_import
from learning_modules.importing.outputs import Fate, Written
from learning_modules.importing.report import overview, to_settle

#: What a folder given in place of a draft stands for.
_SUFFIXES = (".md", ".markdown", ".txt")


def _files(paths: Sequence[Path]) -> list[Path]:
    """Return the drafts, those of a folder in the order of their names."""
    found: list[Path] = []
    for path in paths:
        inside = (
            sorted(f for f in path.rglob("*") if f.suffix.lower() in _SUFFIXES)
            if path.is_dir()
            else [path]
        )
        found += inside
    return list(dict.fromkeys(found))


def _names(files: Sequence[Path]) -> list[str]:
    """Return the name of each draft: its file name, or its path where two have the same."""
    names = [file.name for file in files]
    return [f.name if names.count(f.name) == 1 else f.as_posix() for f in files]


def _read(files: Sequence[Path]) -> Iterator[DraftFile]:
    for file, name in zip(files, _names(files), strict=True):
        try:
            data = file.read_bytes()
        except OSError as error:
            raise click.UsageError(f"{file} cannot be read: {error.strerror or error}") from error
        yield DraftFile(name, data)


def _say(outcome: Outcome, into: Path, *, dry_run: bool) -> None:
    """Print what each draft gave, what to settle first, and what became of the files."""
    for line in overview(outcome.imported):
        click.echo(line)
    own = (finding for one in outcome.imported for finding in one.findings)
    for finding in to_settle([*outcome.findings, *outcome.library.findings, *own]):
        click.echo(f"{finding.location}: {finding.message}", err=True)
    _say_files(outcome.written, "would be " if dry_run else "", every=dry_run)
    number = counts(outcome.written)
    made = f"{number[Fate.NEW]} files {'would be ' if dry_run else ''}new; "
    click.echo(
        f"{len(outcome.imported)} drafts, {len(outcome.library.works)} sources; "
        f"{made if number[Fate.NEW] else ''}{number[Fate.UNCHANGED]} files unchanged"
    )
    if not dry_run:
        click.echo(f"What to look at stands in {into / REPORT}")


def _say_files(files: Sequence[Written], would: str, *, every: bool) -> None:
    """Print the files that somebody should look at; with ``every`` those that are new, too."""
    for written in files:
        if written.fate is Fate.KEPT:
            click.echo(f"{written.place}: {written.fate}")
        elif written.fate is not Fate.UNCHANGED and (every or written.fate is not Fate.NEW):
            click.echo(f"{written.place}: {would}{written.fate}")


@click.command("import")
@click.argument(
    "drafts",
    nargs=-1,
    required=True,
    metavar="DRAFT...",
    type=click.Path(exists=True, path_type=Path),
)
@click.option(
    "--inventory",
    metavar="CSV",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A table with a row for each module: title, audience, objectives, components.",
)
@click.option(
    "--into",
    required=True,
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder of the course, new or existing.",
)
@click.option("--dry-run", is_flag=True, help="Write nothing; print the report.")
@click.option(
    "--status",
    type=click.Choice(["draft", "published"]),
    default="draft",
    show_default=True,
    help="Status of the imported versions.",
)
def import_drafts(
    drafts: tuple[Path, ...], inventory: Path | None, into: Path, *, dry_run: bool, status: str
) -> None:
    """Make modules of DRAFTs: files, or folders of files, in Markdown or plain text.

    Two drafts with one id become two versions. Files you have changed are never overwritten. What
    cannot be decided is kept, and stands in import-report.md with file and line.
    """
    files = _files(drafts)
    if not files:
        named = ", ".join(str(path) for path in drafts)
        raise click.UsageError(
            f"{named}: no draft is in there; drafts end with {', '.join(_SUFFIXES)}"
        )
    table = next(_read([inventory])) if inventory else None
    try:
        with click.progressbar(
            _read(files), length=len(files), label="Reading", hidden=len(files) < 2
        ) as bar:
            outcome = run_import(bar, into, inventory=table, status=status, dry_run=dry_run)
    except LearningModulesError as error:
        raise click.UsageError(str(error)) from error
    if dry_run:
        click.echo(outcome.report)
    _say(outcome, into, dry_run=dry_run)
