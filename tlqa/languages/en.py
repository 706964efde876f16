"""English as a target language.

The finite verbs are the closed classes (be, have, do, the modals), the irregular preterites and the
verbs of reporting in the forms that news uses.
"""

from __future__ import annotations

from pathlib import Path

from tlqa.languages._common import MACROS
from tlqa.languages._en_agencies import AGENCY, AGENCY_ALONE, AGENCY_BESIDE, AGENCY_CREDIT
from tlqa.languages._en_irregular import IRREGULAR
from tlqa.languages._en_verbs import BASE_VERBS, THIRD_PERSON
from tlqa.languages._en_words import WORDS
from tlqa.text.language import Language

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

_REPORTING_PAST = frozenset(
    """
    said told added stressed noted warned explained declared announced argued insisted recalled replied
    answered asked claimed stated emphasized emphasised underlined concluded continued confirmed denied
    admitted acknowledged assured affirmed pointed indicated specified commented observed remarked
    complained lamented joked quipped wrote tweeted posted promised pledged vowed urged called cautioned
    predicted suggested testified maintained contended conceded recounted confided assessed summarized
    summarised denounced criticised criticized objected agreed believed thought boasted regretted deplored
    welcomed reported informed
    """.split()
)
_REPORTING_PRESENT = frozenset(
    """
    says tells adds stresses notes warns explains declares announces argues insists recalls replies
    answers asks claims states emphasizes emphasises underlines concludes continues confirms denies
    admits acknowledges assures affirms indicates specifies comments observes remarks complains laments
    jokes writes promises urges cautions predicts suggests maintains believes thinks regrets deplores
    welcomes reports informs
    """.split()
)

_FINITE = (
    frozenset(
        """
    am is are was were be isn't aren't wasn't weren't 's 're 'm 'll 've
    has have had hasn't haven't hadn't do does did don't doesn't didn't
    can could will would shall should may might must can't cannot couldn't won't wouldn't shan't
    shouldn't mightn't mustn't ought
    became began begins bent bled blew bought broke brought built came chose clung crept dealt dove drew
    drove fell felt fled flew forbade forgot forgave fought found froze gave got grew heard held hid kept
    knew knows laid leapt led left lent lost made meant met overcame oversaw paid proved proves quit ran
    rang remained remains resumed rose sank sang sat saw seemed seems sent shook shot shrank shut slept
    sought sold spent spoke sprang stole stood strode struck stuck swam swept swore taught tended tends
    ate awoke beat bet bid bit bore bound bred burnt burst cast caught cost cut dealt did drank drew dug
    dreamt fed flung forecast foresaw froze hung hurt knelt learnt lay let lit mistook outdid overthrew
    put read rebuilt rid rode saw set shed shone slid spat split spread sprang spun spelt stank stung
    strode strove strung swung thrust trod undid upheld withheld withstood wound wrung
    threw took tore undertook understood underwent wants wanted withdrew woke won wore wept went
    means needs stands tries included contained belonged consisted depended existed happened followed required
    began arrived departed died occurred opened closed ended started stopped failed managed succeeded
    decided hopes hoped expected intended aims aimed
    """.split()
    )
    | _REPORTING_PAST
    | _REPORTING_PRESENT
    | THIRD_PERSON
)

_FUNCTION_WORDS = frozenset(
    """
    the a an this that these those my your his her its our their some any no every each either neither
    and or but nor so yet for of in on at by to from with without within into onto upon over under after
    before between among against during since until till through across about around behind beyond near
    as than like if because although though while whereas when where which who whom whose what how why
    i you he she it we they me him us them not only also very more most much many few all both such other
    is are was were be been being has have had do does did can could will would shall should may might
    must there here then now too again ever never out up down off per via despite amid unlike toward towards
    """.split()
)

_DETERMINERS = frozenset(
    """
    the a an this that these those my your his her its our their some any no every each either neither
    whose first second third last next other another all both many several few more most main new old
    of in on at by for from with without into over under after before between among against during
    to and or as than about
    """.split()
)
_ABBREVIATIONS = frozenset(
    """
    mr mrs ms dr prof gen col lt sgt capt maj cpl adm cmdr sen rep gov rev hon st ste mt ft jr sr inc ltd
    drs profs gens sgts sens reps govs revs
    co corp bros no nos vs etc al dept est fig vol pp ed eds cf e.g i.e a.m p.m u.s u.k u.n e.u d.c ph.d
    jan feb mar apr jun jul aug sept sep oct nov dec mon tue wed thu fri sat sun
    ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich minn miss mo mont neb nev okla
    ld retd addl crl anr ors insp supt lieut cllr ald engr
    ore pa tenn tex va vt wash wis wyo messrs mme mlle pres supt atty brig art approx ca min max
    """.split()
)
_TITLE_ABBREVIATIONS = frozenset(
    """
    mr mrs ms dr prof gen col lt sgt capt maj cpl adm cmdr sen rep gov rev hon st ste mt messrs brig pres
    drs profs gens sgts sens reps govs revs
    """.split()
)
# titles and streets of other languages that are no words of English
_FOREIGN_TITLES = frozenset("prok mgr inż doc dott avv ing mec sig ul pw św proc akad kand dipl".split())

