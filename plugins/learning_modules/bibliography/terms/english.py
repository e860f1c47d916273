"""English words of references, American and British."""

from __future__ import annotations

from dataclasses import replace

from learning_modules.bibliography.terms.record import Terms, words

_LOCATORS = words(
    book="book|books", book_short="bk.|bks.",
    chapter="chapter|chapters", chapter_short="chap.|chaps.", chapter_symbol="c.|cc.",
    column="column|columns", column_short="col.|cols.",
    figure="figure|figures", figure_short="fig.|figs.",
    folio="folio|folios", folio_short="fol.|fols.",
    issue="issue|issues", issue_short="no.|nos.",
    line="line|lines", line_short="l.|ll.",
    note="note|notes", note_short="n.|nn.",
    opus="opus|opera", opus_short="op.|opp.",
    page="page|pages", page_short="p.|pp.",
    paragraph="paragraph|paragraphs", paragraph_short="para.|paras.", paragraph_symbol="¶|¶¶",
    part="part|parts", part_short="pt.|pts.",
    section="section|sections", section_short="sec.|secs.", section_symbol="§|§§",
    sub_verbo="sub verbo|sub verbis", sub_verbo_short="s.v.|s.vv.",
    verse="verse|verses", verse_short="v.|vv.",
    volume="volume|volumes", volume_short="vol.|vols.",
)  # fmt: skip

_ROLES = words(
    editor_short="ed.|eds.", translator_short="trans.",
    editor_translator_short="ed. & trans.|eds. & trans.",
    editor="editor|editors", translator="translator|translators",
    director="director|directors", illustrator_short="illus.",
    container_author_by="by",
)  # fmt: skip

_KINDS = words(
    dataset="dataset", software="computer software", patent="patent", map="map",
    graphic="graphic", figure_kind="figure", song="audio recording", interview="interview",
    motion_picture="video recording", broadcast="broadcast", letter="letter", post="online post",
    collection="archival collection", manuscript="unpublished manuscript", review="review",
    personal_communication="personal communication",
)  # fmt: skip

_SMALL = words(
    ieee_chapter="ch.",
    **{"and": "and", "in": "in", "from": "from", "on": "on"},
    et_al="et al.", no_date="n.d.", circa="ca.", retrieved="retrieved", accessed="accessed",
    available="available", online="online", video="video", presented_at="presented at the",
    edition_short="ed.", version="version", number_short="no.|nos.", ad=" C.E.", bc=" B.C.E.",
    article_locator="article", publication="publication", number_of_volumes_short="vol.|vols.",
    original_work_published="original work published", article_number="Art. no.",
)  # fmt: skip

_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August",
           "September", "October", "November", "December")  # fmt: skip
_SHORT_MONTHS = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "Jun.", "Jul.", "Aug.", "Sep.", "Oct.",
                 "Nov.", "Dec.")  # fmt: skip


def _ordinal(number: int) -> str:
    """Return ``1st``, ``2nd``, ``11th``, ..."""
    if 11 <= number % 100 <= 13:
        return f"{number}th"
    return f"{number}" + {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


ENGLISH = Terms(
    language="en-US",
    words={**_LOCATORS, **_ROLES, **_KINDS, **_SMALL},
    months=_MONTHS,
    short_months=_SHORT_MONTHS,
    seasons=("Spring", "Summer", "Autumn", "Winter"),
    ordinal=_ordinal,
    quotation=("“", "”", "‘", "’"),
    punctuation_inside=True,
    date="{month} {day}, {year}",
)

#: British English contracts plurals without a full stop (eds, vols) and quotes the other way.
BRITISH = replace(
    ENGLISH,
    language="en-GB",
    words={
        **ENGLISH.words,
        **words(
            editor_short="ed.|eds", edition_short="edn", volume_short="vol.|vols",
            number_short="no.|nos", chapter_short="chap.|chaps", issue_short="no.|nos",
            number_of_volumes_short="vol.|vols", dataset="data set",
            editor_translator_short="ed. & trans.|eds & trans.",
        ),
    },
    quotation=("‘", "’", "“", "”"),
    punctuation_inside=False,
    date="{day} {month} {year}",
)  # fmt: skip
