"""What helps a learner on: questions, check lists and progress, topics, what changed."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Route, expect

pytestmark = pytest.mark.browser

QUIZ, CHECKLIST = "modules/lrn-beg-009/", "modules/lrn-beg-010/"


def keep(page: Page, key: str, value: Any) -> None:
    """Put a record into the storage of the browser and load the page anew."""
    page.evaluate("([k, v]) => localStorage.setItem(k, v)", [key, json.dumps(value)])
    page.reload()


def kept(page: Page, key: str) -> Any:
    """Return a record from the storage of the browser."""
    return json.loads(page.evaluate("k => localStorage.getItem(k)", key) or "null")


# ---- Questions ----


def question(page: Page, number: int) -> Locator:
    """Return a question of the quiz, by its number."""
    return page.locator(".lm-question").nth(number - 1)


def test_a_single_choice_is_checked(page: Page, address: str) -> None:
    """A wrong answer is told and can be changed; a right one opens the explanation."""
    page.goto(address + QUIZ)
    first = question(page, 1)
    state, answer = first.get_by_role("status"), first.locator(".lm-answer")
    check = first.get_by_role("button", name="Check")
    check.click()
    expect(state).to_have_text("Choose an answer first.")
    first.get_by_label("Sorting applications").check()
    check.click()
    expect(state).to_contain_text("Not yet.")
    expect(answer).not_to_have_attribute("open", "")
    first.get_by_label("Drafting replies").check()
    expect(state).to_have_text("")
    check.click()
    expect(state).to_have_text("Right.")
    expect(answer).to_have_attribute("open", "")
    expect(answer).to_contain_text("Jonas can judge one at a glance")


def test_several_choices_must_all_be_found(page: Page, address: str) -> None:
    """Some of the right ones are not enough, nor are all of them and one too many."""
    page.goto(address + QUIZ)
    second = question(page, 2)
    state, check = second.get_by_role("status"), second.get_by_role("button", name="Check")
    for label in ("Names and dates", "Prices and other"):
        second.get_by_label(label).check()
    check.click()
    expect(state).to_contain_text("Not yet.")
    second.get_by_label("Laws that it").check()
    check.click()
    expect(state).to_have_text("Right.")
    second.get_by_label("Whether the sentences").check()
    check.click()
    expect(state).to_contain_text("Not yet.")


def test_an_answer_in_words_is_compared(page: Page, address: str) -> None:
    """A question without choices has a field with its name, and a model answer to open."""
    page.goto(address + QUIZ)
    fourth = question(page, 4)
    fourth.get_by_role("textbox", name="A colleague says").fill("That proves nothing.")
    fourth.locator("summary").click()
    expect(fourth.locator(".lm-answer")).to_contain_text("in a likely way")
    expect(fourth.get_by_role("button")).to_have_count(0)


def test_questions_are_answered_by_keyboard(page: Page, address: str) -> None:
    """Tab, arrow and space are enough to choose, to check and to open the answer."""
    page.goto(address + QUIZ)
    first = question(page, 1)
    first.locator("input").first.focus()
    page.keyboard.press("ArrowDown")
    expect(first.get_by_label("Drafting replies")).to_be_checked()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(first.get_by_role("status")).to_have_text("Right.")
    page.keyboard.press("Tab")
    expect(first.locator("summary")).to_be_focused()
    page.keyboard.press("Space")
    expect(first.locator(".lm-answer")).not_to_have_attribute("open", "")


def test_questions_fit_a_phone_and_a_finger(phone: Page, address: str) -> None:
    """Each choice is at least 24 px high, and touching its text chooses it."""
    phone.goto(address + QUIZ)
    first = question(phone, 1)
    first.locator("label span").nth(1).tap()
    expect(first.get_by_label("Drafting replies")).to_be_checked()
    heights = first.locator("label").evaluate_all("e => e.map(x => x.offsetHeight)")
    assert min(heights) >= 24
    wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    assert not phone.evaluate(wide)


def test_questions_can_be_read_without_javascript(plain: Page, address: str) -> None:
    """Choices can be ticked and answers opened; nothing that needs a script is shown."""
    plain.goto(address + QUIZ)
    first = question(plain, 1)
    first.get_by_label("Drafting replies").check()
    first.locator("summary").click()
    expect(first.locator(".lm-answer")).to_contain_text("Drafting replies to questions")
    expect(first.get_by_role("button")).to_have_count(0)
    group = first.get_by_role("radiogroup", name=re.compile("Harbour Bikes"))
    expect(group).to_be_visible()


# ---- Check lists and progress ----


def test_a_reworded_item_keeps_its_tick(page: Page, address: str) -> None:
    """An item whose text was edited is found by the nearest text that its list had."""
    page.goto(address + CHECKLIST)
    items = page.locator(".lm-task__label")
    texts = [text.strip() for text in items.all_inner_texts()]
    title = "Start checklist"
    edited = texts[1].rstrip(".") + ", or will be."
    keep(page, "lm:ticks:LRN-BEG-010", {"items": {f"{title}\n{edited}": True}})
    ticked = page.locator(".lm-task input:checked")
    expect(ticked).to_have_count(1)
    expect(page.locator(".lm-task input").nth(1)).to_be_checked()
    page.locator(".lm-task input").nth(1).uncheck()
    assert list(kept(page, "lm:ticks:LRN-BEG-010")["items"]) == [f"{title}\n{texts[1]}"]


def test_an_unlike_item_gets_no_tick(page: Page, address: str) -> None:
    """A tick of an item that is gone is given to no other one."""
    page.goto(address + CHECKLIST)
    items = {"Start checklist\nOrder cake for everybody in the warehouse": True}
    keep(page, "lm:ticks:LRN-BEG-010", {"items": items})
    expect(page.locator(".lm-task input:checked")).to_have_count(0)


def test_ticks_count_as_progress(page: Page, address: str) -> None:
    """The list of modules says how much of a module's check lists is done; others say nothing."""
    page.goto(address + CHECKLIST)
    boxes = page.locator(".lm-task input")
    boxes.nth(0).check()
    boxes.nth(1).check()
    page.goto(address + "modules/")
    expect(page.locator(".lm-progress")).to_have_count(1)
    card = page.locator("[data-lm-module=LRN-BEG-010]")
    expect(card.get_by_role("progressbar", name=re.compile(r"^2 of \d+ done$"))).to_be_visible()


