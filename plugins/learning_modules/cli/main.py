"""The command ``learning-modules``: which subcommands there are, loaded when they are called."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import click

from learning_modules import __version__
from learning_modules.errors import LearningModulesError

#: Subcommand -> where its click command lives.  Loading late keeps ``--help`` fast.
COMMANDS = {
    "check": "learning_modules.cli.check:check",
    "csp": "learning_modules.cli.csp:csp",
    "describe": "learning_modules.cli.describe:describe",
    "import": "learning_modules.cli.import_drafts:import_drafts",
    "init": "learning_modules.cli.init:init",
    "new": "learning_modules.cli.new:new",
    "new-version": "learning_modules.cli.new_version:new_version",
    "references": "learning_modules.cli.references:references",
    "reopen": "learning_modules.cli.reopen:reopen",
    "schema": "learning_modules.cli.schema:schema",
}


#: Exit code for a fault of ours, which a user can do nothing about.
INTERNAL = 3


class RefusedError(click.ClickException):
    """What a user has to put right: a configuration, a file that cannot be read or written."""

    exit_code = 2


class LazyGroup(click.Group):
    """A group that imports a subcommand's module only when the subcommand is needed."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a subcommand; whatever goes wrong ends it with one line and the right exit code."""
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise
        except LearningModulesError as error:
            raise RefusedError(str(error)) from error
        except OSError as error:
            where = f"{error.filename}: " if error.filename else ""
            raise RefusedError(f"{where}{error.strerror or error}") from error
        except Exception as error:
            click.echo(f"internal error: {type(error).__name__}: {error}", err=True)
            return ctx.exit(INTERNAL)

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
