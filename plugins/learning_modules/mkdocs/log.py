"""Diagnostics in the log of MkDocs, and a count of what MkDocs itself has to say."""

from __future__ import annotations

import logging
from collections.abc import Iterable

from learning_modules.diagnostics import Diagnostic, Severity, format_diagnostic

#: Below the host's logger, so that it prints and counts; a diagnostic begins with its place.
log = logging.getLogger("mkdocs.plugins.learning_modules")
_LEVELS = {
    Severity.ERROR: logging.ERROR,
    Severity.WARNING: logging.WARNING,
    Severity.INFO: logging.INFO,
}


class WarningCount(logging.Handler):
    """Counts the host's own warnings and errors, whatever ``-q`` or ``-v`` show of them."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.count = 0

    def emit(self, record: logging.LogRecord) -> None:
        """Count a record unless it is a diagnostic of ours, which is counted as data."""
        if not getattr(record, "learning_modules", False):
            self.count += 1


def listen(count: WarningCount) -> None:
    """Let ``count`` hear every warning of MkDocs, even where ``-q`` asked for silence.

    ``-q`` raises the level of the whole logger; here the handlers that print get that level
    instead, so that the exit code is the same with and without it.
    """
    logger = logging.getLogger("mkdocs")
    if logger.level > logging.WARNING:
        for handler in logger.handlers:
            handler.setLevel(max(handler.level, logger.level))
        logger.setLevel(logging.WARNING)
    logger.addHandler(count)


def unlisten(count: WarningCount) -> None:
    """Stop counting."""
    logging.getLogger("mkdocs").removeHandler(count)


def log_diagnostics(diagnostics: Iterable[Diagnostic]) -> None:
    """Write each diagnostic to the log of MkDocs at the level of its severity.

    One that never stops a build is written as information: the host counts its warnings itself.
    """
    for diagnostic in diagnostics:
        level = _LEVELS.get(diagnostic.severity) if diagnostic.stops else logging.INFO
        if level is not None:
            log.log(level, format_diagnostic(diagnostic), extra={"learning_modules": True})
