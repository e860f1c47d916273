"""``learning-modules new-version``: the next version of a module, copied from the newest."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

import click

from learning_modules.checks.contexts import version_context
from learning_modules.checks.reading import Reading, read_project, targets_of
from learning_modules.cli.project import config_option, shown, today
from learning_modules.markup.convert import convert
from learning_modules.markup.module_text import ModuleText
from learning_modules.mkdocs.load import Project, load_project
from learning_modules.model.bump import PARTS
from learning_modules.model.identity import Version
from learning_modules.model.module import Status
from learning_modules.source.committed import committed_text
from learning_modules.source.course import SourceModule
from learning_modules.source.digests import digests
from learning_modules.source.edit import can_edit, with_explicit_ids, with_fields
from learning_modules.source.lock import Lock
from learning_modules.source.lock_file import read_lock
from learning_modules.source.unedited import CORRECTIONS, HINT

_NEXT = """\
{path} is a copy of version {old}{files}. Next:

    1. {edit}
    2. {changes}
    3. learning-modules check      what is left to do; mkdocs serve shows it while you write
    4. mkdocs build                publishes it

Until you have changed something, the site leaves the copy out.
"""

_WAITS = "is not published yet, for no build has put it into the lock"
_EDIT = "Edit it. Leave the {#ids} behind the headings as they are: links lead to them."
_CORRECT = "Correct the text."
_SAID = 'The changes: line says "{}" to readers; say more if it matters to them.'
_SAY = "Say in its front matter, for readers, what is new:  changes: [Adds a column for the owner.]"
_DRAFT = "Version {} was withdrawn, so the copy is a draft: set status: published when it is done."


def newest_of(reading: Reading, module_id: str) -> SourceModule:
    """Return the newest version of a module; where it cannot be copied, the command ends."""
    versions = [m for m in reading.modules if m.version.id.lower() == module_id.lower()]
    if not versions:
        known = ", ".join(sorted({m.version.id for m in reading.modules})[:10]) or "none yet"
        raise click.UsageError(f"there is no module {module_id}; known are: {known}")
    newest = versions[-1]
    if not can_edit(newest):
        raise click.ClickException(
            f"{newest.version.path} has a front matter that cannot be copied; "
            "mend it first: learning-modules check"
        )
    if newest.version.is_draft or _waits(newest, reading.lock):
        what = "is a draft, not published yet" if newest.version.is_draft else _WAITS
        raise click.ClickException(
            f"{newest.version.path} {what}: change it, there is no need for a new version "
            "(to give it another number, rename its folder)"
        )
    return newest


def _waits(newest: SourceModule, lock: Lock) -> bool:
    """Whether the lock holds versions of a module, but not yet the newest."""
    version = newest.version
    has_others = any(module_id == version.id for module_id, _ in lock.versions)
    return has_others and not version.locked


def slugs(project: Project, reading: Reading, module: SourceModule) -> dict[int, str]:
    """Return the ids of headings whose author wrote none, by line."""
    text = ModuleText(project.settings, reading.library, targets_of(reading))
    _, content = convert(
        module.body,
        version_context(module, project.settings),
        text=text,
        extensions=project.extensions,
        configs=project.extension_configs,
    )
    return {
        section.location.line: section.id
        for section in content.sections
        if section.location.line and not section.explicit_id
    }


def next_text(module: SourceModule, version: Version, part: str, ids: dict[int, str]) -> str:
    """Return the text of the next version: ids written out, version, date and changes set."""
    text = with_explicit_ids(module.source.text, ids)
    grown = replace(module, source=replace(module.source, text=text))
    changes: list[tuple[str, str | None]] = [("date", today().isoformat())]
    if module.fields is not None and module.fields.get("version"):
        changes.append(("version", str(version)))
    changes.append(("changes", f"[{CORRECTIONS}]{HINT}" if part == "patch" else f"[]{HINT}"))
    if module.version.front_matter.status is Status.WITHDRAWN:
        changes += [("status", "draft"), ("withdrawn", None)]
    return with_fields(grown, changes).replace(HINT + HINT, HINT, 1)  # of a copy of a copy


def write_version(project: Project, module: SourceModule, text: str, target: Path) -> None:
    """Write the new version's folder in one step: its text, and copies of the files beside it."""
    source = (project.root / module.version.path).parent
    ends = "\r\n" if b"\r\n" in (source / "module.md").read_bytes() else "\n"
    waiting = Path(tempfile.mkdtemp(prefix=".new-version-", dir=target.parent))
    try:
        for name in module.version.files:
            (waiting / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source / name, waiting / name)
        (waiting / "module.md").write_text(text, encoding="utf-8", newline=ends)
        waiting.chmod(0o755)
        waiting.rename(target)
    except BaseException:
        shutil.rmtree(waiting, ignore_errors=True)
        raise


def was_edited(project: Project, module: SourceModule, lock: Lock) -> bool:
    """Whether a published version differs from what the lock holds of it."""
    locked = lock.versions.get((module.version.id, module.version.version))
    now, _ = digests(module, project.root, entries={})
    if locked is None or now is None:
        return False
    return replace(now, date="", entries={}) != replace(locked, date="", entries={})


@click.command()
@click.argument("module_id", metavar="ID")
@click.argument("part", metavar="major|minor|patch", type=click.Choice(PARTS[::-1]))
@config_option
def new_version(module_id: str, part: str, config_file: Path | None) -> None:
    """Copy the newest version of module ID to the next version number."""
    project = load_project(config_file)
    reading = read_project(project.root, project.settings, drafts=True)
    module = newest_of(reading, module_id)
    version = module.version.version.bumped(part)
    folder = (project.root / module.version.path).parent
    target = folder.parent / str(version)
    text = next_text(module, version, part, slugs(project, reading, module))
    write_version(project, module, text, target)
    click.echo(_next_steps(shown(target / "module.md", project), module, part), nl=False)
    if was_edited(project, module, read_lock(project.root, project.settings)[0]):
        way = f"git checkout -- {shown(folder, project)}"
        committed = committed_text(project.root / module.version.path) is not None
        click.echo(
            f"\n{shown(folder, project)} differs from what was published, and the copy has these "
            f"changes. Put it back as it was{f': {way}' if committed else '.'}"
        )


def _next_steps(path: str, module: SourceModule, part: str) -> str:
    """Return what the author does next, in the order of doing it."""
    version, count = module.version, len(module.version.files)
    files = f", with the {f'{count} files' if count > 1 else 'file'} beside it" if count else ""
    patch = part == "patch"
    steps = _NEXT.format(
        path=path,
        old=version.version,
        files=files,
        edit=_CORRECT if patch else _EDIT,
        changes=_SAID.format(CORRECTIONS) if patch else _SAY,
    )
    is_withdrawn = version.front_matter.status is Status.WITHDRAWN
    return f"{steps}{_DRAFT.format(version.version)}\n" if is_withdrawn else steps
