"""French words of references."""

from __future__ import annotations

from learning_modules.bibliography.terms.record import Terms, words

_LOCATORS = words(
    book="livre|livres", book_short="liv.",
    chapter="chapitre|chapitres", chapter_short="chap.",
    column="colonne|colonnes", column_short="col.",
    figure="figure|figures", figure_short="fig.",
    folio="folio|folios", folio_short="fᵒ|fᵒˢ",
    issue="numéro|numéros", issue_short="nᵒ|nᵒˢ",
    line="ligne|lignes", line_short="l.",
    note="note|notes", note_short="n.",
    opus="opus", opus_short="op.",
    page="page|pages", page_short="p.",
    paragraph="paragraphe|paragraphes", paragraph_short="paragr.",
    part="partie|parties", part_short="part.",
    section="section|sections", section_short="sect.", section_symbol="§",
    chapter_symbol="chap.", paragraph_symbol="¶",
    sub_verbo="sub verbo|sub verbis", sub_verbo_short="s. v.|s. vv.",
    verse="verset|versets", verse_short="v.",
    volume="volume|volumes", volume_short="vol.",
)  # fmt: skip

_ROLES = words(
    editor_short="éd.|éds.", translator_short="trad.", editor_translator_short="éd. et trad.",
    editor="éditeur|éditeurs", translator="traducteur|traducteurs",
    director="réalisateur|réalisateurs", illustrator_short="ill.", container_author_by="par",
)  # fmt: skip

_KINDS = words(
    dataset="jeu de données", software="logiciel", patent="brevet", map="carte",
    graphic="graphique", figure_kind="figure", song="enregistrement audio",
    interview="entretien", motion_picture="enregistrement vidéo", broadcast="émission",
    letter="lettre", post="billet", collection="fonds d’archives",
    manuscript="manuscrit non publié", review="compte rendu",
    personal_communication="communication personnelle",
)  # fmt: skip

_SMALL = words(
    ieee_chapter="chap.",
    **{"and": "et", "in": "in", "from": "à l’adresse", "on": "sur"},
    et_al="et al.", no_date="s. d.", circa="v.", retrieved="consulté", accessed="consulté le",
    available="disponible sur", online="en ligne", video="vidéo", presented_at="présenté à",
    edition_short="éd.", version="version", number_short="nᵒ|nᵒˢ",
    ad=" apr. J.-C.", bc=" av. J.-C.", article_locator="article", publication="publication",
    number_of_volumes_short="vol.", original_work_published="édition originale",
    article_number="art. nᵒ",
)  # fmt: skip


def _ordinal(number: int) -> str:
    return "1ʳᵉ" if number == 1 else f"{number}ᵉ"


FRENCH = Terms(
    language="fr-FR",
    words={**_LOCATORS, **_ROLES, **_KINDS, **_SMALL},
    months=("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août",
            "septembre", "octobre", "novembre", "décembre"),
    short_months=("janv.", "févr.", "mars", "avr.", "mai", "juin", "juill.", "août", "sept.",
                  "oct.", "nov.", "déc."),
    seasons=("printemps", "été", "automne", "hiver"),
    ordinal=_ordinal,
    quotation=("«\u00a0", "\u00a0»", "“", "”"),
    punctuation_inside=False,
    date="{day} {month} {year}",
    range_mark="-",
)  # fmt: skip
