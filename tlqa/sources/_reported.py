"""How verbs and prepositions leave a statement to others: aurait vendu, soll verkauft haben, según.

One expression a language, over folded text (small letters, no accents). A conditional counts only before a
participle and without the clause that it depends on (si …); a preposition that also says "following" or
"second" only before one who can speak.
"""

from __future__ import annotations

import re

_SPEAKERS = {
    "fr": "parquet|police|justice|prefecture|ministere|ministre|gouvernement|autorites?|enqueteurs?|sources?"
    "|medias?|presse|temoins?|temoignages?|informations|agence|avocats?|procureure?|proches|quotidien|journal"
    "|porte-parole|maire|pompiers|syndicats?|experts?|accusation|plainte|ong|associations?",
    "es": "policia|fiscalia|fiscal|fuentes?|medios|prensa|testigos?|autoridades|gobierno|ministerio"
    "|ministr[oa]"
    "|agencia|diario|periodico|abogad[oa]s?|investigador(?:es|a)?|portavoz|version|denuncia|juez|jueza|informe"
    "|alcalde|alcaldesa|bomberos|expertos|acusacion",
    "pt": "policia|ministerio|procurador(?:ia|a)?|fontes?|media|imprensa|jornal|testemunhas?|autoridades"
    "|governo"
    "|agencia|advogad[oa]s?|investigador(?:es|a)?|porta-voz|acusacao|denuncia|bombeiros|ministr[oa]|relatos?"
    "|delegad[oa]|prefeit[oa]",
    "it": "polizia|procura|fonti|fonte|media|stampa|testimoni|testimone|autorita|governo|ministero"
    "|ministr[oa]"
    "|agenzia|quotidiano|giornale|avvocat[oi]|inquirenti|investigatori|portavoce|accusa|carabinieri|pm|sindac[oa]",
    "nl": "politie|justitie|openbaar|bronnen|media|getuigen?|krant|ministerie|minister|woordvoerder"
    "|advoca(?:at|ten)"
    "|burgemeester|persbureau|autoriteiten|regering|om|aanklagers?|brandweer|buren",
    "de": "polizei|staatsanwaltschaft|ministerium|anklage|zeugen?|medien|medienberichten|angaben"
    "|bericht(?:en)?"
    "|behorden|agentur|zeitung|sprecher(?:in)?|anwalt|regierung|feuerwehr|ermittlern?|vorwurf",
}
_OF = {
    "fr": r"(?:selon|d'apres) (?:l'|un |une |la |le |les |des |plusieurs |certaines |son |sa |ses |leur )?",
    "es": r"segun (?:el |la |los |las |un |una |unas |unos |varios |varias |fuentes |su |sus )?",
    "pt": r"segundo (?:o |a |os |as |um |uma |varias |varios |fontes |seu |sua )?",
    "it": r"secondo (?:l'|il |lo |la |i |gli |le |un |una |alcune |suo |sua )?",
    "nl": r"volgens (?:de |het |een |zijn |haar |hun )?",
    "de": r"laut (?:der |dem |den |einem |einer |seinem |ihrem )?",
}
_PARTICIPLE = {
    "fr": r"(?:\w+(?:e|i|u|is|it|ert)(?:e?s?))",
    "es": r"(?:\w+(?:ado|ido)|hecho|dicho|muerto|visto|puesto|roto|escrito|abierto)",
    "pt": r"(?:\w+(?:ado|ido)|feito|dito|morto|visto|posto|escrito|aberto|pago|ganho)",
    "it": r"(?:\w+(?:ato|uto|ito|so|sto|tto|rto|nto)|\w+(?:ata|uta|ita|ati|uti|iti|ate|ute|ite))",
}
_BETWEEN = (
    r"(?:(?:deja|ete|eu|pas|ainsi|aussi|notamment|ya|sido|ja|gia|stato|stata|stati|anche|non|poi|\w+ment|\w+mente)"
    r" ){0,2}"
)


def _spoken(code: str) -> str:
    return rf"{_OF[code]}(?:{_SPEAKERS[code]})(?![^\W\d_])"


REPORTED = {
    "fr": rf"(?:aurait|auraient|serait|seraient)(?= {_BETWEEN}(?:ete |eu )?{_PARTICIPLE['fr']}(?![^\W\d_]))"
    rf"|{_spoken('fr')}",
    "es": rf"habrian?(?= {_BETWEEN}{_PARTICIPLE['es']}(?![^\W\d_]))|{_spoken('es')}",
    "pt": rf"(?:teriam?|terao?)(?= {_BETWEEN}(?:sido )?{_PARTICIPLE['pt']}(?![^\W\d_]))|{_spoken('pt')}",
    "it": rf"(?:avrebbe(?:ro)?|sarebbe(?:ro)?)(?= {_BETWEEN}(?:stat[oaie] )?{_PARTICIPLE['it']}(?![^\W\d_]))"
    rf"|{_spoken('it')}",
    "nl": r"zou(?:den)?(?=[^.;:!?]{0,120} (?:hebben|zijn|worden)(?![^\W\d_]))"
    rf"|{_spoken('nl')}",
    "de": r"soll(?:en)?(?=[^.;:!?]{0,140} (?:haben|sein)(?![^\W\d_]))"
    rf"|{_spoken('de')}",
    "tr": r"iddia ed(?:il|iyor|en)\w*|iddiasina gore|one surul\w+|soylen(?:iyor|di)\w*|bildirild\w+"
    r"|haberlere gore",
}
# A condition makes the conditional no report.
_IF = {
    "fr": re.compile(r"(?<![^\W\d_])(?:si|s'ils?|sans|faute de|sinon|souhaiterait|voudrait)(?![^\W\d_])"),
    "es": re.compile(r"(?<![^\W\d_])(?:si|de haber|sin|gustaria)(?![^\W\d_])"),
    "pt": re.compile(r"(?<![^\W\d_])(?:se|caso|sem)(?![^\W\d_])"),
    "it": re.compile(r"(?<![^\W\d_])(?:se|qualora|senza)(?![^\W\d_])"),
    "nl": re.compile(r"(?<![^\W\d_])(?:als|indien|wanneer)(?![^\W\d_])"),
}
_VERB = re.compile("aur|ser|habr|ter[ia]|avr|sar|zou")
_CLAUSE = 140


def conditional_on_something(folded: str, start: int, code: str) -> bool:
    """Whether a conditional that begins at a place depends on an if in its sentence."""
    pattern = _IF.get(code)
    if pattern is None or not _VERB.match(folded, start):
        return False
    low = max(folded.rfind(stop, max(0, start - _CLAUSE), start) for stop in ".!?;\n") + 1
    highs = [at for stop in ".!?;\n" if (at := folded.find(stop, start, start + _CLAUSE)) >= 0]
    return pattern.search(folded, max(low, start - _CLAUSE), min(highs, default=start + _CLAUSE)) is not None
