"""English around a quotation: who says it, what goes on with a sentence, what cannot end or begin one."""

from __future__ import annotations

from tlqa.compiled import compiled

SAY = (
    r"(?:sa(?:id|ys)|told|tells|add(?:ed|s)|warn(?:ed|s)|note[ds]|stress(?:ed|es)|explain(?:ed|s)"
    r"|insist(?:ed|s)"
    r"|argue[ds]|declare[ds]|announce[ds]|recall(?:ed|s)|recount(?:ed|s)|conclude[ds]|continue[ds]|state[ds]"
    r"|claimed|replie[ds]|answered|admit(?:ted|s)|confirm(?:ed|s)|complain(?:ed|s)|acknowledge[ds]"
    r"|commented|assure[ds]|emphasi[sz]e[ds]|underline[ds]|underscore[ds]|point(?:ed|s) out|wrote|writes"
    r"|tweeted|posted|joked|lament(?:ed|s)|remarked|observe[ds]|suggest(?:ed|s)|reported|testified"
    r"|quipped|reiterate[ds]|predict(?:ed|s)|asked|asks|critici[sz]e[ds]|affirm(?:ed|s)|vowed|promised"
    r"|cautioned|concede[ds]|maintain(?:ed|s)|assert(?:ed|s)|summed up|sums up|specifie[ds]|indicate[ds])"
)
NAMED = r"(?!(?:I|But|And|If|When|That|What|Who|We|You|So|Because|As)\b)[A-ZÀ-Ž][\w’'.-]*"
OFFICE = r"(?:the|an?|his|her|its|their|one|another|two|several|many|some|most|local|former)"
WHO = (
    rf"(?:{OFFICE} (?:[\w’'.,&/-]+ ){{1,9}}?|(?:he|she|they|it) "
    rf"|(?:[a-z-]+ ){{0,2}}(?:{NAMED} )(?:[\w’'.&/-]+ ){{0,8}}?)"
)
SAYS_WHO = rf"{SAY} (?:the|an?|he|she|his|her|one|another|{NAMED})\b"
ATTRIBUTION = rf"(?:{WHO}(?:also |then |later |has |had )?{SAY}\b|{SAYS_WHO})"
BEHIND = compiled(rf"[,.]?\s?,?\s?{ATTRIBUTION}")  # right after the closing mark
REPORTS = compiled(
    rf"\b(?:{SAY}|saying|adding|telling|according|asking|writing|explaining|warning|quoted|called"
    rf"|thinks|thought"
    r"|believes|believed)\b"
)
LATE = compiled(rf"(?P<on>[^.!?:;“”\"\n]{{2,240}}?),\s{ATTRIBUTION}(?=[^“”\"\n]{{0,120}}(?:[.]|$)|,? [“\"])")
WE = (
    r"(?:we|i|you|they|it|there|he|she|it[’']s|that[’']s|there[’']s|[a-z]+[’'](?:re|ve|ll|m)|this"
    r"|these|our|your|my|no|not)"
)
GOES_ON = compiled(
    rf"(?i:(?:but|and|because|so|since|when|while|if|unless|until|although|though|whereas|where"
    rf"|how|why|as|or|nor) {WE}\b"
    rf"|(?:but|and|because|that|which|who|whose|even|especially|particularly|nor)\b|{WE}\b|(?:to"
    rf"|by) [a-z]+\b"
    r"|(?:surely|maybe|perhaps|never|always|allowing|making|leaving|giving|then|just|simply"
    r"|albeit|basically|first because|as (?:has|have|is|are|was|did|do|does))\b)"
)
FINITE = (
    r"(?:is|are|was|were|has|have|had|will|would|can|could|should|must|do|does|did|(?:do|does|did"
    r"|wo|ca|is|are)n[’']t)"
)
ONE_MORE = compiled(rf"(?:the|a|an|all|some|many|most|no|every|each|more)\b[^,]*\b{FINITE}\b")
SECOND_HALF = compiled(rf"\s(?P<on>[A-Z(][^!?:;“”\"\n]{{12,300}}?),\s{ATTRIBUTION}[^“”\"\n]{{0,80}}(?:\.|$)")
NO_NUMBER = "".join(
    f"(?<!{word} I)"
    for word in "War Article Part Phase Chapter Type Title Charles Elizabeth James Paul Peter".split()
)
# looks back at its first letter, since re skips fast to a class that stands in front of all
OWN = compiled(
    rf"[IWwmouLl](?<![\w<-].)(?:(?<=I){NO_NUMBER}(?:[’'](?:m|ve|ll|d))?|"
    r"(?<=[Ww])e(?:[’'](?:re|ve|ll|d))?|(?<=m)[ye]"
    r"|(?<=o)ur|(?<=u)s|(?<=[Ll])et[’']s)\b(?![’'>.])"
)
SPEAKER = compiled(
    rf"{OWN.pattern}|\b(?:My|Our|[Yy]ou|your|[Ii]t[’']s|[Tt]hat[’']s|[Tt]here[’'](?:s|ve|re)"
    rf"|[Ww]hat[’']s|[Hh]e[’']s"
    r"|[Ss]he[’']s|\w+n[’']t|[A-Z]?\w+[’'](?:re|ve|ll|m))\b(?![’'])"
)
AT_ONCE = compiled(
    r"(?:the|an?|our|my|your|their"
    r"|this|that|these|who"
    r"|which|be|been|not|more|very|all)\b"
)
NOW = compiled(
    r"\b(?:is|are|am|has|have|do|does|can|will|must|may|should|needs?|wants?|know|goes|makes|depends?)\b"
)
SECOND_CLAUSE = compiled(rf"(?:but|so|because|and|while|since|although|albeit|which|where|who|that|as) {WE}?")
SECOND_CLAUSE_AT_ONCE = compiled(
    r"(?:but (?!only|not)|so |because |which |who |whose |albeit |or |than |of |that |and )"
)
LED_BY = (
    r"(?:Despite|In|After|When|If|As|While|With|For|On|At|Because|Although|To|From|By|Under|Since|Without|During"
    r"|Once|Until|Before|Though|Even|Instead|Still|But|However|Meanwhile|Now|Today|So|Then|And|Yet"
    r"|[A-Z][a-z]+(?:ly|ing|ed))"
)
CLAUSE_FIRST = compiled(
    rf"(?!{LED_BY}\b)(?:[A-Z][\w’'-]+|I) [^“”\":;()–—]{{0,80}}?\b{FINITE} [^“”\":;()–—]{{2,80}}, $"
)
CLAUSE_NEXT = compiled(
    r"(?:we|he|she|they|it|you|there|this|that|otherwise|let[’']s|nobody|everybody|everyone|nothing)\b"
    r"|[Ii]t[’']s\b"
)
LEADS_ON = compiled(
    r"\b(?:the|an?|my|our|their|his|her|its|this|these|those|very|any|some|no|of|in|on|for|to"
    r"|with|from|by|at|who|which)\s$"
)
CAPITAL = (
    r"(?:I|We|You|It|There|This|That|The|They|These|Our|My|If|What|When|No|Yes|For|In|But|And|He"
    r"|She|Let|Now|Not"
    r"|One|Some|Nobody|Everyone|Every|All)"
)
OPENED_BY = compiled(
    r"(?!(?:[Aa]s|[Ll]ike|[Ff]rom|[Ww]hat|[Ii]f|I|[Ww]e|[Yy]ou|[Pp]eople|[Ee]veryone|[Nn]obody|Having|Being"
    r"|Well|Since|Because|When|While|Although|Though|Once|Look|Oh|Yes|That (?:being )?said|Well said"
    r"|Easier said)\b)"
    r"(?:(?:[Bb]ut|[Aa]nd|[Ii]n [^,“”\"\n]{3,60},|[A-Z][a-z]+ing [^“”\"\n]{3,90},) )?"
    rf"(?:(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t|(?:[Tt]he|[Aa]n?) [^,:.?!“”\"\n]{{2,70}}"
    rf"|{NAMED}[^:?!“”\"\n]{{0,90}}?),? )"
    rf"(?:also |then |later |has |had )?{SAY}(?: [^,:.!?“”\"\n]{{1,60}})?(?::\s(?=[A-Z“‘])"
    rf"|,\s(?=(?:{CAPITAL}|we)\b))"
    rf"|(?!(?:As|Like|What|I|We|You)\b)(?:(?!\b(?:I|we|my|our|me"
    rf"|us)\b)[^:.?!“”\"\n]){{3,160}}?\b{SAY}(?: [^,:.!?“”\"\n]{{1,40}})?: (?=[A-Z])"
)
BEGUN_BY = compiled(rf"{ATTRIBUTION}")
NOTHING_ELSE = compiled(
    rf"(?:(?:he|she|they) {SAY}|(?:(?:the|an?) )?(?:[\w’'.-]+ ){{1,6}}?{SAY}|{SAY} (?:the |an? "
    rf")?[\w’'.-]+)(?: [\w’'.-]+){{0,6}}[.,]?$"
)
PUT_IT = compiled(
    r"(?:put it|puts it|expressed it|called it|said|says|writes|wrote|formulated it|calls it)(?: "
    r"[\w’'-]+){0,3}, [a-z]"
)
NOT_WHO = (
    r"(?!(?:and|but|or|when|that|if|as|which|who|because|where|how|what|so|then|we|you|i|like"
    r"|than|since|while|including|such|with|from|to|for|by|of|in|on|at|about|not|even|only)\b)"
)
NOT_THERE = (
    r"(?!(?:is|are|was|were|has|have|had|will|would|could|should|can|must|may|might|never|not"
    r"|that|who|which|to|if"
    r"|when|because|he|she|we|I|you|they|it|be|been|and he|and they)\b)"
)
NOUNS = rf"(?:{NOT_THERE}[\w’'&/.-]+ )"
WHO_WITHIN = (
    rf"(?:(?:he|she|they) |{OFFICE} {NOUNS}{{1,8}}?|(?:an?|the) {NOUNS}{{0,4}}[\w’'-]+, "
    rf"{NAMED}(?: {NAMED}){{0,2}}, "
    rf"|(?:\d+-year-old )?{NOT_WHO}(?:[a-z-]+ ){{0,3}}(?:{NAMED} ){NOUNS}{{0,7}}?"
    rf"|{NAMED} {NAMED}(?: {NAMED})?, [^,.!?:;“”\"\n]{{3,70}}[, ] ?)"
)
SAYS_WITHIN = (
    r"(?:also |then |later )?(?:(?:told|tells) (?:reporters|journalists|(?:the|an?) \w+|[A-Z][\w’'.-]*)"
    rf"|(?!told|tells){SAY}(?! (?:that|me|us|it|how|what|to (?!the |an? |this |our |reporters"
    rf"|journalists)[a-z]+|the|an?|he|she|they|we|I)\b))"
)
SOURCE_WITHIN = rf"according to (?:the |an? )?(?:\w+ ){{0,5}}[\w’'-]+, {NAMED} {NAMED}"
MORE = (
    r"(?:(?: (?:on|in|at|after|during|before|to|as|yesterday|today|this|last|with|from|while|when"
    r"|of|about|and)|,? who"
    r"|, (?:a|an|the|adding|in an?|after|during))\b[^.!?:;“”\"\n]{0,120}?| "
    r"[A-Z][^.!?:;“”\"\n]{0,120}?|(?: [\w’'-]+){0,6})?"
)
WITHIN = compiled(
    rf"(?:[,!?]{{1,2}}|[a-z][.]) (?P<mark>(?:{WHO_WITHIN}{SAYS_WITHIN}"
    rf"|{SAY} (?:{NAMED}|he\b|she\b|they\b|(?:the|an?) [\w’'-]+)|{SOURCE_WITHIN}){MORE})(?:\. "
    rf"(?=[A-Z])|, (?![‘'])|[.,]?$)"
)
STAGE = compiled(
    r"[.!?] (?P<mark>(?:With (?:these|those|such) words|With that|Having said (?:this|that|so)"
    r"|After (?:these|those) words"
    r"|So saying|Saying (?:this|that|so)),? (?!I\b|we\b)[^.!?]{3,60}"
    r"|(?:He|She|They|The [a-z-]+|[A-Z][\w’'-]+) (?:was|were) (?:speaking|talking|addressing"
    r"|responding|reacting|commenting|replying) "
    r"(?:at|to|in|on|after|before|during|about|from|with)\b"
    r"|(?:He|She|They|The [a-z-]+) (?:made|gave) (?:the|this|these|his|her|their) (?:remarks?"
    r"|comments?|statements?|speech|assurance|announcement)\b"
    r"|(?:He|She) (?:spoke|said (?:this|so)|was quoted|was visibly|seemed|looked|smiled|laughed"
    r"|paused|sighed|shrugged|nodded|shook (?:his|her)"
    r"|added that|stressed that|explained that|pointed out that|concluded by|went on to)\b"
    r"|(?:He|She|The (?:[a-z-]+ )?[a-z]+|[A-Z][\w’'-]+ [A-Z][\w’'-]+) (?:then |began to |started "
    r"to )?(?:left the|walked out|burst into|broke into|cry|cried|sob|weep|wept)\b"
    r"|(?:Asked|Questioned) (?:about|by|whether|if|why|how)\b[^.!?]{3,100}, (?:he|she|they|the [a-z-]+) )"
)
GESTURE = compiled(
    r", (?P<mark>(?:he|she|the \w+|[A-Z]\w+|[A-Z]\w+ [A-Z]\w+) (?:then )?(?:smile[ds]|laugh(?:ed"
    r"|s)|sigh(?:ed|s)|point(?:ed|s)|shrug(?:ged|s)|nod(?:ded|s)"
    r"|wipe[ds]|sh[oa]o?k(?:es)?|pause[ds]|whisper(?:ed|s)|cri(?:ed|es)|grin(?:ned|s)|wave[ds]"
    r"|gesture[ds]|shout(?:ed|s)|raise[ds]|lower(?:ed|s)|show(?:ed|s))"
    r"(?: [\w’'-]+){0,7}), "
    r"|\b(?P<age>[A-Z][\w’-]+ [A-Z][\w’-]+(?:, | \()\d{2}(?:,|\)))"
)
CERTAIN = compiled(
    rf"\b(?:{NAMED} {NAMED}|reporters|journalists|statement|interview|news conference|spokes\w+"
    rf"|minister|analysts?"
    r"|president|officials?|police|dealers?|economists?|traders?|mayor|prosecutor|coach|lawyer|judge|court)\b"
)
LEADS_TO = compiled(rf"\b{SAY}\b[^.!?\n]*$|[:,]\s$")
CUT_OFF = compiled(
    rf", (?:{OFFICE}(?: [\w’'-]+){{0,3}}|\d+-year-old(?: [\w’'-]+){{0,3}}|{NAMED}(?: [\w’'.-]+){{0,2}})$"
)
CUT_OFF_BEHIND = compiled(
    rf" (?!(?:he|she|they|it|we|I|and|or|but|that|who|which)\b)(?:[\w’'.&/-]+ ){{0,6}}?{SAY}\b"
)
VERB_LAST = compiled(
    r", (?:said|says|added|adds|explained|explains|told|stressed|warned|recalled|noted)(?: "
    r"(?!that\b)[\w’'-]+){0,3}$"
)
SENTENCES = compiled(r"[a-z]{3}[.!?] [A-Z][^.!?]*[a-z]$")
SUBJECT_LAST = compiled(
    r"\b(?:that|which|because|if|when|where|whether|although|since|until) (?:no|the|an?|his|her"
    r"|its|their|our|this|these|those|all|every|some|many) "
    r"(?:\w+ )?\w+$"
)
VERB_FIRST = compiled(
    r" (?:may|will|can|must|should|would|could|might|has|had|have|is|are|was|were|does|did|do)\b"
)
OF_ALL = compiled(r" (?:is|was|are|were|reads?|has|had|went|became|and|or|but|as|in the|on the)\b")
NEXT_CLAUSE = compiled(
    r"[a-z]{3}, (?:the|his|her|its|their|he|she|it|they|who|which|but)(?: [a-z’'-]+){0,3}$"
)
SOMEBODY = compiled(rf" (?:{NAMED}|(?:the|an?|his|her) [a-z]|[a-z]+ {NAMED})")
SMALL = (
    "the a an and or but nor that which who whose whom because if than although though whereas "
    "whether unless my our your"
    " his her its their every these those both neither either such very quite rather so-called "
    "ever as while until"
    " despite most too during amid among between upon via per before after towards toward "
    "against is are was were be been being"
    " has have had will would can could should must may might do does did i we he she they"
    " of to into with from by in on at for about within without under through"
)
CLOSED_ON = compiled(rf"(?:{'|'.join(SMALL.split())})$")
BY_ITSELF = compiled(r"(?:a|an|of|into|and|or|nor|whom|among|amid|despite|upon|that|which)$")
PREPOSITION = compiled(
    r"(?:of|upon|to|into|with|from|by|in|on|at|for|about|within|without|under|through|before|after"
    r"|against|as|between|until)$"
)
TAKES_IT = compiled(
    r"(?:\w*(?:ed|ing|en|ble|ful|ous|ive|al|ar|ry|ent|ant|nt)|aware|proud|fond|close|next|near"
    r"|free|good|bad|open|due|subject"
    r"|keen|clear|part|look|go|get|come|rid|line|out|up|down|back|on|off|over|lot|used|able|known"
    r"|not|first|last|here|there"
    r"|him|her|them|it|me|us|you)$"
)
NOUN_LED = compiled(r"(?:an?|the|his|her|its|their|our|my|this|no|one|great|new|real|big)\s")
WITH_NOUN = frozenset(("of", "the", "a", "an"))
MUST_LEAD = compiled(
    r"(?:these|those|another|both|either|neither|such|ever|do|does|did|is|are|was|were|be|has"
    r"|have|had|can|could|will"
    r"|would|should|must|may|might|he|she|they|we|i|as|while|before|after|his|her|so-called|that"
    r"|very|most|too)$"
)
NOT_AFTER = compiled(
    r" (?:style|kind|sort|type|list|rule"
    r"|and|or|but|in|as|than|for|from|at|on|to|with|by|of|that|is|was|are|were|when|because|if"
    r"|so|which|while|since|until|after|before|last|this|next|yesterday|today|during)\b"
)
LED_IN = compiled(rf"\b{SAY}(?: [^,:.!?“”\"\n]{{1,40}})?(?:,|:) {CAPITAL}\b[^“”\"\n]*[.!?]\s$")
LAST_STOP = compiled(r".*[a-z)\d][.!?][”\"’')]* (?=[A-Z“\"])", 16)
FIRST_STOP = compiled(r"[^“”\"\n]*?(?<=[a-z)\d])[.!?](?= |$)")
NARRATED = compiled(
    rf"(?:^|(?<=[.!?] ))(?P<on>(?:[^“”\".!?\n]|(?<=\d)\.(?=\d))*), {ATTRIBUTION}[^“”\"\n.]{{0,80}}\.", 8
)
STOP = compiled(r"(?<=[a-z)\d][.!?]) (?=[A-Z])")
PRONOUNS = ("i", "we", "my", "our", "us", "me")
PRONOUN = frozenset(PRONOUNS)
SHOWN = 55  # characters of a sentence
LONG = 4  # words of a quotation that is more than a scrap
ATTRIBUTED = compiled(rf"(?P<on>[^“”\".!?\n]+), {ATTRIBUTION}[^“”\"\n.]{{0,80}}, $")
FAR = 300  # characters from a mark that nothing closes
SAYS = compiled(rf"\b(?:{SAY}|according to)\b")
SAYS_FIRST = compiled(rf"\b{SAY}\b[^,:.!?“”\"\n]{{0,60}}[:,] ")
FEW = 2  # sentences of the first person that are no speech: with more, somebody tells the story himself
COMMON = frozenset(
    """
    said says told tells added adds warned warns noted notes stressed explained explains insisted argued
    declared announced recalled concluded continued stated claimed replied answered admitted confirmed
    complained commented wrote writes tweeted reported joked lamented assured emphasized emphasised
    underlined indicated asked
    """.split()
)
TITLE = compiled(
    r"(?!(?:I|We|You|My|Our|It|They|He|She|Yes|No)\b)[A-ZÀ-Ž0-9][\w’'-]*"
    r"(?:[,:]? (?:[A-ZÀ-Ž0-9][\w’'!-]*|[a-z]{1,4}))*[!?]?,?$"
)
ITS_KIND = compiled(
    r",? (?:the|an?|his|her|its|their|another|one of|about|by|directed|written|produced|based|adapted"
    r"|starring|which)\b"
)
TYPED = compiled(
    r"\b(?:text(?:ed|s|ing)?|wrote back|writes back|messaged?|messages|typed?|types|typing|e-?mail(?:ed|s)?"
    r"|tweet(?:ed|s)?|posted|scrawled|scribbled|caption(?:ed)?|commented|hashtag|emoji|WhatsApp\w*|DM(?:ed)?)\b"
)
IN_THE_TALE = compiled(
    r"(?:He|She|They|The [a-z-]+) (?:looked|seemed|smiled|laughed|paused|sighed|shrugged|nodded|shook|said"
    r"|(?:then |began to |started to )?(?:left|walked|burst|broke|cry|cried|sob|weep|wept))"
)
TALE = compiled(
    r"(?:^|[.!?] )[^.!?]*?\b(?:[a-z]{3,}ed|was|were|got|went|came|had|took|stood|sat|said|gave|told"
    r"|ran|put|fell|kept)\b[^.!?]*[.!?]$"
)
CLAUSE_OF = compiled(r", (?:who|which) [a-z’'-]+ [a-z’'-]+(?: [a-z’'-]+)?$")
PHRASE = compiled(r" (?:with|in|at|on|for|to|from|by|of|into|as|under|after|before)\b")
REPORTERS_WORK = compiled(
    r"(?:So |Then |When |And |But )?(?:[Ww]e|I)(?: also| then| first| later)? (?:ask(?:ed)?"
    r"|put (?:it|that|this|the)"
    r"|spoke|talk(?:ed)? to|call(?:ed)?|rang|met|visit(?:ed)?|contacted|interviewed|reached|approached"
    r"|caught up|sat down|e-?mailed|texted|wrote to|checked|turned to|hear|understand|quoted|reported"
    r"|mentioned|noted|promised you|told you)\b"
)
