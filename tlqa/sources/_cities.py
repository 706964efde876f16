"""Places that languages call by names of their own and that the CLDR does not list; stems, folded."""

from __future__ import annotations

PLACES = """
England inglaterr angleterr inghilt engl англі англи 英格兰 英国 イングランド انجلترا ingilter
English engl ingl angl англи 英 英語
African african afrik afriq sudafric südafri africain afryk южноафр африк 非洲 南非 アフリカ
African افريق अफ्री afrikan
Atlantic atlant атланти 大西洋 大西 atlánt atlan الاطل
Pacific pazifi pacíf pacif тихо 太平洋 tichý spoko pasifik الهاد
Spaniard españ span spagn espan испан hiszp
Munich münch munich múnich monac monak мюнхен 慕尼黑 ミュンヘン monachi munique
Cologne köln cologn coloni keulen кельн кёльн 科隆 ケルン kolon köln'
Nuremberg nürnb nuremb norymb нюрнб 纽伦堡 ニュルンベルク norimberg neurenberg
Hamburg hambo ambur гамбург 汉堡 ハンブルク
Aachen aix-la akwizgr aquisgr ахен 亚琛
Geneva genf genèv ginebr ginevr genebr женев genew cenevre 日内瓦 ジュネーブ جنيف genè
Zurich zürich zurigo цюрих 苏黎世 チューリッヒ zurych زيورخ
Basel basile bâle базел bazyle 巴塞尔
Lausanne losann лозанн 洛桑
Florence firenz floren флоренц 佛罗伦萨 フィレンツェ
Venice venedi venezia venise venec venezi венеци wenec 威尼斯 ヴェネツィア venedik البندق
Milan mailand milano милан mediol 米兰 ミラノ ميلان
Naples neapel napoli nápol naple неапол neapol 那不勒斯 ナポリ نابول
Turin torino turín турин turyn 都灵 トリノ
Genoa genua genova génova gênes генуя 热那亚
Antwerp antwerp anvers amberes антверп 安特卫普
Ghent gent gand gante гент 根特
Bruges brugg bruges brujas брюгге
Hague haag haye haya aia haga гааг lahey 海牙 ハーグ لاهاي
Jerusalem jerusal gerusal иерусал jerozol kudüs 耶路撒冷 エルサレム القدس यरुशलम أورشليم
Bethlehem bethleh belén betlemm вифлеем betlejem
Mediterranean mittelmeer méditerr mediterr средизем śródziem akdeniz 地中海 المتوسط middellands
Baltic ostsee balt балти bałty 波罗的海 バルト البلطيق oostzee
Black schwarz
Kyushu 九州
Shikoku 四国
Honshu 本州
Hokkaido 北海道
Okinawa 冲绳 沖縄
Osaka 大阪
Kyoto 京都
Tokyo 东京 東京
Fukuoka 福冈 福岡
Aichi 爱知 愛知
Nagoya 名古屋
Ishikawa 石川
Kanagawa 神奈川
Yokohama 横滨 横浜
Saitama 埼玉
Chiba 千叶 千葉
Hyogo 兵库 兵庫
Kobe 神户 神戸
Hiroshima 广岛 広島
Nagasaki 长崎 長崎
Kumamoto 熊本
Kagoshima 鹿儿岛 鹿児島
Miyagi 宫城 宮城
Sendai 仙台
Fukushima 福岛 福島
Iwate 岩手
Aomori 青森
Akita 秋田
Yamagata 山形
Niigata 新潟
Nagano 长野 長野
Gifu 岐阜
Shizuoka 静冈 静岡
Mie 三重
Shiga 滋贺 滋賀
Nara 奈良
Wakayama 和歌山
Okayama 冈山 岡山
Yamaguchi 山口
Ehime 爱媛 愛媛
Kochi 高知
Oita 大分
Miyazaki 宫崎 宮崎
Toyama 富山
Noto 能登
Fukui 福井
Ibaraki 茨城
Tochigi 栃木
Gunma 群马 群馬
Sapporo 札幌
Narita 成田
Haneda 羽田
Shinzo 晋三
Abe 安倍
Suga 菅
Kishida 岸田
Koike 小池
Koizumi 小泉
Hong 香港
Macau 澳门 macao макао
Yangtze 长江 янцзы 揚子江 jangtse
Ganges ganga gang ганг ganges 恒河
Moscow мск moskau moscú moscou mosca mosk москов москв moskova موسكو 莫斯科 モスクワ मॉस्को
Bavaria bayern baviera bavière бавар bawar 巴伐利亚 beieren
Saxony sachsen sajonia saxe саксон sakson 萨克森 sassonia
Prussia preuß prusia prusse прусс prus 普鲁士
Bohemia böhm bohemia богем čech
Moravia mähr morav морав
Silesia schlesi silesi силез śląsk slezsk
Brittany bretagn bretañ бретан
Normandy normandie normand норманд
Catalonia katalon catalu catalo каталон 加泰罗尼亚 カタルーニャ
Castile castilla castil кастил
Andalusia andaluc андалус andaluz
Sicily sizili sicil сицил sycyl 西西里 シチリア
Tuscany toskan toscan тоскан
Crimea krim krym крым крим crim kırım 克里米亚 クリミア القرم
Danube donau danub дунай dunaj 多瑙河 tuna
Rhine rhein rhin рейн ren 莱茵 rijn reno
Alps alpen alpi alpes альп alpy 阿尔卑斯
Petersburg петерб санкт petersb san-pet pietroburgo petersbourg petersburg 圣彼得堡 彼得堡 ペテルブルク بطرس
Navy военно-мор флот marin armada militaire
Texas texas техас teksas 德州 德克萨斯 得克萨斯 テキサス تكساس
California kalifor califor калифорн 加州 加利福尼亚 カリフォルニア
Florida флорид 佛罗里达 佛州 フロリダ
Washington вашингтон 华盛顿 ワシントン waszyngton واشنطن
Hawaii гавай 夏威夷 ハワイ
Moroccan marro marok марок maroc
Roman röm rom рим rzym roma 罗马 ローマ
Greek grie griech gréc grec gree греч grec 希腊 ギリシャ
Latin latein латин łaci 拉丁
Swiss schweiz suiz suiss svizz швейц szwajc suíç isviç 瑞士 スイス
Welsh walis gall galès валлий walij galés
Scottish schott escoc écoss scozz шотланд szko escoc
Dutch niederl holl neerland néerland oland нидерл голланд hola nederl hollan 荷
Norse nordisch skandinav
Nazi nazi наци 纳粹 ナチ نازي
Soviet sowjet soviét sovié совет radzie 苏联 ソ連
Viking wiking viking викинг
Gulf golf golfo
Latino latein latino латино
Hispanic hispan испан
Marxist marx маркс 马克思
Buddhist buddh budist bouddh будд 佛 仏
Hindu hindu индус 印度教
Sunni sunn сунн 逊尼
Shiite schiit chií chiite шиит 什叶
Taliban taliban талиб 塔利班 タリバン طالبان
Hamas hamas хамас 哈马斯 ハマス حماس
Hezbollah hisboll hezbol хезболл 真主党 حزب
Facebook facebook фейсбук 脸书 脸谱
Microsoft 微软
Apple 苹果
Google 谷歌
Twitter 推特
Amazon 亚马逊
Tesla 特斯拉
Boeing 波音
Airbus 空客 空中客车
Reuters 路透 ロイター рейтер
Xinhua 新华
Bloomberg 彭博
Trump 特朗普 川普
Biden 拜登
Obama 奥巴马 欧巴马
Putin 普京
Merkel 默克尔
Macron 马克龙
Johnson 约翰逊
Modi 莫迪
Zelensky 泽连斯基 зеленськ зеленск
"""
