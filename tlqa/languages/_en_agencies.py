"""News agencies, as expressions that rules name: which of them, and how written, depends on the place."""

from __future__ import annotations

AGENCY = (
    "(?:AP|AFP|Reuters|EFE|ANSA|dpa|DPA|TASS|Interfax|UPI|PTI|ANI|Xinhua|Kyodo|Yonhap|PAP|Lusa|Belga"
    "|ANP|NTB|TT|Anadolu|Ukrinform)"
)
"""Agencies as copy in English names them."""

AGENCY_ALONE = (
    "(?:ANSA|Ansa|EFE|Efe|APA|SDA|ATS|DPA|dpa|KNA|epd|SID|sid|AWP|awp|Belga|BELGA|ANP|TT|NTB|Ritzau|ritzau"
    "|RITZAU|STT|PAP|CTK|ČTK|TASR|SITA|MTI|Agerpres|AGERPRES|Mediafax|BTA|BGNES|Tanjug|TANJUG|FoNet|FENA"
    r"|Fena|SRNA|HINA|Hina|STA|AMNA|ANA-MPA|APE-MPE|TASS|Interfax|INTERFAX(?:\.RU)?|UNIAN|UNN|BelTA|BELTA"
    "|Kazinform|Azertac|Armenpress|IRNA|ISNA|Tasnim|Mehr|Fars|WAM|KUNA|QNA|SPA|BNA|Petra|SANA|INA|MENA"
    "|APS|TAP|AA|DHA|İHA|IHA|ANKA|VNA|TTXVN|Antara|ANTARA|Bernama|Yonhap(?: News)?|Newsis|News1"
    "|Kyodo(?: News)?|KYODO|Jiji(?: Press)?|Xinhua|Lusa|LUSA|Télam|Telam|Notimex|Andina|Colprensa"
    "|Europa Press|Servimedia|Adnkronos|ADNKRONOS|LaPresse|LAPRESSE|AGI|Italpress|Askanews|askanews|Dire"
    "|Folhapress|Estadão Conteúdo|Agência Brasil|EFEAGRO|Ihlas News Agency|Demirören News Agency"
    "|Anadolu Agency)"
)
"""Agencies of other languages, as they sign in a line of their own."""

AGENCY_CREDIT = (
    "(?:AFP|EFE|Efe|ANSA|Ansa|DPA|dpa|APA|SDA|ATS|Belga|BELGA|ANP|Ritzau|NTB|STT|PAP|ČTK|CTK|TASR|SITA|MTI"
    "|Agerpres|AGERPRES|BTA|Tanjug|TANJUG|FoNet|FENA|Fena|Hina|HINA|AMNA|ANA-MPA|TASS|Interfax|INTERFAX"
    "|UNN|UNIAN|Ukrinform|BelTA|BELTA|Kazinform|Azertac|AZERTAC|Armenpress|IRNA|ISNA|Tasnim|WAM|KUNA|QNA"
    "|Petra|NNA|SANA|MENA|APS|MAP|TAP|SUNA|PANA|ACP|AIP|NAN|GNA|PTI|IANS|UNB|BSS|Antara|ANTARA|Bernama"
    "|BERNAMA|VNA|TTXVN|Yonhap|Kyodo|Jiji|Xinhua|LUSA|Lusa|Télam|TELAM|Telam|Notimex|Andina|Colprensa"
    "|Europa Press|Adnkronos|ADNKRONOS|LaPresse|Folhapress|Estadão Conteúdo|Servimedia|Anadolu|Demirören"
    "|İHA|IHA|DHA|Reuters|REUTERS|RIA Novosti)"
)
"""Agencies as they stand in a credit or a dateline within the text."""

AGENCY_BESIDE = (
    "(?:afp|efe|dpa|apa|sda|ansa|reuters|ap|belga|lusa|tass|agencies|the agencies|agency|pap|ctk|tt|ntb"
    r"|ritzau|anp|epa|ats|kna|epd|sid|europa press|adnkronos|agência \w+|estadão|folhapress)"
)
"""Whom a newsroom names beside itself, *Redaction with AFP*; in lower case, for kinds that ignore it."""
