"""What the search reads of a page."""

from types import SimpleNamespace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from learning_modules.mkdocs.searching import Unsearched

OPEN, CLOSE = "<!--lm:unsearched-->", "<!--/lm:unsearched-->"


def page_of(content: str | None) -> Any:
    return SimpleNamespace(content=content)


def test_a_page_is_searched_without_its_tools_and_shown_with_them() -> None:
    page, unsearched = page_of(f"<p>a</p>{OPEN}<form>b</form>{CLOSE}<p>c</p>"), Unsearched()
    unsearched.take(page)
    assert "form" not in page.content
    page.content = page.content.replace("<p>c</p>", "<p>changed between</p>")
    unsearched.give_back(page)
    assert page.content == "<p>a</p><form>b</form><p>changed between</p>"


def test_pieces_of_one_page_do_not_reach_the_next() -> None:
    unsearched = Unsearched()
    first, second = page_of(f"{OPEN}first{CLOSE}"), page_of("<!--lm:piece 0-->")
    unsearched.take(first)
    unsearched.give_back(first)
    unsearched.take(second)
    unsearched.give_back(second)
    assert (first.content, second.content) == ("first", "")


@given(st.lists(st.tuples(st.text("<a!-", max_size=9), st.text("<b!-", max_size=9)), max_size=5))
def test_whatever_stands_around_the_pieces_stays(parts: list[tuple[str, str]]) -> None:
    page, unsearched = page_of("".join(f"{a}{OPEN}{b}{CLOSE}" for a, b in parts)), Unsearched()
    unsearched.take(page)
    unsearched.give_back(page)
    assert page.content == "".join(a + b for a, b in parts)


def test_a_page_without_content_gets_none() -> None:
    page, unsearched = page_of(None), Unsearched()
    unsearched.take(page)
    unsearched.give_back(page)
    assert page.content == ""
