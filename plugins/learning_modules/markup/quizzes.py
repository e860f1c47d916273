"""Quizzes: from the numbered list below a ``.quiz`` heading to the record, and to its form.

A question is an item of the list.  Items with boxes in it are its choices; a quotation in it is
the explanation, or the model answer of a question without choices.  The tree is changed so that
the page can be read, answered and printed without a script: choices are native radio buttons or
check boxes, and the answer is a folded part.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.util import HTML_PLACEHOLDER_RE

from learning_modules.diagnostics import Location
from learning_modules.markup.plain import html_text
from learning_modules.markup.text import plain_text
from learning_modules.model.boxes import leading_box
from learning_modules.model.quiz import Choice, Question, QuestionKind, Quiz

_BLOCKS = frozenset("p ul ol dl blockquote pre table div details figure hr".split())
_BOX = re.compile(r"\s*\[[ \u00a0xX]\]\s+")

#: What a folded answer is marked with until the interface's own words stand there.
ANSWER = "answer"


@dataclass(frozen=True)
class _Answer:
    """A choice as it stands in the tree: what it says, and blocks that comment on it."""

    choice: Choice
    holder: Element
    comments: tuple[Element, ...]


@dataclass(frozen=True)
class QuizReader:
    """Reads the quizzes of the text below ``root``; their places come from ``locate``.

    ``find_text`` gives the place of a text whose element bears none.
    """

    root: Element
    md: Markdown
    locate: Callable[[Element], Location]
    find_text: Callable[[str], Location]

    def read(
        self,
        elements: Sequence[Element],
        *,
        id: str,  # noqa: A002 - the word of the record
        title: str,
        location: Location,
    ) -> Quiz:
        """Return the quiz that ``elements`` make, and give them the form of one."""
        questions: list[Question] = []
        for element in self._lists(elements):
            element.set("class", "lm-quiz")
            if questions:
                element.set("start", str(len(questions) + 1))
            for item in element.findall("li"):
                name = f"{id}-question-{len(questions) + 1}"
                questions.append(self._question(item, name))
        return Quiz(id, title, location, tuple(questions))

    def _lists(self, elements: Sequence[Element]) -> list[Element]:
        """Return the numbered lists, each with what was meant to stand in its questions.

        Set in by fewer than four spaces, choices become items and a quotation a block of its own.
        """
        lists = []
        for element, following in zip(elements, (*elements[1:], None), strict=True):
            if element.tag == "ol":
                self._take_in_choices(element)
                lists.append(element)
                if following is not None and following.tag == "blockquote" and len(element):
                    element[-1].append(following)
                    self.root.remove(following)
        return lists

    def _take_in_choices(self, element: Element) -> None:
        choices: Element | None = None
        for item in list(element):
            if item.tag != "li" or self._ticked(_holder(item)) is None or item is element[0]:
                choices = None
                continue
            if choices is None:
                choices = SubElement(_before(element, item), "ul")
            element.remove(item)
            choices.append(item)

    def _question(self, item: Element, name: str) -> Question:
        location = self._place(item)
        lists = [child for child in item if self._is_choices(child)]
        answers = [self._answer(choice) for found in lists for choice in found.findall("li")]
        quotes = [child for child in item if child.tag == "blockquote"]
        body = _moved(item, without=(*lists, *quotes))
        comments = [comment for answer in answers for comment in answer.comments]
        explanation = [e for part in (*quotes, *comments) for e in _unquoted(part)]
        question = Question(
            text=plain_text(body),
            location=location,
            choices=tuple(answer.choice for answer in answers),
            explained=any(plain_text(e) or len(e) for e in explanation),
        )
        _rebuild(item, name, question, body=body, answers=answers)
        _add_answer(item, question, explanation)
        return question

    def _place(self, item: Element) -> Location:
        """Return the place of a question; of one without a stamp that of its first words."""
        found = self.locate(item)
        text = (_holder(item).text or "").strip()
        return found if found.line is not None or not text else self.find_text(text)

    def _is_choices(self, element: Element) -> bool:
        """Whether an element is a list with a box at each item."""
        items = element.findall("li") if element.tag in ("ul", "ol") else []
        return bool(items) and all(self._ticked(_holder(item)) is not None for item in items)

    def _answer(self, item: Element) -> _Answer:
        holder = _holder(item)
        right = bool(self._ticked(holder))
        location = self.locate(item if holder is item else holder)
        holder.text = self._without_box(holder.text or "")
        kept = [child for child in holder if holder is not item or child.tag not in _BLOCKS]
        comments = tuple(child for child in item if child is not holder and child not in kept)
        inline = Element("span")
        inline.text, inline[:] = holder.text, kept
        text = plain_text(inline, citations=False)
        return _Answer(Choice(text, right, location), inline, comments)

    def _ticked(self, holder: Element) -> bool | None:
        """Return whether the box that an item begins with is ticked; None if it has none."""
        text = (holder.text or "").lstrip()
        match = HTML_PLACEHOLDER_RE.match(text)
        if match:
            text = html_text(self._stashed(match)) + text[match.end() :]
        return leading_box(text)[0]

    def _without_box(self, text: str) -> str:
        match = HTML_PLACEHOLDER_RE.match(text.lstrip())
        if match:
            return text.lstrip()[match.end() :].lstrip()
        return _BOX.sub("", text, count=1)

    def _stashed(self, match: re.Match[str]) -> str:
        blocks, number = self.md.htmlStash.rawHtmlBlocks, int(match.group(1))
        return str(blocks[number]) if number < len(blocks) else ""


def _before(parent: Element, child: Element) -> Element:
    return parent[list(parent).index(child) - 1]


def _unquoted(element: Element) -> Sequence[Element]:
    """Return what stands in a quotation; anything else as it is."""
    return list(element) if element.tag == "blockquote" else [element]


def _holder(item: Element) -> Element:
    """Return the element that holds the text of an item: its first paragraph, or itself."""
    first = item[0] if len(item) else None
    alone = first is not None and first.tag == "p" and not (item.text or "").strip()
    return first if alone and first is not None else item


def _moved(item: Element, *, without: Sequence[Element]) -> Element:
    """Return what an item says, without some of its children, as an element of its own."""
    body = Element("div", {"class": "lm-question__text"})
    body.text = item.text
    for child in list(item):
        if not any(child is other for other in without):
            body.append(child)
    return body


def _rebuild(
    item: Element, name: str, question: Question, *, body: Element, answers: Sequence[_Answer]
) -> None:
    """Put the question, and its choices as native controls, into the item."""
    tail = item.tail
    item.clear()
    item.tail = tail
    item.set("class", "lm-question")
    item.set("data-lm-kind", str(question.kind))
    role = "radiogroup" if question.kind is QuestionKind.SINGLE else "group"
    group = SubElement(item, "div", {"role": role, "aria-labelledby": name})
    body.set("id", name)
    group.append(body)
    if not answers:
        return
    choices = SubElement(group, "ul", {"class": "lm-choices"})
    for element in _controls(answers, question.kind, name):
        choices.append(element)


def _controls(answers: Sequence[_Answer], kind: QuestionKind, name: str) -> Iterator[Element]:
    type_ = "radio" if kind is QuestionKind.SINGLE else "checkbox"
    for answer in answers:
        choice = Element("li", {"class": "lm-choice"})
        label = SubElement(choice, "label")
        control = SubElement(label, "input", {"type": type_, "name": f"{name}-choice"})
        if answer.choice.right:
            control.set("data-lm-right", "")
        control.tail = " "
        label.append(answer.holder)
        yield choice


def _add_answer(item: Element, question: Question, explanation: Sequence[Element]) -> None:
    """Add the answer as a folded part: the right choices, then what explains them."""
    right = [choice.text for choice in question.choices if choice.right]
    if not right and not explanation:
        return
    folded = SubElement(item, "details", {"class": "lm-answer"})
    SubElement(folded, "summary", {"data-lm-text": ANSWER})
    if right:
        lines = SubElement(folded, "ul", {"class": "lm-answer__right"})
        for text in right:
            SubElement(lines, "li").text = text
    for element in explanation:
        folded.append(element)
