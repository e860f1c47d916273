"""Language tags for what ``langid`` says: names of babel and polyglossia, or tags themselves."""

from __future__ import annotations

import re

_TAGS = {
    "american": "en-US", "usenglish": "en-US", "english": "en-US", "canadian": "en-CA",
    "british": "en-GB", "ukenglish": "en-GB", "australian": "en-AU", "newzealand": "en-NZ",
    "german": "de-DE", "ngerman": "de-DE", "austrian": "de-AT", "naustrian": "de-AT",
    "swissgerman": "de-CH", "nswissgerman": "de-CH", "french": "fr-FR", "francais": "fr-FR",
    "acadian": "fr-CA", "canadien": "fr-CA", "spanish": "es-ES", "mexican": "es-MX",
    "italian": "it-IT", "portuguese": "pt-PT", "brazilian": "pt-BR", "brazil": "pt-BR",
    "dutch": "nl-NL", "latin": "la", "greek": "el-GR", "polutonikogreek": "el-polyton",
    "russian": "ru-RU", "ukrainian": "uk-UA", "polish": "pl-PL", "czech": "cs-CZ",
    "slovak": "sk-SK", "slovene": "sl-SI", "slovenian": "sl-SI", "croatian": "hr-HR",
    "serbian": "sr-Latn-RS", "serbianc": "sr-Cyrl-RS", "bulgarian": "bg-BG",
    "romanian": "ro-RO", "hungarian": "hu-HU", "magyar": "hu-HU", "finnish": "fi-FI",
    "estonian": "et-EE", "latvian": "lv-LV", "lithuanian": "lt-LT", "danish": "da-DK",
    "swedish": "sv-SE", "norwegian": "nb-NO", "norsk": "nb-NO", "nynorsk": "nn-NO",
    "icelandic": "is-IS", "turkish": "tr-TR", "arabic": "ar", "hebrew": "he-IL",
    "japanese": "ja-JP", "chinese": "zh-CN", "korean": "ko-KR", "vietnamese": "vi-VN",
    "thai": "th-TH", "catalan": "ca-AD", "basque": "eu-ES", "galician": "gl-ES",
    "afrikaans": "af-ZA", "irish": "ga-IE", "welsh": "cy-GB", "hindi": "hi-IN",
    "indonesian": "id-ID", "persian": "fa-IR", "farsi": "fa-IR",
}  # fmt: skip

_VARIANTS = {"british": "en-GB", "uk": "en-GB", "australian": "en-AU", "newzealand": "en-NZ"}


def language_tag(langid: str, options: str = "") -> str | None:
    """Return the tag of a language; ``options`` is biblatex's ``langidopts``; None if unknown."""
    name = langid.strip().strip("{}").strip().lower()
    variant = re.search(r"variant\s*=\s*(\w+)", options.lower())
    if name == "english" and variant:
        return _VARIANTS.get(variant[1], "en-US")
    if name in _TAGS:
        return _TAGS[name]
    return name if re.fullmatch(r"[a-z]{2,3}([-_][a-z0-9]{2,8})*", name) else None


def is_english(tag: str | None) -> bool:
    """Whether a title in this language is taken as title case; no language counts as English."""
    return tag is None or tag.lower().split("-")[0].split("_")[0] == "en"
