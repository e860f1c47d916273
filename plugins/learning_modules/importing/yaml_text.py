"""Front matter and settings as YAML text: a small writer for strings, lists and mappings.

What a reader of YAML 1.1 or 1.2 could take for something else than text stands in quotes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence

Value = str | Sequence["Value"] | Mapping[str, "Value"]

_PLAIN = re.compile(r"[^\W\d_](?:[^:#\[\]{},&*!|>'\"%@`\n\t]|:(?=\S)|,(?=\S|\s))*\Z")
_PLAIN_IN_FLOW = re.compile(r"[^\W\d_][^:#\[\]{},&*!|>'\"%@`\n\t?]*\Z")
_VERSION = re.compile(r"\d+\.\d+\.\d+\Z|\d{4}-\d{2}-\d{2}\Z|\d+ [a-z]+\Z")
_WORDS = frozenset("true false yes no on off null none y n".split())
_WIDTH = 100


def scalar(text: str, *, flow: bool = False) -> str:
    """Return a text as YAML: plain where that is safe, else in double quotes."""
    pattern = _PLAIN_IN_FLOW if flow else _PLAIN
    plain = pattern.match(text) and text.lower() not in _WORDS and text == text.strip()
    if (plain and not text.endswith(":")) or _VERSION.match(text):
        return text
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\x7f")


def flow(value: Value) -> str:
    """Return a value on one line: ``{level: beginner, roles: [SME owners]}``."""
    if isinstance(value, str):
        return scalar(value, flow=True)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{scalar(k, flow=True)}: {flow(v)}" for k, v in value.items()) + "}"
    return "[" + ", ".join(map(flow, value)) + "]"


def lines(name: str, value: Value, indent: int = 0) -> list[str]:
    """Return a field as lines: on one line if it is short, else with one line for each part."""
    lead = " " * indent
    if isinstance(value, str):
        return [f"{lead}{scalar(name)}: {scalar(value)}"]
    short = f"{lead}{scalar(name)}: {flow(value)}"
    nested = isinstance(value, Sequence) and any(isinstance(item, Mapping) for item in value)
    if len(short) <= _WIDTH and not nested:
        return [short]
    if isinstance(value, Mapping):
        below = [line for key, item in value.items() for line in lines(key, item, indent + 2)]
        return [f"{lead}{scalar(name)}:", *below]
    return [f"{lead}{scalar(name)}:", *(line for item in value for line in _item(item, indent + 2))]


def _item(value: Value, indent: int) -> list[str]:
    """Return an item of a list; the fields of a mapping stand below one another."""
    lead = " " * indent
    if not isinstance(value, Mapping):
        return (
            [f"{lead}- {flow(value)}"]
            if not isinstance(value, str)
            else [f"{lead}- {scalar(value)}"]
        )
    below = [line for key, item in value.items() for line in lines(key, item, indent + 2)]
    return [f"{lead}- {below[0].lstrip()}", *below[1:]]


def front_matter(fields: Mapping[str, Value]) -> str:
    """Return the fields between two lines of hyphens, in their order."""
    text = [line for name, value in fields.items() for line in lines(name, value)]
    return "\n".join(["---", *text, "---", ""])
