"""Questions with which learners check themselves, and what may be wrong with them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from learning_modules.diagnostics import Finding, Location


class QuestionKind(StrEnum):
    """How a question is answered: one choice, several, or in the learner's own words."""

    SINGLE = "single"
    SEVERAL = "several"
    TEXT = "text"


@dataclass(frozen=True)
class Choice:
    """One of the answers to choose from, and whether it is right."""

    text: str
    right: bool
    location: Location


@dataclass(frozen=True)
class Question:
    """A question with its choices (none where it is answered in words).

    ``explained`` says that an explanation or a model answer follows it.
    """

    text: str
    location: Location
    choices: tuple[Choice, ...] = ()
    explained: bool = False

    @property
    def kind(self) -> QuestionKind:
        """How it is answered: more than one right choice makes it one for several."""
        if not self.choices:
            return QuestionKind.TEXT
        several = sum(choice.right for choice in self.choices) > 1
        return QuestionKind.SEVERAL if several else QuestionKind.SINGLE


@dataclass(frozen=True)
class Quiz:
    """The questions of one section; ``id`` and ``title`` are the section's."""

    id: str
    title: str
    location: Location
    questions: tuple[Question, ...] = ()


def quiz_findings(quiz: Quiz) -> Iterator[Finding]:
    """Yield what would leave a learner without a question or without its answer."""
    if not quiz.questions:
        message = f'the quiz "{quiz.title}" asks no question'
        hint = "write its questions as a numbered list: 1. What is ...?"
        yield Finding("quiz-empty", quiz.location, message, hint, key=quiz.id)
    for number, question in enumerate(quiz.questions, 1):
        yield from _of_question(question, number, quiz.id)


def _of_question(question: Question, number: int, quiz_id: str) -> Iterator[Finding]:
    if not question.choices:
        if not question.explained:
            message = f"question {number} has neither choices nor a model answer"
            hint = "below it, set in by four spaces, write - [x] for a right choice and - [ ] "
            hint += "for a wrong one, or > and a model answer"
            yield Finding("quiz-answer-missing", question.location, message, hint, key=quiz_id)
        return
    if not any(choice.right for choice in question.choices):
        message = f"question {number} has no right choice"
        hint = "mark each right one with [x]"
        yield Finding("quiz-answer-missing", question.location, message, hint, key=quiz_id)
    if len(question.choices) == 1:
        message = f"question {number} has only one choice, so there is nothing to choose"
        hint = "add a wrong one: - [ ] ..."
        yield Finding("quiz-choices-few", question.choices[0].location, message, hint, key=quiz_id)
    yield from _twins(question, number, quiz_id)


def _twins(question: Question, number: int, quiz_id: str) -> Iterator[Finding]:
    seen: set[str] = set()
    for choice in question.choices:
        text = choice.text.casefold().rstrip(".")
        if text and text in seen:
            message = f'question {number} offers "{choice.text}" twice'
            hint = "take one out, or word them differently"
            yield Finding("quiz-choice-duplicate", choice.location, message, hint, key=quiz_id)
        seen.add(text)
