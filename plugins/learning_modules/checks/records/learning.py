"""Rules of the family "learning": questions to check oneself, and the glossary."""

from __future__ import annotations

from learning_modules.checks.rules import Rule
from learning_modules.diagnostics import Severity

_QUESTION = "## Check yourself {#check .quiz}\n\n1. Which task is the better first trial?\n"

QUIZ = (
    Rule(
        name="quiz-empty",
        family="learning",
        severity=Severity.ERROR,
        what="A heading is marked as a quiz and has no question below it.",
        why="Learners are promised questions that are not there.",
        wrong="## Check yourself {#check .quiz}\n\nWhich task is the better first trial?",
        right=f"{_QUESTION}    - [x] Replies to common questions\n    - [ ] Brake instructions",
        fix="Write the questions as a numbered list, or take `.quiz` away.",
    ),
    Rule(
        name="quiz-answer-missing",
        family="learning",
        severity=Severity.ERROR,
        what="A question has no right choice, or neither choices nor a model answer.",
        why="Nobody can find out whether an answer was right.",
        wrong=f"{_QUESTION}    - [ ] Replies to common questions\n    - [ ] Brake instructions",
        right=f"{_QUESTION}    - [x] Replies to common questions\n    - [ ] Brake instructions",
        fix="Mark each right choice with `[x]`. Below a question without choices write `>` and a "
        "model answer, set in by four spaces.",
    ),
    Rule(
        name="quiz-choices-few",
        family="learning",
        severity=Severity.WARNING,
        what="A question offers a single choice.",
        why="There is nothing to choose.",
        wrong=f"{_QUESTION}    - [x] Replies to common questions",
        right=f"{_QUESTION}    - [x] Replies to common questions\n    - [ ] Brake instructions",
        fix="Add a wrong choice that a learner could take for right.",
    ),
    Rule(
        name="quiz-choice-duplicate",
        family="learning",
        severity=Severity.WARNING,
        what="A question offers the same choice twice.",
        why="If one of them counts as right, the other cannot be wrong.",
        wrong=f"{_QUESTION}    - [x] Replies\n    - [ ] Replies",
        right=f"{_QUESTION}    - [x] Replies\n    - [ ] Brake instructions",
        fix="Take one of them out, or word them differently.",
    ),
)
GLOSSARY = (
    Rule(
        name="glossary-empty",
        family="learning",
        severity=Severity.WARNING,
        what="The glossary page explains no term.",
        why="The texts of the modules get no explanations from it.",
        wrong="# Glossary\n\n**Prompt**: your instruction to the tool.",
        right="# Glossary\n\nPrompt\n:   Your instruction to the tool.",
        fix="Write each term in a line of its own, and below it `:`, three spaces and its meaning.",
    ),
    Rule(
        name="glossary-term-duplicate",
        family="learning",
        severity=Severity.ERROR,
        what="A term stands twice in the glossary.",
        why="Readers are led to the first explanation only.",
        wrong="Prompt\n:   Your instruction.\n\nPrompt\n:   What you type.",
        right="Prompt\n:   Your instruction: what you type.",
        fix="Join the two explanations. A term may have several paragraphs, each after a `:`.",
    ),
    Rule(
        name="glossary-definition-empty",
        family="learning",
        severity=Severity.ERROR,
        what="A term of the glossary has no explanation.",
        why="Readers who ask what it means find nothing.",
        wrong="Prompt\n:   &nbsp;",
        right="Prompt\n:   Your instruction to the tool.",
        fix="Write what the term means, or take the term out.",
    ),
)
