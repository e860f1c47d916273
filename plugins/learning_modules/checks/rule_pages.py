"""The pages of the docs about rules, made from their records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from learning_modules.checks.rules import Rule

_SEVERITIES = {
    "error": "**error**: it stops a build",
    "warning": "**warning**: it stops a build with `--strict`",
    "info": "**information**: it never stops a build",
}

_INDEX = """\
# Rules

A diagnostic ends with the name of its rule in square brackets. Each rule has a page: what it
reports, why, an example, and how to mend it.

A site changes the severity of a rule in `mkdocs.yml`, to `error`, `warning`, `info` or `off`; an
ignore accepts a finding in one place, with a reason:

```yaml
plugins:
  - learning-modules:
      rules: {section-recommended: off}
      ignores:
        - rule: source-uncited
          path: content/LRN-BEG-011/1.0.0/module.md
          key: smith2020
          reason: further reading, on purpose
```

What stands in a draft is shown as a warning at most and never stops a build. A published version
cannot be edited: there only the rules with "yes" in the column "published" count; what the others
find is listed by `learning-modules check --all-versions`. The severity of a rule that is "fixed"
cannot be changed.
"""


def page_name(rule: Rule) -> str:
    """Return the file name of a rule's page."""
    return f"{rule.name}.md"


def rule_page(rule: Rule) -> str:
    """Return the page of one rule, as Markdown."""
    return f"""\
# {rule.name}

{rule.what}

**Why:** {rule.why}

Severity: {_SEVERITIES[rule.severity]}. Family: {rule.family}. Since {rule.since}.{_notes(rule)}

## Wrong

```{rule.language}
{rule.wrong}
```

## Right

```{rule.language}
{rule.right}
```

## What to do

{rule.fix}
"""


def _notes(rule: Rule) -> str:
    notes = []
    if rule.breaks_site:
        notes.append("It counts in published versions too, because it harms readers today.")
    if rule.fixed:
        notes.append("No setting changes its severity.")
    return "".join(f"\n{note}" for note in notes)


def index_page(rules: Iterable[Rule]) -> str:
    """Return the page that lists all rules by family, as Markdown."""
    return _INDEX + "".join(_family(name, found) for name, found in _families(rules))


def _families(rules: Iterable[Rule]) -> Iterator[tuple[str, list[Rule]]]:
    ordered = sorted(rules, key=lambda rule: (rule.family, rule.name))
    return ((name, list(found)) for name, found in groupby(ordered, key=lambda r: r.family))


def _family(name: str, rules: Iterable[Rule]) -> str:
    title = name.replace("-", " ").capitalize()
    head = "| rule | severity | published | what it reports |\n|---|---|---|---|\n"
    return f"\n## {title}\n\n{head}{''.join(_row(rule) for rule in rules)}"


def _row(rule: Rule) -> str:
    severity = f"{rule.severity}{', fixed' if rule.fixed else ''}"
    published = "yes" if rule.breaks_site else "no"
    return f"| [{rule.name}]({page_name(rule)}) | {severity} | {published} | {rule.what} |\n"


def pages(rules: Mapping[str, Rule]) -> dict[str, str]:
    """Return all pages by file name: one for each rule, and ``index.md``."""
    found = {page_name(rule): rule_page(rule) for rule in rules.values()}
    return {"index.md": index_page(rules.values()), **found}
