"""The documentation and the code name the same settings, limits and elements."""

from __future__ import annotations

import re
from pathlib import Path

from learning_modules.cli.main import COMMANDS
from learning_modules.markup.cleaning import TAGS
from learning_modules.settings import DEFAULT_LIMITS, Settings

DOCS = Path(__file__).resolve().parent.parent / "docs" / "reference"


def read(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def test_every_setting_has_its_entry() -> None:
    """Each setting has a heading with its name and its default; no other name has one."""
    documented = re.findall(
        r"^### `(\w+)` \{#(\w+)\}\n\nDefault: ", read("settings.md"), re.MULTILINE
    )
    assert sorted(name for name, _ in documented) == sorted(Settings.names())
    assert all(name == anchor for name, anchor in documented)


def test_every_limit_stands_in_the_table() -> None:
    """Each limit has a row with its default value."""
    rows = re.findall(r"^\| `([\w-]+)` \| ([\d,]+) \|", read("limits.md"), re.MULTILINE)
    assert {name: int(value.replace(",", "")) for name, value in rows} == dict(DEFAULT_LIMITS)


def test_the_allow_list_is_the_documented_one() -> None:
    """The elements that survive cleaning are exactly those the page lists."""
    listed = re.findall(r"^- \*\*\w+\*\*: `([^`]+)`", read("limits.md"), re.MULTILINE)
    assert {tag for line in listed for tag in line.split()} == set(TAGS)


def test_every_command_is_documented() -> None:
    """Each subcommand has a row in the table of commands."""
    named = set(re.findall(r"^\| `learning-modules ([\w-]+)", read("commands.md"), re.MULTILINE))
    assert named == set(COMMANDS)
