"""Fixtures that all tests share, and the rule about skipped tests."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

# A slow or busy machine is no fault of the code; a failure can be run again from what is printed.
settings.register_profile("project", deadline=None, print_blob=True)
settings.load_profile("project")

ROOT = Path(__file__).resolve().parent.parent

#: What LM_REQUIRE may name -> the words by which a test or the reason of a skip speaks of it.
RESOURCES = {
    "browser": ("browser", "chromium", "playwright"),
    "office": ("office", "soffice", "pdftoppm"),
    "servers": ("nginx", "caddy", "brotli"),
    "shared": ("shared",),
}


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the project's root folder."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of shared cases, or skip: a user's checkout has none."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("the shared cases are not here")
    return folder


def _required(words: Iterable[str]) -> str | None:
    """Return the resource of LM_REQUIRE (``browser,office,shared``) that ``words`` speak of."""
    spoken = " ".join(words).lower()
    names = os.environ.get("LM_REQUIRE", "").replace(",", " ").split()
    return next((n for n in names if any(word in spoken for word in RESOURCES[n])), None)


def _refuse_skip(report: pytest.TestReport | pytest.CollectReport, about: Iterable[str]) -> None:
    """Turn a skip into a failure where the machine has what the test needs."""
    if report.outcome != "skipped" or hasattr(report, "wasxfail"):
        return
    reason = str(report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr)
    name = _required([reason, *about])
    if name:
        report.outcome = "failed"
        report.longrepr = f"skipped although LM_REQUIRE names {name!r}: {reason}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Hold LM_REQUIRE for skipped tests."""
    report: pytest.TestReport = yield  # type: ignore[misc]
    markers = [marker.name for marker in item.iter_markers() if marker.name in RESOURCES]
    _refuse_skip(report, [*markers, *getattr(item, "fixturenames", [])])
    return report  # type: ignore[return-value]


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector: pytest.Collector) -> Iterator[None]:
    """Hold LM_REQUIRE for skipped files."""
    report: pytest.CollectReport = yield  # type: ignore[misc]
    _refuse_skip(report, [collector.nodeid])
    return report  # type: ignore[return-value]