_MEASURES = (
    "day|week|month|year|night|hour|minute|second|head|piece|share|barrel|person|kilo|ton|lit|met|mile|square"
    "|time|game|match|season|pound|gallon|ounce"
)
_FINITE_PAIR = (
    r"(?<![^ (])(?:i|he|she|we|they) [a-z]"
    # a word in -s with its object: "employs 300", "names the mayor", but not "two days a week"
    r"|(?<=[a-z][a-z’-])[a-hj-rtv-z](?<!\btime)(?<!\bday)(?<!\bhour)(?<!\bweek)(?<!\bmonth)(?<!\byear)"
    r"(?<!\bdecade)(?<!\btoward)(?<!\bbeside)(?<!\bperhap)(?<!\balway)(?<!\bwherea)(?<!\bafterward)"
    rf"s (?:the|an?(?! (?:{_MEASURES}))|his|her|its|their|him|them|it|more than|some|all|every"
    r"|(?:about )?\d[\d,.]*)(?![\w-])"
    r"|'(?<=n')t(?![^ ,.])|'(?:re|ve|ll|m|d)(?![^ ,.])|'(?<=[^a-z]it')s |'(?<=\bthat')s |'(?<=he')s "
)

_DAY = f"(?:{'|'.join(_WEEKDAYS)})"
_MONTH = f"(?:{'|'.join(_MONTHS)})"
_MON = r"(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.?"
# the commonest verbs of reporting: the whole list costs every pattern that names it a millisecond to compile
_SAID = (
    r"(?:sa(?:id|ys)|told|tells|add(?:ed|s)|warn(?:ed|s)|note[ds]|stress(?:ed|es)|explain(?:ed|s)|insist(?:ed|s)"
    r"|argue[ds]|declare[ds]|denounce[ds]|announce[ds]|recall(?:ed|s)|conclude[ds]|continue[ds]"
    r"|state[ds]|claim(?:ed|s)|asked|asks|replie[ds]|answer(?:ed|s)|admit(?:ted|s)|confirm(?:ed|s)|denie[ds]|believe[ds]|complain(?:ed|s)"
    r"|acknowledge[ds]|assure[ds]|indicate[ds]|emphasi[sz]e[ds]|underline[ds]|point(?:ed|s) out|wrote|writes"
    r"|tweeted|called|joked|lamented|thought|thinks|commented|reported|reports|according)"
)
_TIME = r"\d{1,2}(?:[:.]\d{2}){1,2}(?:\s?[ap]\.?m\.?)?(?:\s?(?:GMT|UTC|CET|EST|EDT|BST|ET|IST))?"
_DATE = (
    rf"(?:{_DAY},?\s+)?(?:(?:{_MONTH}|{_MON})\s+\d{{1,2}}(?:st|nd|rd|th)?,?(?:\s+\d{{4}})?"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{_MONTH}|{_MON}),?(?:\s+\d{{4}})?"
    rf"|\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}}|\d{{4}}-\d{{2}}-\d{{2}})"
)
_NAME = r"(?:[A-ZÀ-ÖØ-ÞŠŽŁ][\w'’-]+|[A-Z]\.|de|del|della|von|van|der|bin|al-\w+|el|la|du|Mc\w+)"

