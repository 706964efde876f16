"""English words as Universal Dependencies has them, for ``tlqa.text.words``: one pattern, tried in order.

Every repeat that may fail after it is bounded, so that no text takes more than linear time; the
alternatives are sorted by their first character, so that few are tried at a place.
"""

from __future__ import annotations

_L = r"[^\W\d_]"
_MARK = "['’`]"
_CLITICS = "s|m|d|re|ve|ll|S|M|D|RE|VE|LL"
_PREFIXES = (
    "non|anti|re|co|pro|pre|mid|post|cross|over|multi|ex|counter|semi|sub|mini|neo|socio|psycho|arch|intra|micro"
    "|un|inter|e|vice|trans|ultra|pseudo|quasi|bi|tri|infra|extra|mega|proto|pan"
)

# what most of a text is, tried first: words before a space or comma that nothing below would cut
_PLAIN = (
    r"(?!im |ive |its |alot )[A-Za-z]{2,40}(?=[ ,])(?<![dso]nt)(?<!rent)(?<!avent)(?<!cant)(?<!aint)"
    r"(?<!cannot)(?<!nna)(?<!tta)(?<!mme)(?<!ats)(?<!heres)(?<!ets)(?<!youre)(?<!heyre)(?<!Im)(?<!Ive)(?<!Its)"
    r"|[aI](?= )"
)

# names of files, sites and accounts; a word with a point, an underscore or an @ right behind it may be one
_ENDINGS = r"com|org|net|edu|gov|co\.uk|info|doc|xls|pdf|html?|jpg|txt|url"
_NAMES = (
    r"(?=[\w+-]{1,64}[@._])(?:"
    r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w.-]{1,64})?(?<![.-])"
    rf"|(?i:[\w-]{{1,64}}(?:\.[\w-]{{1,64}}){{0,6}}\.(?:{_ENDINGS})(?!\w))"
    r"|[\w-]{1,64}_[\w.-]{1,64}(?<!\.)"
    r"|[a-z]{1,20}(?:\.[a-z]{2,20}){2,9}(?:-[a-z]{1,20})?(?!\w))"
)

# two words written as one, with an apostrophe or without
_CONTRACTED = (
    rf"{_L}{{1,9}}?(?=[nN]{_MARK}[tT](?!\w))|[nN]{_MARK}[tT](?!\w)",  # do|n’t
    r"(?i:(?:do|did|does|is|was|are|were|could|would|should|has|have|had|ca|wo|ai)(?=nt(?!\w)))",
    r"[iI](?=(?:m|ve)(?!\w))|(?<=(?<!\w)[iI])(?:m|ve)(?!\w)",
    r"(?i:(?:you|they)(?=re(?!\w))|(?<=you)re(?!\w)|(?<=they)re(?!\w)|(?:that|what|there)(?=s(?!\w))"
    r"|(?<=that)s(?!\w)|(?<=what)s(?!\w)|(?<=there)s(?!\w)|a(?=lot(?!\w)))",
    r"[iI]t(?=s (?:an?|the|not|been|my|your|gonna|like|just|so|really|all|kind|in|for|from|between"
    r"|as|at|on|to|with|nothing|getting)(?![\w-]))|(?<=(?<!\w)[iI]t)s(?= )",
    r"[lL]et(?=s (?:go|see|get|take|be|say|do|face|try|not|keep|make|hope|have)(?![\w-]))"
    r"|(?<=(?<!\w)[lL]et)s(?= )",
    r"(?i:can(?=not(?!\w))|(?:gon|wan)(?=na(?!\w))|(?:got|out)(?=ta(?!\w))|(?:gim|lem)(?=me(?!\w)))",
)

_LETTERS = (
    _PLAIN,
    r"(?:https?://|www\.|mailto:)[^\s<>“”\"]*[^\s<>“”\".,;:!?)\]'’]",
    _NAMES,
    *_CONTRACTED,
    rf"(?:{_L}\.){{2,12}}(?:{_L}(?!\w))?",  # U.S. p.m.
    rf"(?i:{_PREFIXES})-[^\W_]+",
    r"(?:US|A|C|NZ|HK|R)\$|(?:p&l|[A-Z]{1,4}&[A-Z]{1,3})(?!\w)",
    r"x\d-\d{4}(?!\d)|(?i:b/c|[lio]/[co])(?!\w)|w/(?=\s)",
    rf"{_L}{{1,20}}-(?=\s{_L}|$)",  # 'two- and three-year'
    rf"{_L}+(?:{_MARK}(?!(?:{_CLITICS})(?!\w)){_L}+|\d\w*)*",
)

_DIGITS = (
    _NAMES,
    r"(?:\d-)?\d{3}[-/]\d{3}-\d{4}|(?<!\d)\d{3}-\d{4}(?!\d)|(?<![\d-])\d-\d{4}(?![\d-])",  # telephone numbers
    rf"\d+(?:st|nd|rd|th|ST|ND|RD|TH|s|{_MARK}s)(?!\w)",
    r"\d+(?:[.,]\d+)*[ABDEGHILNPQRSTUVWXYZ](?!\w)",  # 3G, 83N
    r"\d+(?:[.,:/]\d+)*",
)

_MARKS = (
    rf"(?<=\S){_MARK}(?:{_CLITICS})(?!\w)",
    rf"{_MARK}(?:em|til|cause|tis|twas|n|\d0s|\d\d)(?!\w)",
    r"\.(?:doc|xls|pdf)(?!\w)",
    r"@[\w-]{1,64}(?:\.[\w-]{1,64}){0,6}(?!\w)|#[A-Za-z]\w+|\+\d+(?:[.,:/]\d+)*",
    r"[:;=]-?[)(DP](?!\w)|\^_\^|\(:(?!\w)|[-=+|<>*_~^]{6,}",
    r"\.{2,}|…\.*|[.,][!?]+|[!?]{2,}\.?|!\.|-{2,}=*|={2,}-*|''|``|’’|‘’|‘‘",
    r"<{2,}|>{2,}|\*{2,}|_+|\+{2,}|~{2,}|#{2,}|\${2,}|/{2,}|\\{2,}|\){2,}",
    r"\S",
)

WORDS = (
    rf"(?!\s)(?:(?={_L})(?:{'|'.join(_LETTERS)})|(?=\d)(?:{'|'.join(_DIGITS)})"
    rf"|[.,](?=[\n ]|$)|(?:{'|'.join(_MARKS)}))"
)
