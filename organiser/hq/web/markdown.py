"""Sets Markdown as HTML for a page of the desk: nothing that was typed becomes markup of its own.

It knows what the desktop shows: headings, lists, quotations, tables, code, emphasis, and links to
the web or to a mailbox. Whatever it does not know stands as it was written.
"""

import re
from collections.abc import Callable, Iterator, Mapping

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from organiser.domain.course import PICTURE

_DEEPEST = 6
"""Of quotations and lists in one another; what is deeper stands as plain text."""
_FIRST, _LAST = 3, 6
"""A page has its own h1 and h2."""
_HEADING = re.compile(r"(#{1,6})[ \t]+(.+?)[ \t]*#*$")
_ITEM = re.compile(r"([-*+]|\d{1,9}[.)])[ \t]+(?=\S)")
_FENCE = re.compile(r"(`{3,}|~{3,})")
_RULE = re.compile(r"([-*_])[ \t]*(?:\1[ \t]*){2,}$")
_UNDER_HEADS = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?$")
_LINK = re.compile(r"(?:https?://|mailto:)[^\s\"<>]+$", re.IGNORECASE)
_INLINE = re.compile(
    r"\\(?P<plain>[!-/:-@\[-`{-~])"
    r"|(?P<tick>`+)(?P<code>.{1,500}?)(?P=tick)"
    r"|\[(?P<label>[^\[\]]{1,300})\]\((?P<to>[^\s()]{1,500})\)"
    r"|(?P<url>https?://[^\s<>()\"]{1,300}[^\s<>()\".,;:!?])"
    r"|\*\*(?=\S)(?P<strong>.{1,1000}?)(?<=\S)\*\*"
    r"|\*(?=[^\s*])(?P<soft>.{1,1000}?)(?<=[^\s*])\*"
    r"|(?<!\w)_(?=\S)(?P<under>.{1,1000}?)(?<=\S)_(?!\w)"
)


def shown(text: str, pictures: Mapping[str, str] | None = None) -> SafeString:
    """Return *text* as HTML, its headings below those of the page.

    *pictures*: by the names that the text gives them, the addresses of those that are shown.
    """
    lines = text.replace("\r\n", "\n").replace("\t", "    ").split("\n")
    levels = [len(found[1]) for line in lines if (found := _HEADING.match(line))]
    return mark_safe(  # noqa: S308  (each piece was escaped by itself)
        "".join(_Setter(min(levels, default=1), pictures or {}).blocks(lines, 0))
    )


