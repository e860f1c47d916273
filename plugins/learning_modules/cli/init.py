"""``learning-modules init``: a course to start from."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import click

#: Files whose name in the package differs from theirs in a course: a dot would hide them there.
HIDDEN = {"gitignore": ".gitignore"}

NEXT = """\
{folder} holds a course with one module. Next, in that folder:

    mkdocs serve                                      look at it while you write
    learning-modules new START-002 "Your title"       start a module of your own
    mkdocs build                                      make the site, in the folder site/
"""


def starter_files(folder: Traversable, below: str = "") -> Iterator[tuple[str, bytes]]:
    """Yield path (relative, with slashes) and bytes of every file of the starter, by name."""
    for entry in sorted(folder.iterdir(), key=lambda one: one.name):
        if entry.is_dir():
            yield from starter_files(entry, f"{below}{entry.name}/")
        else:
            yield below + HIDDEN.get(entry.name, entry.name), entry.read_bytes()


def in_the_way(target: Path, names: set[str]) -> list[str]:
    """Return what stands in ``target`` already: anything visible, and hidden files of ``names``."""
    if not target.exists():
        return []
    entries = sorted(entry.name for entry in target.iterdir())
    found = [name for name in entries if name in names or not name.startswith(".")]
    return sorted(found, key=lambda name: name.startswith("."))


def write_course(target: Path) -> None:
    """Write the starter into ``target``, an empty or missing folder; OSError if it cannot."""
    course = list(starter_files(files("learning_modules") / "starter"))
    there = in_the_way(target, {path.split("/")[0] for path, _ in course})
    if there:
        shown = ", ".join(there[:3]) + (", ..." if len(there) > 3 else "")
        raise click.UsageError(
            f"{target} is not empty (it holds {shown}); name a new folder, or an empty one"
        )
    for path, data in course:
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        (target / path).write_bytes(data)


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
def init(folder: Path) -> None:
    """Write a course to start from into DIR, a new or empty folder.

    It has a mkdocs.yml, a home page, one complete module with two templates, and the works that
    the module cites.
    """
    try:
        write_course(folder)
    except OSError as error:
        raise click.UsageError(f"{folder} cannot be written: {error.strerror or error}") from error
    click.echo(NEXT.format(folder=folder), nl=False)
