"""German words of references."""

from __future__ import annotations

from learning_modules.bibliography.terms.record import Terms, words

_LOCATORS = words(
    book="Buch|Bücher", book_short="B.",
    chapter="Kapitel", chapter_short="Kap.",
    column="Spalte|Spalten", column_short="Sp.",
    figure="Abbildung|Abbildungen", figure_short="Abb.",
    folio="Blatt|Blätter", folio_short="Bl.",
    issue="Nummer|Nummern", issue_short="Nr.",
    line="Zeile|Zeilen", line_short="Z.",
    note="Note|Noten", note_short="N.",
    opus="Opus|Opera", opus_short="op.",
    page="Seite|Seiten", page_short="S.",
    paragraph="Absatz|Absätze", paragraph_short="Abs.",
    part="Teil|Teile", part_short="Teil|Teile",
    section="Abschnitt|Abschnitte", section_short="Abschn.", section_symbol="§|§§",
    chapter_symbol="Kap.", paragraph_symbol="¶",
    sub_verbo="sub verbo|sub verbis", sub_verbo_short="s. v.|s. vv.",
    verse="Vers|Verse", verse_short="V.",
    volume="Band|Bände", volume_short="Bd.|Bde.",
)  # fmt: skip

_ROLES = words(
    editor_short="Hrsg.", translator_short="Übers.", editor_translator_short="Hrsg. & Übers.",
    editor="Herausgeber", translator="Übersetzer", director="Regisseur|Regisseure",
    illustrator_short="Ill.", container_author_by="von",
)  # fmt: skip

_KINDS = words(
    dataset="Dataset", software="Software", patent="Patent", map="Karte", graphic="Grafik",
    figure_kind="Abbildung", song="Audioaufnahme", interview="Interview",
    motion_picture="Videoaufnahme", broadcast="Sendung", letter="Brief", post="Beitrag",
    collection="Archivbestand", manuscript="unveröffentlichtes Manuskript", review="Rezension",
    personal_communication="persönliche Kommunikation",
)  # fmt: skip

_SMALL = words(
    ieee_chapter="Kap.",
    **{"and": "und", "in": "in", "from": "von", "on": "auf"},
    et_al="et al.", no_date="o. J.", circa="ca.", retrieved="abgerufen", accessed="zugegriffen",
    available="verfügbar unter", online="online", video="Video",
    presented_at="gehalten auf der", edition_short="Aufl.", version="Version",
    number_short="Nr.", ad=" n. Chr.", bc=" v. Chr.", article_locator="Artikel",
    publication="Veröffentlichung", number_of_volumes_short="Bd.|Bde.",
    original_work_published="ursprünglich erschienen", article_number="Art.-Nr.",
)  # fmt: skip


def _ordinal(number: int) -> str:
    return f"{number}."


GERMAN = Terms(
    language="de-DE",
    words={**_LOCATORS, **_ROLES, **_KINDS, **_SMALL},
    months=("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August",
            "September", "Oktober", "November", "Dezember"),
    short_months=("Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sep.", "Okt.",
                  "Nov.", "Dez."),
    seasons=("Frühjahr", "Sommer", "Herbst", "Winter"),
    ordinal=_ordinal,
    quotation=("„", "“", "‚", "‘"),
    punctuation_inside=False,
    date="{day}. {month} {year}",
)  # fmt: skip
