"""What commands print: reports and data, in UTF-8 whatever the terminal says."""

from __future__ import annotations

import json
from typing import Any

import click


def write_data(text: str) -> None:
    """Print what a program will read: UTF-8 with LF line ends on every system."""
    click.echo(text.encode("utf-8", "replace"), nl=False)


def write_json(data: Any) -> None:
    """Print data as JSON."""
    write_data(json.dumps(data, indent=2, ensure_ascii=False) + "\n")
