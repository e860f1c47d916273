"""``learning-modules reopen``: takes a version out of the lock that nobody has seen yet."""

from __future__ import annotations

from pathlib import Path

import click

from learning_modules.cli.project import config_option, shown
from learning_modules.mkdocs.load import load_project
from learning_modules.model.identity import Version
from learning_modules.source.committed import committed_text
from learning_modules.source.lock import Lock, VersionKey
from learning_modules.source.lock_file import lock_path, read_lock, write_lock

_READERS = (
    "the last git commit holds {name} as published, so readers may have seen it. "
    "Make a correction instead: learning-modules new-version {id} patch. "
    "If you are sure that nobody has seen it: add --force"
)


def locked_key(lock: Lock, module_id: str, version: Version) -> VersionKey:
    """Return the key of a version in the lock; if it is not there, the command ends with code 2."""
    for key in lock.versions:
        if key[0].lower() == module_id.lower() and key[1] == version:
            return key
    known = sorted(key[1] for key in lock.versions if key[0].lower() == module_id.lower())
    has = (
        f"it holds {', '.join(str(v) for v in known)}" if known else "it holds none of its versions"
    )
    raise click.UsageError(f"{module_id} {version} is not in the lock; {has}")


def was_committed(file: Path, key: VersionKey) -> bool:
    """Whether the lock in the last git commit holds a version."""
    name = f'"{key[0]}@{key[1]}".'
    text = committed_text(file) or ""
    return any(line.lstrip().startswith(name) for line in text.splitlines())


@click.command()
@click.argument("module_id", metavar="ID")
@click.argument("version")
@click.option("--force", is_flag=True, help="Also if the lock in the last git commit holds it.")
@config_option
def reopen(module_id: str, version: str, force: bool, config_file: Path | None) -> None:
    """Take VERSION of module ID out of the lock, so that it can be changed again."""
    number = Version.parse(version)
    if number is None:
        raise click.UsageError(f'"{version}" is not a version: write three numbers, as in 1.0.0')
    project = load_project(config_file)
    lock, faults = read_lock(project.root, project.settings)
    file = lock_path(project.root, project.settings)
    if faults:
        place, message = faults[0].location, faults[0].message
        raise click.ClickException(f"{place}: {message}; {faults[0].hint}")
    key = locked_key(lock, module_id, number)
    name = f"{key[0]} {key[1]}"
    if not force and was_committed(file, key):
        raise click.ClickException(_READERS.format(name=name, id=key[0]))
    write_lock(project.root, project.settings, lock.without(key))
    click.echo(f"{name} is out of {shown(file, project)} and can be changed.")
    click.echo("The next mkdocs build publishes it again, as it is then.")
