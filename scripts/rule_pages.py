#!/usr/bin/env python3
"""Write the pages of docs/rules from the records of the rules.

Run it after a rule has changed:  .venv/bin/python scripts/rule_pages.py.  Pages of rules that are
gone are removed.
"""

from pathlib import Path

from learning_modules.checks.registry import RULES
from learning_modules.checks.rule_pages import pages

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "rules"


def main() -> None:
    """Write every page, and remove what belongs to no rule."""
    wanted = pages(RULES)
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in FOLDER.glob("*.md"):
        if old.name not in wanted:
            old.unlink()
    for name, text in wanted.items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")
    print(f"{len(wanted)} pages in docs/rules")


if __name__ == "__main__":
    main()
