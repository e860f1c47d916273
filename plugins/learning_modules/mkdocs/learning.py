"""What helps a learner on: questions in the interface's words, what changed, where to go next."""

from __future__ import annotations

import html as escapes
import re

from learning_modules.markup.quizzes import ANSWER
from learning_modules.mkdocs.terms import Terms
from learning_modules.mkdocs.views import Frame, View, duration_text
from learning_modules.model.identity import history_address
from learning_modules.model.module import ModuleVersion, Status

_QUIZ = re.compile(r'<ol class="lm-quiz"')
_QUESTION = re.compile(
    r'<li class="lm-question" data-lm-kind="(?P<kind>\w+)">.*?'
    r'(?=<li class="lm-question"|\Z)',
    re.DOTALL,
)
_SUMMARY = f'<summary data-lm-text="{ANSWER}"></summary>'
_SEVERAL = '</div><ul class="lm-choices">'

#: Attribute of a quiz for the script -> the interface text it holds.
_WORDS = {
    "check": "quiz-check",
    "right": "quiz-right",
    "wrong": "quiz-wrong",
    "none": "quiz-none",
}


def with_questions(html: str, terms: Terms) -> str:
    """Return the HTML of a module's text with its questions in the words of the interface."""
    if not _QUIZ.search(html):
        return html
    words = "".join(
        f' data-lm-{name}="{escapes.escape(terms(text), quote=True)}"'
        for name, text in _WORDS.items()
    )
    html = _QUIZ.sub(lambda match: match.group() + words, html)
    return _QUESTION.sub(lambda match: _question(match.group(), match["kind"], terms), html)


def _question(html: str, kind: str, terms: Terms) -> str:
    name = "quiz-model" if kind == "text" else "quiz-answer"
    summary = f"<summary>{escapes.escape(terms(name))}</summary>"
    html = html.replace(_SUMMARY, summary, 1)
    if kind != "several":
        return html
    hint = f'<p class="lm-quiet">{escapes.escape(terms("quiz-several"))}</p>'
    return html.replace(_SEVERAL, f"{hint}{_SEVERAL}", 1)


def since_view(version: ModuleVersion, frame: Frame) -> View | None:
    """Return what each published version changed, for a reader who knows an earlier one.

    None where there is no other version, or this is not the newest.
    """
    module = frame.course.module(version.id)
    if module is None or not frame.is_newest(version):
        return None
    public = [v for v in module.versions if v.front_matter.status is Status.PUBLISHED]
    if len(public) < 2:
        return None
    return {
        "versions": " ".join(str(v.version) for v in public),
        "changes": [
            {"version": v.version, "texts": v.front_matter.changes} for v in reversed(public[1:])
        ],
        "href": frame.href(history_address(version.id), version.address),
    }


def next_views(version: ModuleVersion, frame: Frame) -> list[View]:
    """Return the modules that directly build on this one, in the order of the path."""
    following = []
    for module in frame.followers.get(version.id, ()):
        shown = module.shown
        if shown:
            front = shown.front_matter
            following.append(
                {
                    "href": frame.href(module.address, version.address),
                    "title": front.title,
                    "summary": front.summary,
                    "time": duration_text(front, frame.terms),
                    "language": frame.text_language(shown),
                }
            )
    return following
