"""One reference in APA style, or near to it, taken apart into fields.

Authors. (Year, Month Day). Title. Container, Volume(Issue), pages. Publisher. DOI or URL
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from learning_modules.importing.container import Container, read_container
from learning_modules.importing.online import as_online, is_report, take_medium, with_medium
from learning_modules.importing.people import People, is_organisation, read_people
from learning_modules.importing.web import WebParts, take_web_parts

_YEAR = re.compile(
    r"\(\s*(?:ca?\.\s*)?(?P<year>\d{4})(?P<letter>[a-z])?\s*(?:[/–-]\s*(?:\d{2,4}|present))?\s*(?:,\s*(?P<rest>[^()]*))?\)"
    r"|\(\s*(?P<words>n\.\s?d\.?|no date|in press|forthcoming|accepted|in preparation)[^()]*\)",
    re.IGNORECASE,
)
_MONTHS = (
    "january february march april may june july august september october november december"
).split()
_EMPHASIS = re.compile(r"(?<![\w*])(\*\*|\*|_)(?=\S)(?P<text>.+?)(?<=\S)\1(?!\w)")
_NOTE = re.compile(
    r"\s*[(\[]((?:hypothetical|fictional|fictitious|placeholder|note:|note |example|replace"
    r"|illustrative)(?:[^()\[\]]+\s){1,}[^()\[\]]+|hypothetical|fictional"
    r"|placeholder)[)\]]\.?(?!\s*\(\d{4})",
    re.IGNORECASE,
)
_END = re.compile(r"(?<=[^\s.][.?!])[\"”’)]*\s+(?=[A-Z\"“(*\d]|arXiv\b|doi\b|bioRxiv\b|https?:)")
_YEAR_AT_END = re.compile(r"[\s(,.]*\b(?:19|20)\d{2}[a-z]?\b[).,\s]*$")
_ONE_NAME = r"(?:[a-z]{2,3}\s+)*[A-ZÀ-Þ][\w'’-]+(?:\s+[A-ZÀ-Þ][\w'’-]+)?"
#: "Surname, A. B., & Other, C." and, in medicine, "Surname AB, Other C." in front of a title.
_NAMES = re.compile(
    rf"(?:{_ONE_NAME},\s+(?:[A-ZÀ-Þ]\.[\s-]?)+,?\s*(?:(?:&|and|et al\.?|\.\.\.)\s*)*)+(?=\S)"
)
_VANCOUVER = re.compile(
    rf"{_ONE_NAME}\s+[A-Z]{{1,3}}(?:,\s+{_ONE_NAME}\s+[A-Z]{{1,3}})*(?:,\s*et al)?\.(?=\s)"
)
#: A periodical with its volume, where a title should stand.
_NUMBERED = re.compile(r"[*_][^*_]+[*_]?,\s*[*_]?\d+[*_]?\s*(?:\(|,\s*\d)")
_QUOTED = re.compile(r"[\"“][^\"”]{10,}[\"”]")
_ARTICLES = frozenset({"The", "A", "An", "How", "What", "Why"})
_SHORT = re.compile(
    r"(?:\b(?:vs|no|vol|vols|pp|ed|eds|dr|st|u\.s|u\.k|e\.g|i\.e|et al|inc|fig|ca|approx)"
    r"|\b[A-Z])\.$",
    re.IGNORECASE,
)
_THESIS = re.compile(
    r"\s*[\[(]([^\[\]()]*\b(?:thesis|dissertation)\b[^\[\]()]*)[\])]", re.IGNORECASE
)
#: Kind and number of a report in brackets at the end of a title without emphasis.
_REPORT_NUMBER = re.compile(
    r"\s*\([^()]*\b(?:(?:papers?|reports?|publication|memo|brief|case)\s+(?:no\.?|number|#)\s*[\w/-]+"
    r"|(?:ISO|IEC|IEEE|NIST SP|EN|BS)\b[^()]*\d|version\s+\d[^()]*)\)\.?$",
    re.IGNORECASE,
)
#: Words that no name of a journal, site or publisher has.
_SPEAKS = re.compile(
    r"\b(?:is|are|was|were|does|do|can|will|has|have|should|need|it|we|you|they|your|our|my)\b"
    r"|\b[Hh]ere['’]s\b"
)
#: A law with its number stands where an author would.
_LAW = re.compile(r"\b(?:Regulation|Directive|Act|Decision|Law)\b.*\d+/\d+|\b(?:Act|Law) of \d{4}")
_FORMAT = re.compile(r"\s*\[[^\[\]]{3,60}\]\s*\.?\s*$")


@dataclass(frozen=True)
class Reference:
    """A reference taken apart: BibTeX type, people, and fields by their BibTeX names."""

    type: str
    people: People
    fields: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def text(self, name: str) -> str:
        """Return a field, empty if the reference lacks it."""
        return self.fields.get(name, "")


def markdown_emphasis(text: str) -> str:
    """Return a reference with HTML's emphasis written as Markdown's, and entities as characters."""
    text = re.sub(r"(\*\*|__)(?=\S)([^*_]*\(\d{4}[^*_]*)\1", r"\2", text)
    text = re.sub(r"</?(?:em|i|cite)\s*>", "*", text, flags=re.IGNORECASE)
    text = re.sub(r"</?(?:strong|b|span|p|sup|sub|u|br)\b[^>]*>", "", text, flags=re.IGNORECASE)
    for entity, character in (("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&nbsp;", " ")):
        text = text.replace(entity, character)
    return re.sub(r"\\([*_\[\]()#&~.-])", r"\1", " ".join(text.split()))


def read_reference(text: str) -> Reference:
    """Return the fields of a reference; what cannot be told apart stays in the title."""
    text, web = take_web_parts(markdown_emphasis(text))
    text, notes = _take_notes(text)
    text, medium = take_medium(text)
    people, date, rest = _split_at_year(text)
    thesis = _THESIS.search(rest)
    title, container = _split_title(_THESIS.sub("", rest))
    container = f"{thesis[1]}. {container}" if thesis else container
    fields: dict[str, str] = {"title": title, **date}
    kind, more = _kind(container, web, people, title=title, rest=rest)
    fields.update(more)
    fields.update(web.fields)
    kind, fields = with_medium(kind, fields, medium) if medium else as_online(kind, fields)
    if notes:
        fields["note"] = "; ".join([*filter(None, [fields.get("note", "")]), *notes])
    kept = {name: value for name, value in fields.items() if value}
    return Reference(kind, people, MappingProxyType(kept))


def _take_notes(text: str) -> tuple[str, list[str]]:
    """Take remarks about the source itself ("(Hypothetical example ...)") out of a reference."""
    notes = [match[1].strip() for match in _NOTE.finditer(text)]
    return _NOTE.sub("", text).strip(), notes


def _split_at_year(text: str) -> tuple[People, dict[str, str], str]:
    """Return the people in front of the year, the date, and what stands behind it."""
    match = _YEAR.search(text)
    before = text[: match.start()] if match else ""
    untitled = before.strip(" .")
    as_title = bool(_EMPHASIS.fullmatch(untitled))
    emphasised = not as_title and _EMPHASIS.search(before)
    if match is None or len(before) > 1500 or emphasised or _QUOTED.search(before):
        return _without_year_in_front(text)
    rest = text[match.end() :].lstrip(" .,:")
    date = {"year": match["year"] or "", "letter": match["letter"] or ""}
    if match["words"] and not re.match(r"n\.|no", match["words"], re.IGNORECASE):
        date["pubstate"] = match["words"].lower()
    date.update(_month(match["rest"] or ""))
    if as_title or _is_work(before) or _NUMBERED.match(rest):  # no author: the title came first
        return People(), date, f"{untitled}. {rest}"
    return read_people(before), date, rest


def _is_work(text: str) -> bool:
    """Whether a title stands in front of a year: an article, then words in small letters."""
    words = text.strip(" .*").split()
    if _LAW.search(text):
        return True
    small = [word for word in words[1:] if word[:1].islower() and len(word) > 3]
    return bool(words) and words[0] in _ARTICLES and bool(small)


def _month(text: str) -> dict[str, str]:
    words = text.lower().replace(".", " ").split()
    month = next(
        (n for w in words for n, m in enumerate(_MONTHS, 1) if len(w) > 2 and m.startswith(w)), 0
    )
    day = next((w for w in re.findall(r"\d{1,2}", text)), "")
    found = {"month": str(month)} if month else {}
    return {**found, "day": day} if month and day else found


def _without_year_in_front(text: str) -> tuple[People, dict[str, str], str]:
    """Read a reference whose year stands elsewhere: MLA, IEEE, or none at all."""
    year = re.search(r"(?<![\d./:-])(?:19|20)\d{2}(?![\d/:-])", text)
    date = {"year": year[0]} if year else {}
    quoted = re.search(r"[\"“]([^\"”]+?)[,.]?[\"”]", text)
    if quoted and len(text[: quoted.start()].split()) < 40:
        people = read_people(_YEAR_AT_END.sub("", text[: quoted.start()]))
        return people, date, f"{quoted[1].rstrip(',.')}. {text[quoted.end() :].lstrip(' ,.')}"
    names = _NAMES.match(text) or _VANCOUVER.match(text)
    if names and text[names.end() :].strip():
        rest = re.sub(r"\b(?:19|20)\d{2};\s*", "", text[names.end() :])  # 2019;1(9):389-399
        return read_people(names[0].rstrip(" ,")), date, rest.lstrip(" .,")
    first, _, rest = _first_sentence(text)
    if rest and len(first.split()) < 8 and is_organisation(first):
        return read_people(first), date, _YEAR_AT_END.sub(".", rest)
    looks_like_names = bool(re.search(r"\b[A-Z]\.(?:,|\s|$)", first)) and rest
    if looks_like_names:
        return read_people(first), date, rest
    return People(), date, text


def _first_sentence(text: str) -> tuple[str, str, str]:
    """Return the first sentence, the gap, and the rest; abbreviations end no sentence."""
    for match in _END.finditer(text):
        if not _SHORT.search(text[: match.start()].rstrip('"”’)')):
            return text[: match.start()] + match[0].rstrip(), " ", text[match.end() :]
    return text, "", ""


def _split_title(rest: str) -> tuple[str, str]:
    """Return the title, and the container as written with its emphasis."""
    match = _EMPHASIS.search(rest)
    if match and not rest[: match.start()].strip(' "“'):
        return _clean_title(match["text"]), rest[match.end() :].lstrip(" .,")
    if match:
        head = rest[: match.start()]
        inside = re.search(
            r"(?:^|[.?!\"”)\U0001F000-\U0001FFFF]\s*)"
            r"(In:?\s+(?:[^.]|\b[^\W\d_]\.|Eds?\.|et al\.)*)$",
            head,
        )
        if inside:
            return _clean_title(head[: inside.start(1)]), head[inside.start(1) :] + rest[
                match.start() :
            ]
        title, gap, more = _first_sentence(head)
        publisher_first = gap and more and not head.rstrip().endswith((".", "?", "!", "”", '"'))
        if publisher_first:
            return _clean_title(title), more + rest[match.start() :]
        return _clean_title(head), rest[match.start() :]
    title, container = _longer_title(*_first_sentence(rest)[::2])
    number = _REPORT_NUMBER.search(title)
    if number:
        return _clean_title(title[: number.start()]), f"{number[0].strip()} {container}"
    return _clean_title(title), container


def _longer_title(title: str, container: str) -> tuple[str, str]:
    """Return title and container where the title may have a second sentence.

    That is sure where another sentence stands in front of a journal with its numbers or behind a
    title that asks, and where its words are in no name of a journal or publisher.
    """
    first, gap, rest = _first_sentence(container)
    words = len(first.split())
    bare = _REPORT_NUMBER.sub("", first)
    asks = title.endswith(("?", "!")) and not re.search(r"\d|\bpapers?\b", bare)
    placed = re.match(r"[A-Z][^.?!]*,\s*\d+\s*[,(]|arXiv\b", rest) and words > 2
    speaks = words > 2 and _SPEAKS.search(first)
    sure = speaks or (gap and (asks or placed or bare != first))
    if not sure or first.startswith("In ") or _EMPHASIS.search(first):
        return title, container
    return f"{title} {first}", rest


def _clean_title(text: str) -> str:
    """Return a title without emphasis, the final full stop and a format in brackets."""
    text = _FORMAT.sub("", text.strip())
    text = re.sub(r"(?<!\w)[*_]+(?=\S)|(?<=\S)[*_]+(?!\w)", "", text).strip(" ,;:")
    if text.endswith(".") and not text.endswith("..."):
        text = text[:-1].rstrip()
    whole = re.fullmatch(r"[\"“'‘]([^\"“”]+)[\"”'’]", text)
    return whole[1].rstrip(".,") if whole else text


def _kind(
    text: str, web: WebParts, people: People, *, title: str, rest: str
) -> tuple[str, dict[str, str]]:
    """Return the BibTeX type of a reference and the fields of its container."""
    emphasised = bool(_EMPHASIS.match(rest.lstrip(' "“')))
    container: Container = read_container(text, title=title, standalone=emphasised)
    fields = dict(container.fields)
    kind = container.type
    if (
        web.fields.get("eprint")
        and kind in {"", "misc", "book", "online", "article"}
        and not fields.get("volume")
    ):
        for name in ("journal", "publisher", "howpublished"):
            if re.search(r"arxiv", fields.get(name, ""), re.IGNORECASE):
                fields.pop(name)
        kind = kind if kind == "article" and fields.get("journal") else "misc"
        if kind == "misc" and not fields.get("publisher"):
            fields["publisher"] = "arXiv"
    issued = any(name.startswith("{") for name in people.names)
    address = web.fields.get("url", "")
    printed = bool(fields.get("publisher")) and not address
    if not kind and issued and (printed or is_report(title, address)):
        kind = "techreport"
    if not kind:
        kind = "online" if address and not web.fields.get("doi") else "misc"
    if kind == "book" and address and not fields.get("publisher") and not people.others:
        kind = "techreport" if issued else "online"
    if kind == "techreport" and not fields.get("institution"):
        fields["institution"] = fields.pop("publisher", "")
    return kind, fields
