"""The command ``learning-modules``: which subcommands there are, loaded when they are called."""

from __future__ import annotations

from importlib import import_module

import click

from learning_modules import __version__

#: Subcommand -> where its click command lives.  Loading late keeps ``--help`` fast.
COMMANDS = {
    "check": "learning_modules.cli.check:check",
    "describe": "learning_modules.cli.describe:describe",
    "import": "learning_modules.cli.import_drafts:import_drafts",
    "init": "learning_modules.cli.init:init",
    "new": "learning_modules.cli.new:new",
    "new-version": "learning_modules.cli.new_version:new_version",
    "references": "learning_modules.cli.references:references",
    "reopen": "learning_modules.cli.reopen:reopen",
    "schema": "learning_modules.cli.schema:schema",
}


class LazyGroup(click.Group):
    """A group that imports a subcommand's module only when the subcommand is needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names of all subcommands, sorted."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Return the subcommand of this name, or None if there is none."""
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(import_module(module), name)
        return command


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="learning-modules")
def main() -> None:
    """Check, start and publish learning modules.

    Exit codes: 0 clean, 1 findings at or above the fail level, 2 usage or configuration,
    3 internal error.
    """
