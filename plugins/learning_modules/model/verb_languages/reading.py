"""The verbs that a statement in another language than English asks for."""

from __future__ import annotations

from learning_modules.model.verb_languages.in_order import Found, verbs_in_order
from learning_modules.model.verb_languages.lexicon import Extra, language_of, lexicon_of
from learning_modules.model.verb_languages.record import VerbLanguage
from learning_modules.model.verb_languages.verb_last import verbs_of_parts

#: A language of which nothing is known.
_NO_LANGUAGE = VerbLanguage("", {}, {}, lambda verb: iter([(verb, "infinitive")]))


def verbs_in(text: str, tag: str, extra: Extra) -> list[Found]:
    """Return the verbs of ``text``, whose language has this tag; ``extra`` are the site's own."""
    language = language_of(tag)
    if language is None:
        return list(verbs_in_order(text, _NO_LANGUAGE, lexicon_of("", extra)))
    name = tag.replace("_", "-").split("-", maxsplit=1)[0].lower()
    read = verbs_of_parts if language.particles else verbs_in_order
    found = read(text, language, lexicon_of(name, extra))
    return sorted(dict.fromkeys(found), key=lambda one: one[1])
