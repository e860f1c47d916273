"""German verbs of objectives, by class; a bar parts the piece that can stand apart."""

from __future__ import annotations

from collections.abc import Iterator

from learning_modules.model.verb_languages.record import VerbLanguage, classes

_UNDERSTAND = """
ab-grenzen, an-geben, auf-listen, auf-zählen, benennen, beschreiben, charakterisieren, dar-legen,
dar-stellen, erkennen, erklären, erläutern, interpretieren, nennen, paraphrasieren, schildern,
skizzieren, übersetzen, umschreiben, unterscheiden, veranschaulichen, verdeutlichen, wieder-geben,
wiederholen, zeigen, zitieren, zu-ordnen, zusammen-fassen
"""
_ANALYSE = """
ab-leiten, ab-schätzen, ab-wägen, analysieren, argumentieren, aus-wählen, aus-werten, begründen,
berechnen, beurteilen, bestimmen, bewerten, diagnostizieren, differenzieren, ein-ordnen,
ein-schätzen, ein-teilen, empfehlen, entscheiden, ermitteln, evaluieren, fest-stellen, folgern,
gegenüber-stellen, gewichten, gliedern, heraus-finden, hinterfragen, identifizieren, kalkulieren,
kategorisieren, klassifizieren, kritisieren, priorisieren, prognostizieren, prüfen, rechtfertigen,
schätzen, schlussfolgern, sortieren, testen, überprüfen, untersuchen, validieren, vergleichen,
verifizieren, vorher-sagen, wählen
"""
_APPLY = """
ab-schließen, ändern, an-leiten, an-passen, an-wenden, aus-füllen, aus-führen, aus-probieren,
automatisieren, beantworten, bearbeiten, bedienen, befolgen, begleiten, benutzen, bereit-stellen,
betreiben, demonstrieren, diskutieren, durch-führen, ein-führen, ein-halten, ein-richten,
ein-setzen, erfassen, erheben, erproben, exportieren, führen, handeln, implementieren, importieren,
installieren, integrieren, kommunizieren, konfigurieren, kontrollieren, koordinieren, leiten,
lösen, messen, moderieren, modifizieren, nutzen, optimieren, organisieren, pflegen, pilotieren,
präsentieren, protokollieren, reagieren, reduzieren, reparieren, sammeln, schulen, schützen,
senken, sichern, sicher-stellen, simulieren, skalieren, speichern, steuern, teil-nehmen,
trainieren, üben, übertragen, überwachen, um-setzen, unterstützen, verändern, verbessern,
verbinden, veröffentlichen, verwalten, verwenden, vor-bereiten, vor-führen, vor-stellen,
vervollständigen, warten, weiter-geben
"""
_CREATE = """
an-fertigen, an-legen, auf-bauen, auf-stellen, aus-arbeiten, bauen, definieren, dokumentieren,
entwerfen, entwickeln, erarbeiten, erfinden, erschaffen, erstellen, erzeugen, fest-legen,
formulieren, generieren, gestalten, gründen, her-stellen, kombinieren, konstruieren, konzipieren,
modellieren, planen, produzieren, programmieren, schaffen, schreiben, spezifizieren, strukturieren,
verfassen, vor-schlagen, zeichnen, zusammen-stellen
"""

_SEEN = ("erklären", "beschreiben", "unterscheiden")
_UNOBSERVABLE = {
    "verstehen": _SEEN,
    "begreifen": _SEEN,
    "nach-vollziehen": _SEEN,
    "ein-sehen": _SEEN,
    "wissen": ("nennen", "erklären", "beschreiben"),
    "kennen": ("nennen", "beschreiben", "vergleichen"),
    "kennen-lernen": ("nennen", "beschreiben", "vergleichen"),
    "lernen": ("erklären", "anwenden", "erstellen"),
    "erfahren": ("nennen", "beschreiben", "vergleichen"),
    "beherrschen": ("anwenden", "erklären", "durchführen"),
    "wert-schätzen": ("begründen", "vergleichen", "erklären"),
    "glauben": ("begründen", "argumentieren", "erklären"),
    "denken": ("vergleichen", "bewerten", "begründen"),
}

#: Verbs whose vowel changes, by the form of one person.
_CHANGED = {
    "entwerfen": "entwirft",
    "messen": "misst",
    "empfehlen": "empfiehlt",
    "erfahren": "erfährt",
    "übertragen": "überträgt",
    "wissen": "weiß",
    "geben": "gibt",
    "sehen": "sieht",
    "halten": "hält",
    "nehmen": "nimmt",
    "schlagen": "schlägt",
    "wenden": "wendet",
}


def _present(verb: str) -> Iterator[str]:
    """Yield the forms of one person, and of a reader who is called "du"."""
    stem = verb.removesuffix("n")
    stem = stem.removesuffix("e") if verb.endswith("en") else stem
    if verb in _CHANGED:
        yield _CHANGED[verb]
        return
    hard = stem[-1] in "td" or (stem[-1] in "mn" and stem[-2] not in "aeiouäöülrmnh")
    yield stem + ("et" if hard else "t")
    yield stem + ("est" if hard else "t" if stem[-1] in "sßzx" else "st")


def imperative(verb: str) -> str:
    """Return the form that asks one reader to do it: ``erstelle``."""
    return verb.removesuffix("n") if verb.endswith("en") else verb.removesuffix("n") + "e"


def _forms(verb: str) -> Iterator[tuple[str, str]]:
    """Yield the forms in one word, and those with "zu"; pieces apart are looked up on their own."""
    particle, _, base = verb.rpartition("-")
    yield particle + base, "plain"
    yield from ((particle + form, "plain") for form in _present(base))
    if particle:
        yield f"{particle}zu{base}", "zu"
    else:
        yield imperative(base), "imperative"


def _apart(verb: str) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield each form of a verb in two pieces: ``wendet`` with ``an``, and the verb."""
    particle, _, base = verb.rpartition("-")
    if particle:
        for form in (base, *_present(base), imperative(base)):
            yield form, (particle, verb)


def _particles() -> dict[str, tuple[tuple[str, str], ...]]:
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    verbs = [verb for verbs in GERMAN_VERBS.values() for verb in verbs]
    for verb in (*verbs, *_UNOBSERVABLE):
        for form, pieces in _apart(verb):
            found[form] = (*found.get(form, ()), pieces)
    return found


GERMAN_VERBS = classes(_UNDERSTAND, _ANALYSE, _APPLY, _CREATE)

GERMAN = VerbLanguage(
    name="German",
    verbs=GERMAN_VERBS,
    unobservable=_UNOBSERVABLE,
    forms=_forms,
    clauses=frozenset(
        """
        um dass weil wenn damit wie was wo warum welche welcher welches welchen welchem ob sodass
        indem bevor nachdem während obwohl wobei womit wodurch wofür wozu wann wer ohne statt
        anstatt als sobald
        """.split()
    ),
    nouns=frozenset("der die das dem den deren dessen denen".split()),
    joints=frozenset("und oder sowie dann danach anschließend".split()),
    between=frozenset("in mit für auf aus bei durch nach von zu an unter über".split()),
    example="erklären, vergleichen, erstellen",
    particles=_particles(),
)
