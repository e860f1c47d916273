"""``learning-modules schema``: the JSON Schema of a module's front matter."""

from __future__ import annotations

import click

from learning_modules.cli.output import write_json
from learning_modules.source.front_matter_schema import front_matter_schema


@click.command()
def schema() -> None:
    """Print the JSON Schema of a module's front matter, for editors and other programs."""
    write_json(front_matter_schema())
