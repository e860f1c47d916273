"""Settings as an author wrote them, read into :class:`~learning_modules.settings.Settings`.

Nothing here raises: a value that cannot be used is a finding, and the default stands in.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from learning_modules.diagnostics import Finding, Location, Severity
from learning_modules.settings import DEFAULT_LIMITS, Ignore, ModuleType, Place, Settings

#: Settings that take one of a few words.
CHOICES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "style": ("apa", "ieee"),
        "lock": ("write", "check", "off"),
        "drafts": ("serve", "show"),
        "html": ("cleaned", "trusted"),
        "paper": ("a4", "letter"),
    }
)

FORMATS = ("xlsx", "docx", "csv", "md", "pdf")

Locate = Callable[[tuple[str, ...]], Location]


@dataclass
class _Reader:
    """Collects what is wrong while the values are read."""

    locate: Locate
    findings: list[Finding] = field(default_factory=list)

    def wrong(self, path: tuple[str, ...], message: str, hint: str | None = None) -> None:
        name = ".".join(path)
        where = self.locate(path)
        self.findings.append(Finding("setting-invalid", where, message, hint, key=name))

    def unknown(self, path: tuple[str, ...], known: list[str], *, what: str) -> None:
        near = difflib.get_close_matches(path[-1], known, n=1)
        hint = f'did you mean "{near[0]}"?' if near else f"known are: {', '.join(sorted(known))}"
        message = f'{what} "{path[-1]}" is unknown'
        self.findings.append(
            Finding("setting-unknown", self.locate(path), message, hint, key=path[-1])
        )

    def text(self, path: tuple[str, ...], value: Any) -> str | None:
        if isinstance(value, str) and value.strip():
            return value
        self.wrong(path, f'setting "{path[-1]}" must be a text', f"write {path[-1]}: some text")
        return None

    def choice(self, path: tuple[str, ...], value: Any, allowed: tuple[str, ...]) -> str | None:
        # YAML reads a bare `off` as false; the author meant the word.
        word = "off" if value is False and "off" in allowed else value
        if word in allowed:
            return str(word)
        message = f'"{value}" is no value for "{path[-1]}"'
        self.wrong(path, message, f"write one of: {', '.join(allowed)}")
        return None

    def words(self, path: tuple[str, ...], value: Any) -> tuple[str, ...]:
        items = value if isinstance(value, list) else [value]
        if all(isinstance(item, str) for item in items):
            return tuple(items)
        self.wrong(path, f'"{path[-1]}" must be a list of words', f"write {path[-1]}: [one, two]")
        return ()

    def mapping(self, path: tuple[str, ...], value: Any) -> dict[str, Any]:
        if isinstance(value, dict) and all(isinstance(key, str) for key in value):
            return value
        if value is not None:
            self.wrong(path, f'"{path[-1]}" must hold names with values', "write name: value")
        return {}


def _formats(reader: _Reader, value: Any) -> tuple[str, ...]:
    wanted = reader.words(("formats",), value)
    for name in wanted:
        if name not in FORMATS:
            reader.unknown(("formats", name), list(FORMATS), what="format")
    return tuple(name for name in wanted if name in FORMATS)


def _rules(reader: _Reader, value: Any) -> Mapping[str, str]:
    allowed = tuple(str(severity) for severity in Severity)
    read = {
        name: reader.choice(("rules", name), severity, allowed)
        for name, severity in reader.mapping(("rules",), value).items()
    }
    return MappingProxyType({name: word for name, word in read.items() if word})


def _ignore(reader: _Reader, index: int, value: Any) -> Ignore | None:
    path = ("ignores", str(index))
    item = reader.mapping(path, value)
    for name in item:
        if name not in ("rule", "reason", "path", "key"):
            reader.unknown((*path, name), ["rule", "reason", "path", "key"], what="field")
    if not all(isinstance(item.get(name), str) and item[name] for name in ("rule", "reason")):
        reader.wrong(
            path, "an ignore needs a rule and a reason", 'write {rule: ..., reason: "..."}'
        )
        return None
    return Ignore(
        rule=item["rule"],
        reason=item["reason"],
        path=_word(item.get("path")),
        key=_word(item.get("key")),
        place=_place(reader.locate(path)),
    )


def _place(location: Location) -> Place:
    return location.line, location.column


def _word(value: Any) -> str | None:
    """Return a value as text; YAML reads a key such as 2020 as a number."""
    return None if value is None else str(value)


def _ignores(reader: _Reader, value: Any) -> tuple[Ignore, ...]:
    items = value if isinstance(value, list) else [value]
    read = (_ignore(reader, index, item) for index, item in enumerate(items))
    return tuple(item for item in read if item)


def _types(reader: _Reader, value: Any) -> Mapping[str, ModuleType]:
    types = {}
    for name, spec in reader.mapping(("types",), value).items():
        item = reader.mapping(("types", name), spec)
        lists = {
            part: reader.words(("types", name, part), item.get(part, []))
            for part in ("required", "recommended")
        }
        types[name] = ModuleType(required=lists["required"], recommended=lists["recommended"])
    return MappingProxyType(types)


def _word_lists(reader: _Reader, name: str, value: Any) -> Mapping[str, tuple[str, ...]]:
    items = reader.mapping((name,), value).items()
    return MappingProxyType({key: reader.words((name, key), words) for key, words in items})


def _pillars(reader: _Reader, value: Any) -> Mapping[str, str]:
    items = reader.mapping(("pillars",), value).items()
    read = {key: reader.text(("pillars", key), name) for key, name in items}
    return MappingProxyType({key: name for key, name in read.items() if name})


def _limits(reader: _Reader, value: Any) -> Mapping[str, int]:
    limits = {}
    for name, number in reader.mapping(("limits",), value).items():
        if name not in DEFAULT_LIMITS:
            reader.unknown(("limits", name), list(DEFAULT_LIMITS), what="limit")
        elif isinstance(number, bool) or not isinstance(number, int) or number < 1:
            reader.wrong(("limits", name), f'limit "{name}" must be a whole number above 0')
        else:
            limits[name] = number
    return MappingProxyType(limits)


_READERS: Mapping[str, Callable[[_Reader, Any], Any]] = MappingProxyType(
    {
        "formats": _formats,
        "rules": _rules,
        "ignores": _ignores,
        "types": _types,
        "roles": lambda reader, value: _word_lists(reader, "roles", value),
        "verbs": lambda reader, value: _word_lists(reader, "verbs", value),
        "pillars": _pillars,
        "limits": _limits,
    }
)


def _value(reader: _Reader, name: str, value: Any) -> Any:
    if name in _READERS:
        return _READERS[name](reader, value)
    if name in CHOICES:
        return reader.choice((name,), value, CHOICES[name])
    return reader.text((name,), value)


def read_settings(
    options: Mapping[str, Any], locate: Locate
) -> tuple[Settings, tuple[Finding, ...]]:
    """Return the settings that ``options`` give, and what is wrong with them.

    ``locate`` gives the place of a setting by its path, for example ``("rules", "source-old")``.
    """
    reader = _Reader(locate)
    names = list(Settings.names())
    values: dict[str, Any] = {}
    for name, value in options.items():
        if name not in names:
            reader.unknown((str(name),), names, what="setting")
            continue
        read = _value(reader, name, value)
        if read is not None:
            values[name] = read
    places = {name: _place(locate(("rules", name))) for name in values.get("rules", ())}
    settings = Settings(**values, rule_places=MappingProxyType(places))
    return settings, tuple(reader.findings)
