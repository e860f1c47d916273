"""What the commands share that work on a course: the option for its file, the day, paths."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from learning_modules.mkdocs.load import Project

#: The option ``--config-file``, as MkDocs has it.
config_option: Callable[[Callable[..., Any]], Callable[..., Any]] = click.option(
    "-f",
    "--config-file",
    type=click.Path(path_type=Path, dir_okay=False),
    default=None,
    help="The site's mkdocs.yml; left out, the one in this folder.",
)


def today() -> datetime.date:
    """Return the day; that of SOURCE_DATE_EPOCH where it is set."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isascii() and epoch.isdigit():
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date()
    return datetime.datetime.now().astimezone().date()


def shown(path: Path, project: Project) -> str:
    """Return a path for messages: relative to the project's folder."""
    return (
        path.relative_to(project.root).as_posix()
        if path.is_relative_to(project.root)
        else str(path)
    )
