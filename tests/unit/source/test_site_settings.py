"""Settings as authors write them: taken, or reported with what to write instead."""

from __future__ import annotations

from typing import Any

import pytest

from learning_modules.diagnostics import Finding, Location
from learning_modules.settings import Ignore, ModuleType, Settings
from learning_modules.source.site_settings import read_settings
from learning_modules.source.yaml_places import nearest_place, yaml_places


def read(options: dict[str, Any]) -> tuple[Settings, tuple[Finding, ...]]:
    return read_settings(options, lambda path: Location("mkdocs.yml", len(path)))


def test_no_settings_are_the_defaults() -> None:
    """A bare plugin has every default and no finding."""
    assert read({}) == (Settings(), ())


def test_every_kind_of_setting_is_read() -> None:
    """Words, lists, mappings and records come out as the typed class has them."""
    settings, findings = read(
        {
            "style": "ieee",
            "lock": False,
            "formats": ["xlsx", "csv"],
            "rules": {"source-old": "off", "image-alt-missing": "error"},
            "ignores": [{"rule": "source-uncited", "reason": "kept", "key": "a"}],
            "types": {"workshop": {"required": ["introduction"]}},
            "verbs": {"create": "draft"},
            "limits": {"template-rows": 900},
        }
    )
    assert findings == ()
    assert (settings.style, settings.lock, settings.formats) == ("ieee", "off", ("xlsx", "csv"))
    assert settings.ignores == (Ignore("source-uncited", "kept", key="a"),)
    assert settings.types["workshop"] == ModuleType(("introduction",), ())
    assert settings.verbs["create"] == ("draft",)
    assert settings.limit("template-rows") == 900
    assert settings.limit("template-columns") == 40


@pytest.mark.parametrize(
    ("options", "rule", "words"),
    [
        ({"stile": "apa"}, "setting-unknown", 'did you mean "style"?'),
        ({"style": "mla"}, "setting-invalid", "write one of: apa, ieee"),
        ({"content": 3}, "setting-invalid", "write content"),
        ({"formats": ["epub"]}, "setting-unknown", "known are"),
        ({"rules": {"source-old": "loud"}}, "setting-invalid", "error, warning, info, off"),
        ({"rules": ["source-old"]}, "setting-invalid", "name: value"),
        ({"ignores": [{"rule": "x"}]}, "setting-invalid", "reason"),
        ({"limits": {"template-row": 1}}, "setting-unknown", 'did you mean "template-rows"?'),
        ({"limits": {"template-rows": "many"}}, "setting-invalid", None),
        ({"limits": {"template-rows": True}}, "setting-invalid", None),
    ],
)
def test_faults_are_reported_and_the_default_stands_in(
    options: dict[str, Any], rule: str, words: str | None
) -> None:
    """One finding for one fault, with a hint that says what to write."""
    settings, findings = read(options)
    assert [finding.rule for finding in findings] == [rule]
    assert words is None or words in (findings[0].hint or "")
    assert settings.style == "apa"


def test_places_are_those_of_the_keys() -> None:
    """A setting's place is that of its key; an unknown path has that of the nearest one above."""
    text = (
        "site_name: x\nplugins:\n  - search\n  - learning-modules:\n      rules:\n        a: off\n"
    )
    places = yaml_places(text, "mkdocs.yml")
    base = ("plugins", "1", "learning-modules")
    assert places[(*base, "rules", "a")] == Location("mkdocs.yml", 6, 9)
    assert nearest_place(places, (*base, "rules", "b"), "mkdocs.yml") == Location(
        "mkdocs.yml", 5, 7
    )
    assert yaml_places("[", "mkdocs.yml") == {}
