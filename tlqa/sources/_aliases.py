"""What places and institutions are also called: short forms, adjectives, abbreviations."""

from __future__ import annotations

PEOPLES = """
Afghanistan Afghan Afghans
Albania Albanian
Algeria Algerian
Argentina Argentine Argentinian Argentinean
Armenia Armenian
Australia Australian Aussie
Austria Austrian
Azerbaijan Azerbaijani
Bangladesh Bangladeshi
Belarus Belarusian
Belgium Belgian
Bolivia Bolivian
Brazil Brazilian
Bulgaria Bulgarian
Cambodia Cambodian
Canada Canadian
Chile Chilean
China Chinese Beijing Sino
Colombia Colombian
Croatia Croatian Croat
Cuba Cuban
Cyprus Cypriot
Czechia Czech
Denmark Danish Dane
Egypt Egyptian
Estonia Estonian
Ethiopia Ethiopian
Europe European EU
Finland Finnish Finn
France French Paris
Georgia Georgian
Germany German Berlin
Greece Greek
Hungary Hungarian
Iceland Icelandic
India Indian
Indonesia Indonesian
Iran Iranian Persian
Iraq Iraqi
Ireland Irish
Israel Israeli
Italy Italian Roman
Japan Japanese
Jordan Jordanian
Kazakhstan Kazakh
Kenya Kenyan
Kuwait Kuwaiti
Latvia Latvian
Lebanon Lebanese
Libya Libyan
Lithuania Lithuanian
Malaysia Malaysian
Mexico Mexican
Moldova Moldovan
Mongolia Mongolian
Morocco Moroccan
Myanmar Burmese Burma
Netherlands Dutch Holland
Nigeria Nigerian
Norway Norwegian
Pakistan Pakistani
Palestine Palestinian
Peru Peruvian
Philippines Philippine Filipino
Poland Polish Pole
Portugal Portuguese
Qatar Qatari
Romania Romanian
Russia Russian Moscow Kremlin
Serbia Serbian Serb
Singapore Singaporean
Slovakia Slovak
Slovenia Slovenian
Somalia Somali
Spain Spanish Spaniard
Sudan Sudanese
Sweden Swedish Swede
Switzerland Swiss
Syria Syrian
Taiwan Taiwanese
Thailand Thai
Tunisia Tunisian
Türkiye Turkey Turkish Turk Turkiye
Ukraine Ukrainian
Venezuela Venezuelan
Vietnam Vietnamese
Yemen Yemeni
Africa African
Asia Asian
Americas America American
"""
"""A country as places.json has it, and the words that go back to it."""

SHORT = """
US us u.s u.s. usa america american americans united_states washington
UK uk u.k u.k. britain british briton united_kingdom english england scotland scottish welsh
EU eu european_union brussels
UN un u.n. united_nations
NATO nato
WHO who world_health_organization
IMF imf
KOREA korea korean koreans seoul dprk pyongyang rok
ISLAM islam islamic muslim muslims
ARAB arab arabs arabic
HK hong_kong hongkong hong
TIBET tibet tibetan
XINJIANG xinjiang uighur uyghur
COVID covid coronavirus covid-19
CHRISTIAN christian christians christmas christianity
GOD god lord
BIBLE bible
CATHOLIC catholic catholics
JEW jew jewish jews
OLYMPIC olympic olympics olympiad
INTERNET internet
DEMOCRAT democrat democrats democratic
REPUBLICAN republican republicans
"""
"""A key and the English for it, folded."""

ELSEWHERE = """
US 美 米国 アメリカ usa eua eeuu ee.uu ee. сша американ estadounid estadunid états-unis etats-unis
US vereinigte america америк stany verenigde abd amerik الولايات امريك अमेरिक यूएस अमरीक
US spojen uni us- ус u.s u.s.a
UK 英 イギリス gb großbrit grossbrit britan britisch britann royaume-uni reino_unido regno_unito
UK brit великобрит британ англ велик wielk koningkrijk ingiliz بريطان ब्रिट vereinigte
UK königreich ingles angl engl
EU 欧盟 歐盟 ue eu ес євросоюз європейськ евросоюз европейск ab الاتحاد यूरोपीय 欧州 欧 evrop europ
UN 联合国 聯合國 国連 onu оон nations_unies naciones_unidas nazioni_unite vereinte vereinten nações
UN verenigde narod bm المتحده संयुक्त osn vn
NATO 北约 北約 otan нато nato 北大西洋 الناتو ناتو नाटो
WHO 世卫 世界卫生 oms воз вооз who weltgesundheit 世界保健 الصحه wgo dsö डब्ल्यूएचओ światow
IMF 货币基金 fmi мвф iwf مصر
KOREA 韩 韓 朝鲜 北朝鮮 朝 коре core kore كوري कोरि corea coré hàn cor
ISLAM 伊斯兰 回教 ислам islam イスラム اسلام مسلم मुस्लिम इस्लाम мусульм muslim musulm muçulm moslim
ISLAM müslüman muzułm
ARAB 阿拉伯 アラブ араб arab عرب अरब árab
HK 香港 港 гонконг honkong hongkong हांग هونغ hong
TIBET 西藏 藏 тибет tibet チベット
XINJIANG 新疆 维吾尔 уйгур
COVID 新冠 冠状 コロナ ковид коронавирус covid corona कोविड कोरोना كوفيد كورون корона koron coron
CHRISTIAN 基督 圣诞 キリスト クリスマス христиан рождеств christ cristi crist chrét navid natal noël
CHRISTIAN noel weihnacht boże narodz kerst noel مسيح क्रिस ईसाई vánoc křes
GOD 上帝 神 бог gott dios dieu dio deus god bóg boh tanr الله भगवान ईश्वर
BIBLE 圣经 библи bibel biblia bible bibbia biblij
CATHOLIC 天主 カトリック католи kathol católic cathol cattolic katol
JEW 犹太 ユダヤ евре jüd jud juif judí ebre żyd joods yahudi يهود यहूद žid
OLYMPIC 奥运 奥林 五輪 オリンピック олимп olymp olímp olimp اولمب ओलंप
INTERNET 互联网 网络 ネット интернет internet réseau इंटरनेट
DEMOCRAT 民主 демократ demokrat demócrat démocrat democr डेमोक्रेट ديمقراط
REPUBLICAN 共和 республикан republik republic républic repubbl रिपब्लिक جمهور
"""
"""A key and how words begin for it, folded, in the languages of stories."""

HAN = """
France 法
Germany 德
Russia 俄
Japan 日
China 中 华 国
India 印
Vietnam 越
Philippines 菲
Thailand 泰
Australia 澳 豪
Canada 加
Italy 意 伊
Spain 西
Europe 欧 歐
Iran 伊
Ukraine 乌 烏
Taiwan 台 臺
Israel 以
Africa 非
Asia 亚 亞
Africa 非
"""
"""A country and the one character that stands for it in compounds (中美, 俄军)."""