# ---- What changed ----


def test_what_changed_since_the_last_visit(page: Page, address: str) -> None:
    """Who knows an older version is told what is new, until it is seen."""
    page.goto(address + QUIZ)
    expect(page.locator(".lm-since")).to_be_hidden()
    assert kept(page, "lm:read") == {"LRN-BEG-009": "1.1.0"}
    keep(page, "lm:read", {"LRN-BEG-009": "1.0.0"})
    notice = page.get_by_role("region", name="What changed")
    expect(notice).to_contain_text("You know version 1.0.0. Since then:")
    expect(notice.get_by_role("listitem")).to_have_text(re.compile("Four questions"))
    page.goto(address + "modules/")
    card = page.locator("[data-lm-module=LRN-BEG-009]")
    expect(card).to_contain_text("Changed since you read it")
    page.goto(address + QUIZ)
    page.get_by_role("button", name="I have seen this").click()
    expect(notice).to_have_count(0)
    page.reload()
    expect(page.locator(".lm-since")).to_be_hidden()
    page.goto(address + "modules/")
    expect(card).not_to_contain_text("Changed since you read it")


def test_an_old_version_is_no_visit(page: Page, address: str) -> None:
    """Looking at an old version does not count as reading the newest."""
    page.goto(f"{address}{QUIZ}1.0.0/")
    assert kept(page, "lm:read") is None


# ---- Ways through the course ----


def test_the_next_module_follows_the_text(page: Page, address: str) -> None:
    """At the end of a module stand those that directly build on it."""
    page.goto(address + QUIZ)
    way = page.get_by_role("navigation", name="Go on with")
    expect(way.get_by_role("link")).to_have_count(1)
    way.get_by_role("link").click()
    assert page.url == address + CHECKLIST


def test_topics_lead_to_modules_and_narrow_the_list(page: Page, address: str) -> None:
    """A topic on a card leads to its modules; as a filter it leaves only those."""
    page.goto(address + "modules/")
    page.get_by_role("list", name="Topics").first.get_by_role("link", name="use cases").click()
    assert page.url.endswith("modules/#topic-use-cases")
    expect(page.locator("#topic-use-cases")).to_be_in_viewport()
    page.get_by_role("combobox", name="Topic").select_option("use cases")
    expect(page.locator(".lm-modules > li:visible")).to_have_count(1)
    page.get_by_role("combobox", name="Topic").select_option("")
    page.get_by_role("combobox", name="Template").select_option("Stop plan")
    expect(page.locator(".lm-modules > li:visible")).to_have_attribute(
        "data-lm-module", "LRN-BEG-011"
    )


def test_a_module_names_its_topics(plain: Page, address: str) -> None:
    """The card of a module links its topics, without a script as well."""
    plain.goto(address + QUIZ)
    plain.locator(".lm-about > summary").click()
    plain.get_by_role("link", name="getting started").click()
    assert plain.url.endswith("modules/#topic-getting-started")


# ---- Strict servers ----


def test_it_works_where_inline_code_is_forbidden(page: Page, address: str) -> None:
    """Under the policy default-src 'self' our parts work and break no rule of it."""

    def strict(route: Route) -> None:
        answer = route.fetch()
        headers = {**answer.headers, "content-security-policy": "default-src 'self'"}
        route.fulfill(response=answer, headers=headers)

    page.route("**/*", strict)
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text))
    page.goto(address + QUIZ)
    question(page, 1).get_by_label("Drafting replies").check()
    question(page, 1).get_by_role("button", name="Check").click()
    expect(question(page, 1).get_by_role("status")).to_have_text("Right.")
    assert (
        page.locator("article [style], article [onclick], article script:not([src])").count() == 0
    )
    assert not [text for text in refused if "learning-modules" in text]