class _Setter:
    """Sets the blocks of one text; knows which heading came last."""

    def __init__(self, highest: int, pictures: Mapping[str, str]) -> None:
        self._highest, self._last, self._pictures = highest, _FIRST - 1, pictures

    def blocks(self, lines: list[str], depth: int) -> Iterator[str]:
        """Yield each block of *lines* as HTML."""
        at = 0
        while at < len(lines):
            line = lines[at]
            if not line.strip():
                at += 1
            elif found := _HEADING.match(line):
                yield self._heading(len(found[1]), found[2])
                at += 1
            elif _RULE.match(line):
                yield "<hr>"
                at += 1
            elif (picture := PICTURE.fullmatch(line.strip())) and picture[2] in self._pictures:
                yield _picture(picture[1], self._pictures[picture[2]])
                at += 1
            else:
                end, html = self._longer(lines, at, depth)
                yield html
                at = end

    def _longer(self, lines: list[str], at: int, depth: int) -> tuple[int, str]:
        """Return where a block of several lines ends, and what it is."""
        line = lines[at]
        if fence := _FENCE.match(line):
            end = _until(lines, at + 1, fence[1])
            return end + 1, f"<pre><code>{escape(chr(10).join(lines[at + 1 : end]))}</code></pre>"
        if "|" in line and at + 1 < len(lines) and _is_under_heads(lines[at + 1]):
            end = at + 2
            while end < len(lines) and "|" in lines[end]:
                end += 1
            return end, _table([line, *lines[at + 2 : end]])
        if depth < _DEEPEST and line.startswith(">"):
            end = _end(lines, at, lambda each: each.startswith(">"))
            inner = [each[1:].removeprefix(" ") for each in lines[at:end]]
            return end, f"<blockquote>{''.join(self.blocks(inner, depth + 1))}</blockquote>"
        if depth < _DEEPEST and _ITEM.match(line):
            return self._list(lines, at, depth)
        end = _end(lines, at + 1, lambda each: bool(each.strip()) and not _begins(each))
        return end, f"<p>{_inline(' '.join(each.strip() for each in lines[at:end]))}</p>"

    def _heading(self, level: int, words: str) -> str:
        wanted = level - self._highest + _FIRST
        self._last = min(wanted, self._last + 1, _LAST)
        return f"<h{self._last}>{_inline(words)}</h{self._last}>"

    def _list(self, lines: list[str], at: int, depth: int) -> tuple[int, str]:
        is_numbered, items = lines[at][0].isdigit(), list[str]()
        number = re.match(r"0*(\d+)", lines[at])
        while at < len(lines) and (found := _ITEM.match(lines[at])):
            if lines[at][0].isdigit() != is_numbered:
                break
            end = _end(lines, at + 1, lambda each: not each.strip() or each[:1] == " ")
            rest = [each[min(len(found[0]), _margin(each)) :] for each in lines[at + 1 : end]]
            items.append(self._item([lines[at][len(found[0]) :], *rest], depth))
            at = end
        tag = "ol" if is_numbered else "ul"
        start = f' start="{number[1]}"' if number and number[1] != "1" else ""
        return at, f'<{tag} class="points"{start}>{"".join(items)}</{tag}>'

    def _item(self, lines: list[str], depth: int) -> str:
        html = "".join(self.blocks(lines, depth + 1))
        if html.startswith("<p>") and html.count("<p>") == 1:
            html = html[3:].replace("</p>", "", 1)
        return f"<li>{html}</li>"


def _until(lines: list[str], at: int, fence: str) -> int:
    while at < len(lines) and not lines[at].startswith(fence):
        at += 1
    return at


def _end(lines: list[str], at: int, belongs: Callable[[str], bool]) -> int:
    while at < len(lines) and belongs(lines[at]):
        at += 1
    return at


def _begins(line: str) -> bool:
    """Whether a line begins another block."""
    return bool(
        _HEADING.match(line) or _ITEM.match(line) or _FENCE.match(line) or _RULE.match(line)
        or line.startswith(">") or PICTURE.fullmatch(line.strip())
    )  # fmt: skip


def _margin(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _is_under_heads(line: str) -> bool:
    return "|" in line and _UNDER_HEADS.match(line.strip()) is not None


def _table(lines: list[str]) -> str:
    heads, *rows = ([_inline(cell.strip()) for cell in _cells(line)] for line in lines)
    top = "".join(f'<th scope="col">{cell}</th>' for cell in heads)
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return (
        f'<div class="wide"><table class="rows"><thead><tr>{top}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )


def _cells(line: str) -> list[str]:
    return line.strip().removeprefix("|").removesuffix("|").split("|")


def _inline(text: str) -> str:
    parts, at = [], 0
    for found in _INLINE.finditer(text):
        parts += [escape(text[at : found.start()]), _piece(found)]
        at = found.end()
    return "".join([*parts, escape(text[at:])])


def _piece(found: re.Match[str]) -> str:
    if found["plain"]:
        return escape(found["plain"])
    if found["code"]:
        return f"<code>{escape(found['code'].strip())}</code>"
    if found["label"]:
        return _link(found["to"], _inline(found["label"]))
    if found["url"]:
        return _link(found["url"], escape(found["url"]))
    if found["strong"]:
        return f"<strong>{_inline(found['strong'])}</strong>"
    return f"<em>{_inline(found['soft'] or found['under'])}</em>"


def _picture(what: str, address: str) -> str:
    return f'<p><img src="{escape(address)}" alt="{escape(what)}"></p>'


def _link(to: str, label: str) -> str:
    if not _LINK.match(to):
        return label
    return f'<a href="{escape(to)}" rel="noopener noreferrer">{label}</a>'
