"""What the elements of HTML and their attributes say of the text within them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from tlqa.frozen import dataclass
from tlqa.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tlqa.inputs._html_blocks import Figure

VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
PAGE = frozenset("html head body".split())
ITEMS = frozenset("li dt dd".split())
PARTS_OF_TABLES = frozenset("td th tr tbody thead tfoot".split())
_FURNITURE = frozenset("nav footer aside menu dialog".split())
BLOCKS = frozenset(
    """address article blockquote caption center details dir div dl fieldset figcaption figure header hgroup
    form legend main ol optgroup option p pre search section summary table title ul""".split()
).union(PAGE, HEADINGS, ITEMS, PARTS_OF_TABLES, _FURNITURE)
PLAIN = frozenset("p div span a b i em strong ul ol small sup sub u s font section tr tbody".split())
"""Elements that, without attributes, say nothing of their text."""

LEFT_OUT = frozenset(
    "audio button canvas datalist del listing math object pre rp rt select svg template video".split()
)
_CODE = frozenset("code kbd samp tt var".split())
_KINDS = {
    "h1": BlockKind.HEADLINE,
    "title": BlockKind.HEADLINE,
    "blockquote": BlockKind.BLOCK_QUOTE,
    **dict.fromkeys(("h2", "h3", "h4", "h5", "h6"), BlockKind.SUBHEADING),
    **dict.fromkeys(("figcaption", "caption"), BlockKind.CAPTION),
    **dict.fromkeys(ITEMS, BlockKind.LIST_ITEM),
    **dict.fromkeys(("td", "th"), BlockKind.TABLE_CELL),
    **dict.fromkeys(_FURNITURE, BlockKind.BOILERPLATE),
}
_FURNITURE_ROLES = frozenset("navigation banner contentinfo complementary search menu dialog".split())
_NOTE_ROLES = frozenset(("doc-noteref", "doc-backlink"))
_NOTES = ("data-footnote-ref", "data-footnote-backref")
_STRUCTURE = frozenset("html body article main section".split())
_AUTHOR = re.compile(r"byline|author(?!i[tsz])")
# as in readability.js (unlikelyCandidates), and what sites of news have beside: parts of a name of a class
_CALLED = re.compile(
    r"ads?|adverts?|advertisements?|banner|breadcrumbs?|comments?|commenting|disqus|cookies?|consent|footer|foot|menu"
    r"|nav|navbar|navigation|newsletters?|outbrain|taboola|pagination|pager|popular|trending|promos?|promo\w+"
    r"|recirc\w*|recommend\w*|related\w*|shar(?:e|es|ing|ebar|etools)|socials?|sidebars?|skip|sponsor\w*"
    r"|subscribe|subscription|tags|taglist|tagcloud|toolbar|widgets?|masthead|mostread|mostpopular|readmore|modal|popup"
    r"|overlay|login|signin|signup|register|paywall|latest"
)
_PARTED = re.compile(r"[-_]+")
_PARTS = 3  # of a name; one of more is a sentence
_OF_STORY = frozenset(
    "main content article story post hentry entry entry-content article-body post-content".split()
)
_FILED = ("tag-", "category-")  # how WordPress names what a story is about
_CODE_OF_LANGUAGE = re.compile(r"[a-z]{2,3}(?![a-z0-9])")
_ANY_LANGUAGE = ("und", "mul")


@dataclass(frozen=True, slots=True)
class State:
    """What text is, by the elements around it.

    ``article`` is the outermost such element and ``main`` the innermost, 0 for none; ``furnished`` is in a
    header of the page; ``named`` is an author, ``dated`` a time; ``quotes`` counts the ``q`` around it;
    ``top`` is in an ``h1``, ``title`` in the page's; ``layout`` in a table that only lays out; ``linked`` in
    a link. ``part`` is the outermost form or element whose class or id is that of furniture, 0 for none.
    """

    kind: BlockKind | None = None
    left_out: bool = False
    foreign: bool = False
    translated: bool = True
    code: bool = False
    named: bool = False
    dated: bool = False
    furnished: bool = False
    layout: bool = False
    title: bool = False
    top: bool = False
    article: int = 0
    main: int = 0
    quotes: int = 0
    linked: bool = False
    part: int = 0
    figure: Figure | None = None

    def within(self, figure: Figure) -> State:
        """The same within a figure."""
        return replace(self, figure=figure)


def entered(name: str, given: Mapping[str, str], outer: State, number: int, language: str) -> State:
    """The state within an element.

    Args:
        name: of the element.
        given: its attributes.
        outer: the state around it.
        number: for an article, the main part or a part of the page, to tell it from others.
        language: of the story.
    """
    changes = _by_name(name, outer, number)
    if given:
        changes |= _by_attributes(name, given, outer, language)
        if not outer.part and name not in _STRUCTURE and called_furniture(given):
            changes["part"] = number
    return replace(outer, **changes) if changes else outer


def _by_name(name: str, outer: State, number: int) -> dict[str, Any]:
    if name in _KINDS:
        return {"kind": _kind(name, outer), "top": name == "h1", "title": name == "title"}
    if name in LEFT_OUT:
        return {"left_out": True}
    if name in _CODE:
        return {"code": True}
    match name:
        case "header":
            return {"furnished": not (outer.article or outer.main)}
        case "article" if not outer.article and outer.kind is not BlockKind.BOILERPLATE:
            return {"article": number}
        case "main":
            return {"main": number}
        case "table":
            return {"layout": False}
        case "form" if not outer.part:  # of a field, or around the whole page
            return {"part": number}
        case "time":
            return {"dated": True}
        case "address":
            return {"named": True}
        case "a":
            return {"linked": True}
        case "q":
            return {"quotes": outer.quotes + 1}
    return {}


def _kind(name: str, outer: State) -> BlockKind | None:
    """What furniture holds is furniture, and what is quoted is quoted but for who said it."""
    if name == "footer" and outer.kind is BlockKind.BLOCK_QUOTE:
        return BlockKind.CAPTION
    laid_out = outer.layout and name in PARTS_OF_TABLES
    stays = laid_out or outer.kind in (BlockKind.BOILERPLATE, BlockKind.BLOCK_QUOTE)
    return outer.kind if stays else _KINDS[name]


def _by_attributes(name: str, given: Mapping[str, str], outer: State, language: str) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    if "hidden" in given or given.get("aria-hidden") == "true" or _to_note(given):
        changes["left_out"] = True
    # on a whole page it is said to browsers that offer to translate it
    if name not in PAGE and "translate" in given:
        changes["translated"] = given["translate"] != "no"
    if "lang" in given or "xml:lang" in given:
        changes["foreign"] = language_of(given) not in ("", language)
    role = given.get("role")
    if role in _FURNITURE_ROLES:
        changes["kind"] = BlockKind.BOILERPLATE
    elif name == "table" and role in ("presentation", "none"):
        changes["layout"] = True
    if name not in _STRUCTURE:
        named = "author" in given.get("rel", "").split() or _AUTHOR.search(given.get("class", ""))
        changes["named"] = bool(named) or outer.named or name == "address"
    return changes


def called_furniture(given: Mapping[str, str]) -> bool:
    """Whether an element has a class or id that sites give to furniture, and none of a story."""
    names = f"{given.get('class', '')} {given.get('id', '')}".split()
    return _OF_STORY.isdisjoint(names) and any(
        _CALLED.fullmatch(part) for name in names for part in _parts_of(name)
    )


def _parts_of(name: str) -> list[str]:
    parts = _PARTED.split(name)
    return parts if len(parts) <= _PARTS and not name.startswith(_FILED) else []


def _to_note(given: Mapping[str, str]) -> bool:
    """Whether it is the number of a footnote, or leads back from one."""
    return given.get("role") in _NOTE_ROLES or any(name in given for name in _NOTES)


def language_of(given: Mapping[str, str]) -> str:
    """The language, ISO 639, that attributes say text is in; "" for none, any, or what is no code."""
    match = _CODE_OF_LANGUAGE.match(given.get("lang") or given.get("xml:lang", ""))
    return match[0] if match and match[0] not in _ANY_LANGUAGE else ""
