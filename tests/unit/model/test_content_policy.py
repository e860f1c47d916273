"""The policy of a site: hashes of what stands inside pages, and hosts that pages call."""

from __future__ import annotations

from learning_modules.model.content_policy import content_policy, source_hash

# sha256 of "doSomething();" as other programs compute it (openssl dgst -sha256 -binary | base64).
KNOWN = "'sha256-RFWPLDbv2BY+rCkDzsE+0fr8ylGr2R2faWMhq4lfEQc='"


def test_hash_is_that_of_other_programs() -> None:
    """The hash is of the text's bytes in UTF-8, line ends as a browser reads them."""
    assert source_hash("doSomething();") == KNOWN
    assert source_hash("a\r\nb\rc") == source_hash("a\nb\nc")


def test_scripts_that_run_are_allowed() -> None:
    """Scripts count by their type; data and files do not count."""
    page = (
        "<script>doSomething();</script><script type=module>m()</script>"
        '<script type="application/ld+json">{}</script><script src="a.js"></script>'
        "<SCRIPT TYPE=text/JavaScript>old()</SCRIPT>"
    )
    policy = content_policy({"index.html": page})
    assert policy.scripts == {KNOWN, source_hash("m()"), source_hash("old()")}
    assert policy.hosts == {}


def test_text_of_a_script_is_taken_as_it_stands() -> None:
    """Signs, entities and blanks in a script are part of what is hashed."""
    script = '\n if (a < b && c) x("&amp;</p>")\n'
    policy = content_policy({"index.html": f"<script>{script}</script>"})
    assert policy.scripts == {source_hash(script)}


def test_attributes_need_the_keyword() -> None:
    """Hashes of handlers and style attributes count only beside 'unsafe-hashes'."""
    page = (
        '<p style="text-align: right">a<b onclick="f(&quot;a&quot;)">b</b></p><style>p {}</style>'
    )
    policy = str(content_policy({"index.html": page}))
    handler = source_hash('f("a")')
    assert f"script-src 'self' 'unsafe-hashes' {handler};" in policy
    styles = sorted([source_hash("text-align: right"), source_hash("p {}")])
    assert f"style-src 'self' 'unsafe-hashes' {' '.join(styles)};" in policy


def test_policy_without_anything_inside() -> None:
    """Pages without scripts and styles need the site's own files only."""
    policy = str(content_policy({"index.html": "<p>Text</p>"}))
    assert policy.startswith("default-src 'self'; script-src 'self'; style-src 'self'; ")
    assert "unsafe" not in policy


def test_order_of_pages_does_not_matter() -> None:
    """The same pages give the same line."""
    pages = {f"{n}.html": f"<script>{n}</script>" for n in range(9)}
    backwards = dict(reversed(pages.items()))
    assert str(content_policy(pages)) == str(content_policy(backwards))


def test_hosts_are_named_with_the_first_page() -> None:
    """What a page fetches from another host is named; what it only links to is not."""
    pages = {
        "a.html": '<script src="https://cdn.example/x.js"></script><a href="https://o.example">x</a>',
        "b.html": '<img src="//cdn.example/y.png"><link rel=canonical href="https://me.example/">',
        "c.html": '<link rel="preload stylesheet" href="https://fonts.example/f.css">',
    }
    assert content_policy(pages).hosts == {"cdn.example": "a.html", "fonts.example": "c.html"}
