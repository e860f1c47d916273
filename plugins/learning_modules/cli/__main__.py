"""Runs the command as ``python -m learning_modules.cli``."""

from learning_modules.cli.main import main

main(prog_name="learning-modules")
