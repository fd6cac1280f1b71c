"""Markdown on a page of the desk: what the desktop shows, and never markup that was typed."""

import os
import re
from html.parser import HTMLParser

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

SHARE = int(os.environ.get("ORGANISER_TORTURE", "1"))
TAGS = {
    "p", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "code", "strong", "em", "a",
    "hr", "div", "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip
PIECES = [
    "<script>alert(1)</script>", "<img src=x onerror=y>", "[a](javascript:alert(1))", "\n", "\n\n",
    '[a](https://x.fr/"onclick="y)', "**", "*", "_", "`", "```", "> ", "- ", "1. ", "# ", "### ",
    "|", "|--|", "mot", " ", "  ", "\\", "&amp;", "https://example.org/a?b=1&c", '"', "'", "(", ")",
    "[", "]", "---", "[lettre](mailto:a@example.org)", "\x00", "\u2028",
]  # fmt: skip


@pytest.fixture
def shown(server):
    server.request("GET", "/health")
    from organiser.hq.web import markdown

    return markdown.shown


@pytest.mark.parametrize(("text", "html"), [
    ("Un **mot** *dit*", "<p>Un <strong>mot</strong> <em>dit</em></p>"),
    ("a\nb\n\nc", "<p>a b</p><p>c</p>"),
    ("## Tracts\n\n#### Où", "<h3>Tracts</h3><h4>Où</h4>"),
    ("- un\n- deux\n  - trois", '<ul class="points"><li>un</li><li>deux<ul class="points">'
     "<li>trois</li></ul></li></ul>"),
    ("3. un\n4. deux", '<ol class="points" start="3"><li>un</li><li>deux</li></ol>'),
    ("> dit", "<blockquote><p>dit</p></blockquote>"),
    ("[site](https://example.org/a)",
     '<p><a href="https://example.org/a" rel="noopener noreferrer">site</a></p>'),
    ("[x](javascript:alert)", "<p>x</p>"),
    ("voir https://example.org.", '<p>voir <a href="https://example.org" '
     'rel="noopener noreferrer">https://example.org</a>.</p>'),
    ("`<b>`", "<p><code>&lt;b&gt;</code></p>"),
    ("```\n<b>\n```", "<pre><code>&lt;b&gt;</code></pre>"),
    (r"\*tel quel\*", "<p>*tel quel*</p>"),
    ("un snake_case_mot", "<p>un snake_case_mot</p>"),
    ("| a | b |\n|---|---|\n| 1 | 2 |", '<div class="wide"><table class="rows"><thead><tr>'
     '<th scope="col">a</th><th scope="col">b</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr>'
     "</tbody></table></div>"),
])  # fmt: skip
def test_what_is_written_is_set(shown, text, html):
    assert str(shown(text)) == html


class _Looked(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags, self.attributes, self.open = set(), [], []

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes += attrs
        if tag != "hr":
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


@settings(max_examples=60 * SHARE, suppress_health_check=[HealthCheck.function_scoped_fixture],
          deadline=None)  # fmt: skip
@given(pieces=some.lists(some.sampled_from(PIECES), max_size=40))
def test_nothing_that_was_typed_becomes_markup(shown, pieces):
    looked = _Looked()
    looked.feed(str(shown("".join(pieces))))

    assert looked.tags <= TAGS
    assert looked.open == []
    for name, value in looked.attributes:
        assert name in {"href", "rel", "class", "start", "scope"}
        assert name != "href" or re.match("https?://|mailto:", value)


def test_a_text_as_long_as_may_be_is_set_soon(shown):
    for piece in ("**", "[", ">", "- ", "*a ", "_a ", "`"):
        shown((piece * 20_000)[:20_000])
