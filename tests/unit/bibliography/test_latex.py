"""LaTeX of fields as text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning_modules.bibliography.latex import (
    latex_text,
    plain_url,
    read_latex,
    unknown_commands,
)
from learning_modules.bibliography.richtext import to_html, to_markup
from learning_modules.bibliography.titles import keep_case


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        (r"K{\"o}gel, K{\" o}gel, K\"ogel, K\"{o}gel", "Kögel, Kögel, Kögel, Kögel"),
        (r"\'E\`a\^o\~n\=u\.z\u{g}\v{s}\H{o}\c{c}\k{a}\r{a}\d{h}\b{b}", "Éàôñūżğšőçąåḥḇ"),
        (r"na\"{\i}ve, na\"\i ve", "naïve, naïve"),
        (r"\ss{}, \L{}, \o, {\AE}", "ß, Ł, ø, Æ"),
        ("pages 1--2---3", "pages 1–2—3"),
        ("``double'' and `single' and it's", "“double” and “single” and it’s"),
        ("'Tis and 'quoted words' end", "’Tis and ‘quoted words’ end"),
        ('"straight" and ("so")', "“straight” and (“so”)"),
        ("a~b\\ c\\,d", "a\u00a0b c\u2009d"),
        (r"\& \% \$ \# \_ \{ \} \textbackslash", "& % $ # _ { } \\"),
        ("a\n   b\t c", "a b c"),
        (r"\href{https://example.org}{here} \url{https://example.org/a\_b}",
         "here https://example.org/a_b"),
        (r"\bibstring{inpress}", "in press"),
        (r"\unknown[x]{gone} stays", "stays"),
        (r"{\relax Ch}arles {\em hot}", "Charles hot"),
        (r"\LaTeX{} and \TeX\ too", "LaTeX and TeX too"),
        ("unclosed {brace \\emph{deep", "unclosed brace deep"),
        ("closed} too} often", "closed too often"),
        ("a single \\", "a single"),
        ("5 $ and 6", "5 $ and 6"),
    ],
)  # fmt: skip
def test_text(source: str, wanted: str) -> None:
    """Accents, signs, quotes, dashes and spaces become the characters they stand for."""
    assert latex_text(source) == wanted


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        (r"\emph{a} \textbf{b}", "<i>a</i> <b>b</b>"),
        (r"\textsc{C}", '<span style="font-variant: small-caps">C</span>'),
        (r"x\textsuperscript{2}", "x<sup>2</sup>"),
        (r"{\it slanted} not", '<i><span class="nocase">slanted</span></i> not'),
        (r"\mkbibemph{a} \enquote{b}", '<i><span class="nocase">a</span></i> “b”'),
    ],
)
def test_fonts(source: str, wanted: str) -> None:
    """Fonts become marks, and braces protect the case of what they hold."""
    assert to_markup(keep_case(read_latex(source))) == wanted


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        (r"$y_1^{n}$", "<i>y</i><sub>1</sub><i><sup>n</sup></i>"),
        (r"$\alpha < 2$", "<i>α</i> < 2"),
        (r"\ensuremath{\pi}", "<i>π</i>"),
    ],
)
def test_formula(source: str, wanted: str) -> None:
    """A formula of one line becomes letters, subscripts and superscripts."""
    assert to_html(read_latex(source)).replace("&lt;", "<") == wanted


def test_a_formula_without_a_plain_form_stays() -> None:
    """What one line cannot show is left as it was written."""
    assert latex_text(r"$\frac{a}{b}$ and $\sqrt{x}$") == r"$\frac{a}{b}$ and $\sqrt{x}$"


def test_unknown_commands_are_named() -> None:
    """What is dropped with its argument can be reported."""
    assert unknown_commands(r"\pkg{x} \emph{y} \code{z} \pkg{x}") == ("pkg", "code")


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        (r"\url{https://example.org/a}", "https://example.org/a"),
        (r"https://example.org/a\_b\%20\~{}c", "https://example.org/a_b%20~c"),
        ("https://example.org/a b", "https://example.org/ab"),
    ],
)
def test_addresses_lose_their_latex(source: str, wanted: str) -> None:
    """An address is taken without the escapes LaTeX needs."""
    assert plain_url(source) == wanted


@given(st.text(alphabet="\\{}$'`\"-~ab[]^_%", max_size=120))
def test_any_source_is_read(source: str) -> None:
    """No sequence of signs makes the reader fail, and its own signs never come out."""
    assert not any("\ue000" <= character <= "\ue00f" for character in latex_text(source))


def test_deep_nesting_is_read() -> None:
    """Braces may be nested as deep as they like."""
    assert latex_text("{" * 5000 + "x") in ("", "x")
