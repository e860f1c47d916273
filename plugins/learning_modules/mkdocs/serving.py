"""Serving: no fault of a later build ends the server or takes the last good site from it.

The host stops answering until a build succeeds when one fails, as it does where mkdocs.yml
cannot be read.  Here the site of the last good build is put back, and each page says what is wrong.
"""

from __future__ import annotations

import logging
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

from mkdocs.exceptions import MkDocsException

from learning_modules.diagnostics import format_message, one_line
from learning_modules.mkdocs.log import log
from learning_modules.mkdocs.site_file import yaml_fault
from learning_modules.mkdocs.terms import Terms

_BODY = re.compile(r"<body\b[^>]*>", re.IGNORECASE)
_NOTICE = re.compile(r"<aside class=\"lm-build-failed\".*?</aside>", re.DOTALL)
_LANGUAGE = re.compile(r"<html\b[^>]*\blang=[\"']?([\w-]+)", re.IGNORECASE)
_STYLE = (
    "position:sticky;top:0;z-index:9999;padding:.6rem 1rem;background:#fff4e5;color:#3d2b00;"
    "border-bottom:2px solid #b26a00;font:15px/1.45 system-ui,sans-serif;overflow-wrap:anywhere"
)


class _Errors(logging.Handler):
    """Collects what the host logs as errors."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the message of a record that is no diagnostic of ours."""
        if not getattr(record, "learning_modules", False):
            self.said.append(one_line(record.getMessage()))


@dataclass
class SafeBuilder:
    """Builds as ``builder`` does; where that fails, ``site`` is as it was, with a notice on it.

    ``config_file`` is mkdocs.yml, whose faults are told in our words.
    ``adds`` says that a build writes only what has changed (``--dirty``).
    """

    builder: Callable[[], None]
    site: Path
    config_file: Path | None
    adds: bool = False
    _kept: Path = field(init=False)

    def __post_init__(self) -> None:
        self._kept = self.site.with_name(f"{self.site.name}-last-good")

    def __call__(self) -> None:
        """Build once; whatever it raises is told and kept from the server."""
        errors = _Errors()
        logger = logging.getLogger("mkdocs")
        logger.addHandler(errors)
        self._keep()
        try:
            self.builder()
        except (Exception, SystemExit) as error:
            said = self._fault() or [*errors.said, *_words(error)]
            self._put_back(said)
            log.error("The site is as it was: %s", " ".join(said) or type(error).__name__)
        finally:
            logger.removeHandler(errors)
            shutil.rmtree(self._kept, ignore_errors=True)

    def _fault(self) -> list[str]:
        """Return what is wrong with the YAML of mkdocs.yml, in our words."""
        fault = yaml_fault(self.config_file) if self.config_file else None
        return [f"{fault.location}: {format_message(fault)}"] if fault else []

    def _keep(self) -> None:
        """Set the site aside; a build that only adds to it gets a copy to go on from."""
        shutil.rmtree(self._kept, ignore_errors=True)
        if not self.site.is_dir():
            return
        self.site.rename(self._kept)
        if self.adds:
            shutil.copytree(self._kept, self.site)
        else:
            self.site.mkdir()

    def _put_back(self, said: list[str]) -> None:
        shutil.rmtree(self.site, ignore_errors=True)
        if self._kept.is_dir():
            self._kept.rename(self.site)
        for page in self.site.rglob("*.html"):
            text = _NOTICE.sub("", page.read_text(encoding="utf-8"), count=1)
            body = _BODY.search(text)
            if body:
                language = _LANGUAGE.search(text[: body.start()])
                notice = _notice(said, Terms(language[1] if language else "en"))
                marked = f"{text[: body.end()]}{notice}{text[body.end() :]}"
                page.write_text(marked, encoding="utf-8")


def _words(error: BaseException) -> list[str]:
    """Return what an exception says to people; the host's own and the system's do."""
    if isinstance(error, MkDocsException):
        return [one_line(str(error))]
    if isinstance(error, OSError):
        return [one_line(str(error))]
    return [f"internal error: {type(error).__name__}: {one_line(str(error))}"]


def _notice(said: list[str], terms: Terms) -> str:
    """Return the notice in the language of its page; what went wrong is told in English."""
    words = "" if terms.english else ' lang="en" dir="ltr"'
    lines = "".join(f"<br><span{words}>{escape(line)}</span>" for line in said)
    first = escape(terms("last-good-site"))
    return (
        f'<aside class="lm-build-failed" role="status" style="{_STYLE}"><strong>{first}</strong>'
        f"{lines}</aside>"
    )