_CUES = {
    "date": (
        rf"(?i:(?:(?:last )?(?:published|updated|posted|modified|publication|date|first published)"
        rf"(?: on| at)?\s*:?\s*)?(?:{_TIME},?\s+)?{_DATE}(?:\s*[,|·•–-]?\s*(?:at\s+)?{_TIME})?"
        rf"(?:\s*[|·•]\s*\d+ (?:min|minute)s?(?: read)?)?)"
    ),
    "byline": (
        rf"(?:[Bb]y|BY|Text:|Author:|Written by|Reported by)\s+{_NAME}(?:\s+{_NAME}){{0,4}}"
        rf"(?:(?:,|\s+and|\s*[&|/])\s+[^.!?]{{2,60}})?"
    ),
    "person": rf"(?:{_NAME})(?:\s+{_NAME}){{1,3}}",
    "caption": (
        r"(?:(?i:photo|photograph|image|picture|video|file photo|file|credit|illustration|caption|graphic)"
        r"(?: by| credit| source| caption)?s?\s*[:=©].*"
        r"|.*\((?:AP|AFP|Reuters|EPA|Getty|PA|dpa|Photo|Image|File|Credit)\b[^()]*(?:Photo|Image|[/:=])[^()]*\)\.?"
        r"|(?:(?:FILE|File) ?(?:PHOTO|photo)?|PHOTO|IMAGE)\s*[-–—:].*"
        r"|.*[©].*|.*(?:Getty Images|AP Photo|/AFP|/Reuters|/EPA)\.?"
        r"|.{20,}[.!?”\"] \(?[A-Z][\w .&’'-]{2,40}"
        r"(?: via (?:AP|AFP|Reuters|Getty Images|EPA)|/[A-Z][\w .’'-]{2,40}\))"
        r"|.{20,}[.!?”\"] (?:[A-Z][\w .&’-]{2,40} )?[Pp]hoto(?:graph)? (?:by|courtesy of) [A-Z][\w .’-]{2,30}"
        r"|.*[.\s](?:REUTERS|AFP|EPA|Getty|AP Photo)\s?/\s?[A-Z][\w./ -]{2,40}"
        r"|.{20,}[.\s](?:Photo|Photograph|Picture|Image|Credit)(?: by| credit)?\s?[:=©]"
        r"\s?[A-Z][\w./ ©&-]{2,50})"
    ),
    "dateline": (
        r"(?:\([A-Z][\w ]{1,20}(?:Press|News|Agency)?\)\s*(?:--|—|–|-)(?=\s?)"
        r"|\((?:[A-ZÀ-Ý][\w’'.-]+)(?:[ ,]+[A-ZÀ-Ý][\w’'.-]+){0,4}"
        r"(?: [—–-] [A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?)?\)(?=\s)"
        r"|(?!(?:DEAR )?(?:SIRS?|MADAM)\b)[A-ZÀ-Ý][A-ZÀ-Ý.’' /-]{2,40}(?:,[^.\n]{1,40}?)?"
        r"\s*(?:\([^()\n]{2,40}\)\s*)?(?:--|—|–|-|\|)(?=\s)"
        r"|[A-ZÀ-Ý][A-ZÀ-Ý’' /-]{2,30},? (?:[A-Z][a-z]{2,8}\.? \d{1,2},? ?)?"
        r"\([^()\n]{2,40}\)\s*(?:--|—|–|-|:)?(?=\s)"
        r"|[A-ZÀ-Ý][A-ZÀ-Ý’' -]{2,30}\. (?:[A-Z][a-z]{2,8}\.? \d{1,2}\.? ?)?"
        r"\([^()\n]{2,40}\)\s*(?:--|—|–|-)?(?=\s)"
        r"|[A-ZÀ-Ý][A-ZÀ-Ý’' -]{2,30}[.,] (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})\.? "
        r"(?:/?[A-Z][A-Za-z]{2,12}/?\.?\s*(?:--|—|–|-)|/[A-Z]{3,12}/\.?)(?=\s)"
        r"|[A-ZÀ-Ý][\w’'.-]+(?: [A-ZÀ-Ý][\w’'.-]+){0,2}(?:, [A-ZÀ-Ý][\w’' -]{2,30})? "
        r"\((?:dpa|AFP|AP|Reuters|EFE|ANSA|PAP|CTK|APA|KNA|SID|epd|TASS|UPI|MTI|Lusa)\)\s*(?:--|—|–|-)(?=\s))"
    ),
    "kicker": r"(?:[^|\n“”\"]{2,60}?)\s\|(?=\s\S)(?!(?:[^|\n]*\|){2})",
    "biography": (
        r"(?i:.*\b(?:nerd|geek|guru|ninja|aficionado|fanatic|enthusiast|maven|junkie|evangelist|trailblazer"
        r"|twitteraholic|wannabe|buff|scholar|pioneer|lover|introvert|specialist)\b\.? .*)"
    ),
    "question-label": r"(?:Q|A|Question|Answer|[A-Z][A-Za-z’' ]{1,30})\s?:",
}

LANGUAGE = Language(
    code="en",
    name="English",
    opening_quotes="“‘",
    closing_quotes="”’",
    abbreviations=_ABBREVIATIONS,
    title_abbreviations=_TITLE_ABBREVIATIONS | _FOREIGN_TITLES,
    finite_verbs=_FINITE,
    base_verbs=BASE_VERBS,
    determiners=_DETERMINERS,
    function_words=_FUNCTION_WORDS,
    reporting_verbs=_REPORTING_PAST | _REPORTING_PRESENT,
    first_person=frozenset("i we me us my our mine ours myself ourselves".split()),
    second_person=frozenset("you your yours yourself yourselves".split()),
    weekdays=_WEEKDAYS,
    months=_MONTHS,
    macros={
        **MACROS,
        "DAY": _DAY,
        "MONTH": _MONTH,
        "MON": _MON,
        "SAID": _SAID,
        "NUMBER": r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?",
        "SCALE": r"(?:thousand|million|billion|trillion)",
        "AGENCY": AGENCY,
        "AGENCY_ALONE": AGENCY_ALONE,
        "AGENCY_BESIDE": AGENCY_BESIDE,
        "AGENCY_CREDIT": AGENCY_CREDIT,
    },
    cues=_CUES,
    caption_signs=(
        *("photo", "image", "picture", "video", "file", "credit", "illustration", "caption", "graphic"),
        *("getty", "©", "(", "/", " via "),
    ),
    finite_pair=_FINITE_PAIR,
    commonest=(" the ", " and ", " of ", " to ", " that "),
    word_pattern=WORDS,
    tagger=Path(__file__).with_name("en.tagger"),
    irregular=IRREGULAR,
)
