"""Pages under axe-core, whose file LM_AXE names; it is no part of this project.

Without LM_AXE this file is not collected (see conftest.py).
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

MODULE = "modules/lrn-beg-011/"
PAGES = (
    MODULE,
    "modules/lrn-beg-010/",
    f"{MODULE}1.0.0/",
    f"{MODULE}versions/",
    "modules/",
    "templates/",
    "bibliography/",
    "",
)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("where", PAGES)
def test_pages_pass_axe(browser: Browser, address: str, where: str, scheme: str) -> None:
    """No rule of WCAG 2.2 AA that axe knows is broken, on a desktop and on a phone."""
    script = Path(os.environ["LM_AXE"]).read_text(encoding="utf-8")
    for width in (1280, 390):
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme=scheme,  # type: ignore[arg-type]
            reduced_motion="reduce",
        )
        page = context.new_page()
        page.goto(address + where)
        page.evaluate("for (const part of document.querySelectorAll('details')) part.open = true")
        page.evaluate(script)
        found = page.evaluate("axe.run(document)")["violations"]
        context.close()
        assert [(v["id"], v["nodes"][0]["target"]) for v in found] == []
