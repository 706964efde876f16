"""How names of persons and places end, or look otherwise, in one language and in few others.

Facts, compiled by hand; endings that English names have too are left out. A name counts for the first
language that it fits.
"""

ENDINGS = {
    "ja": """
        moto mura yama kawa gawa saki zaki matsu shita bayashi hara uchi guchi sawa zawa shima jima hashi
        bashi suke hiro taro shige yuki zuka tsuka numa fuji katsu mitsu kazu tsu
    """,
    "zh": "zhou shan jiang xia qing xing",
    "id": "wati anto yono udin wan tomo jaya ningsih asih hadi wijaya sari utomo putra putri",
    "hi": "pur abad ganj garh nagar endra eshwar kumar prasad wala appa swamy yadav deshmukh",
    "fa": "zadeh nejad pour nezhad abadi shahr",
    "ar": "allah eddine ullah iyah iyya",
    "he": "witz iahu yahu",
    "tr": "oglu oğlu demir türk köy",
    "el": "opoulos opoulou akis idis iadis akos atos ellis oglou ikos aki idou iou anis",
    "uk": "enko chuk yuk yshyn ivka ivsk ivskyi skyi ska iv yi ii",
    "ru": "ovich evich ovna evna skaya skoye sky tsev yev ov ova ev eva grad insk ovsk",
    "pl": "wicz czyk ski cki dzki cka szyn owice ewo owo",
    "cs": "ová íček áček ovice",
    "sr": "ić vić ović ević evac ovac ovic evic",
    "hu": "falvi helyi háza vár szeg gyi ffy kovács szki",
    "ro": "escu eanu oiu ești aru ache",
    "fi": "nen mäki järvi joki niemi lahti salmi koski aho kangas",
    "sv": "qvist kvist ström gren lund blad hult köping borg bäck fors sjö",
    "no": "stad sund fjord vik nes seth rud",
    "da": "strup rup gaard gård skov holm toft",
    "nl": """
        kerke stra sma huis huizen veld beek broek dijk wijk hoven donk zele gem mans aert aerts ijk poel
        waard drecht voorde inga ema
    """,
    "de": """
        mann bach dorf heim stein feld hausen ingen meier meyer maier berger hofer huber stetter stadt brunn
        walde müller eder auer
    """,
    "pt": "eira eiro eiros inho inha ães alho elho ilho aria",
    "es": "ez illo illa ito uela eño arez uel azo",
    "it": """
        elli etti otti ucci azzi acci ello etto ezzi uzzi oni ini ardi aldi iglia iano olli ossi usso ella igo
        ieri aro asco anza
    """,
    "fr": """
        eau eaux ault oux ière ières ois ille illes ieux aix guen ec oz ais ard euil eville court ette otte
    """,
}
LOOKS = {
    "ko": (
        r"[A-Z][a-z]{1,4}-(?:min|ho|jun|seok|hyun|hyeon|woo|jin|young|yeong|su|soo|hee|kyung|kyeong|wook|sung"
        r"|seong|chul|cheol|jae|sik|won|hwan|seon|sun|mi|ja|kyu|gyu|han|bin|ki|gi|sook|suk|ok|tae|ryong|myung"
        r"|in|un|rae)"
    ),
    "zh": (
        r"(?:Zh|X|Q)(?:i|u)?(?:ang|an|eng|en|ong|a|ei|e|ing|in|iong|i|ou|o|uang|uan|un|uo|u|ao)(?:[a-z]{2,5})?"
        r"|[A-Z][a-z]{1,3}(?:zh[aeiou]|x[iu]|q[iu])[a-z]{0,4}"
    ),
    "vi": r"\w*[ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹđơư]\w*|Ng[aouieuy][a-z]*",
    "ar": r"[AE]l-[A-Z]\w+|Abu|Abd\w+|Bin|Bint",
    "he": r"B(?:en|ar)-[A-Z]\w+|Kfar|Kiryat|Kibbutz",
    "tr": r"\w*[ğış]\w*",
    "pl": r"\w*[łąęśćżźń]\w*",
    "cs": r"\w*[ěščřžýů]\w*",
    "hu": r"\w*[őű]\w*",
    "ro": r"\w*[șțşţă]\w*",
    "sv": r"\w*[åäö]\w*å\w*",
    "no": r"\w*ø\w*",
    "nl": r"Van[a-z]{3,}|Ver[a-z]{4,}en?|\w*(?:ij|oeu)\w*",
    "de": r"\w*(?:ß|[äöü](?:ll|hl|ch|ck|st|ss|rg|ng|tt|tz))\w*|Sch[a-z]{3,}",
    "pt": r"\w*(?:ão|ões|ães|ã)\w*",
    "es": r"\w*ñ\w*",
    "fr": r"\w*[êëœ]\w*|Saint-[A-Z]\w+|[A-Z]\w+-(?:sur|en|les|de|lès)-\w+",
}
ORDER = "ja ko zh vi id hi fa ar he tr el uk ru pl cs sr hu ro fi sv no da nl de pt es it fr".split()
