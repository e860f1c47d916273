"""The words around a reference list, in the language of the text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class CitationTerms:
    """Words of one language; ``{number}`` and ``{title}`` are filled in."""

    references: str
    further: str
    back: str
    back_in: str
    more: str
    unknown: str

    def back_to(self, number: int, title: str | None) -> str:
        """Return what a back-link leads to, for screen readers."""
        pattern = self.back_in if title else self.back
        return pattern.format(number=number, title=title)


_TERMS = {
    "en": CitationTerms(
        references="References",
        further="Further reading",
        back="Back to citation {number}",
        back_in="Back to citation {number} in section {title}",
        more="{number} more",
        unknown="There is no entry for this source.",
    ),
    "de": CitationTerms(
        references="Literatur",
        further="Weiterführende Literatur",
        back="Zurück zu Zitat {number}",
        back_in="Zurück zu Zitat {number} im Abschnitt {title}",
        more="{number} weitere",
        unknown="Für diese Quelle fehlt der Eintrag.",
    ),
    "fr": CitationTerms(
        references="Références",
        further="Pour aller plus loin",
        back="Retour à la citation {number}",
        back_in="Retour à la citation {number} dans la section {title}",
        more="{number} de plus",
        unknown="Cette source n’a pas de notice.",
    ),
    "es": CitationTerms(
        references="Referencias",
        further="Lecturas complementarias",
        back="Volver a la cita {number}",
        back_in="Volver a la cita {number} en la sección {title}",
        more="{number} más",
        unknown="No hay ninguna entrada para esta fuente.",
    ),
    "ar": CitationTerms(
        references="المراجع",
        further="قراءات إضافية",
        back="العودة إلى الاقتباس {number}",
        back_in="العودة إلى الاقتباس {number} في قسم {title}",
        more="{number} أخرى",
        unknown="لا يوجد مدخل لهذا المصدر.",
    ),
}


def citation_terms(language: str) -> CitationTerms:
    """Return the words of a language tag; English where we have none."""
    base = language.replace("_", "-").split("-", maxsplit=1)[0].lower()
    return _TERMS.get(base, _TERMS["en"])
