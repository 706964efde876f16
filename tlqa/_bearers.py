"""Names that persons bear, and what the press of a country is called, by language.

Facts, compiled by hand. What is common in several of these languages, or in English, is left out.
"""

BEARERS = {
    "de": """
        Jürgen Günter Günther Hans Heinz Helmut Horst Wolfgang Uwe Klaus Dieter Manfred Gerhard Karl Heinrich
        Friedrich Ludwig Lothar Detlef Torsten Thorsten Sven Steffen Ralf Rainer Jens Bernd Holger Matthias
        Tobias Florian Sebastian Markus Lukas Ulrich Ulrike Annalena Annegret Gudrun Heike Sabine Ursula
        Katrin Jutta Müller Schmidt Schneider Fischer Meyer Schulz Schulze Becker Hoffmann Schäfer Koch Bauer
        Richter Klein Schröder Neumann Schwarz Zimmermann Krüger Hofmann Hartmann Lange Krause Scholz Merz
        Söder Habeck Baerbock Lindner Steinmeier Merkel Nehammer dpa ARD ZDF ORF SRF Spiegel
        FAZ Tagesschau Süddeutsche Zeitung NDR WDR MDR
    """,
    "fr": """
        François Jean Jacques Pierre Michel Philippe Laurent Thierry Stéphane Frédéric Olivier Nicolas
        Christophe Guillaume Julien Mathieu Matthieu Benoît Benoit Cédric Cyril Gérard Gérald Gilles Hervé
        Jérôme Loïc Maxime Pascal Patrice Rémi Sébastien Sylvain Xavier Yves Yann Yannick Bruno Édouard
        Edouard Emmanuel Élisabeth Aurélie Céline Chantal Élodie Ghislaine Isabelle Mathilde
        Nathalie Valérie Véronique Dubois Durand Dupont Moreau Lefebvre Leroy Roux Fournier Girard Lambert
        Bonnet Mercier Dupuis Chevalier Gauthier Perrin Legrand Garnier Faure Rousseau Blanchard Legault
        Mélenchon Attal Borne Darmanin Lecornu Bayrou Barnier AFP BFMTV BFM Franceinfo Figaro Monde
        Libération Parisien Mediapart RTL RTBF RMC Ouest
    """,
    "es": """
        José Juan Javier Jesús Jesus Pablo Pedro Miguel Ángel Angel Luis Carlos Manuel Alejandro Diego
        Fernando Francisco Jorge Rafael Ramón Sergio Alberto Andrés Enrique Ignacio Iñigo Imanol Iker
        Joaquín Julio Raúl Santiago Tomás Víctor Álvaro Alvaro Óscar Jordi Oriol Pere Íñigo Begoña Carmen
        Concepción Inés Isabel Mónica Nuria Pilar Rocío Soledad Teresa Yolanda García González
        Gonzalez Rodríguez Rodriguez Fernández Fernandez López Lopez Martínez Martinez Sánchez Sanchez Pérez
        Perez Gómez Gomez Jiménez Jimenez Hernández Hernandez Díaz Diaz Moreno Muñoz Álvarez Romero
        Gutiérrez Navarro Ruiz Torres Domínguez Vázquez Ramos Ramírez Castillo Iglesias Feijóo Rajoy
        Puigdemont Petro Boric Maduro Obrador Sheinbaum Milei EFE RTVE Mundo País Marca Vanguardia Clarín
        Nación
    """,
    "it": """
        Giuseppe Giovanni Luca Matteo Lorenzo Alessandro Francesco Antonio Marco Paolo Pietro Stefano Andrea
        Davide Fabio Filippo Giacomo Giancarlo Gianluca Gianni Giorgio Giulio Guido Luigi Massimo Maurizio
        Nicola Riccardo Roberto Salvatore Silvio Umberto Vincenzo Enrico Emanuele Mattia Federico Giorgia
        Giulia Chiara Francesca Paola Alessandra Elly Ilaria Rossi Russo Ferrari Esposito Bianchi Romano
        Colombo Ricci Marino Greco Conti Costa Mancini Rizzo Lombardi Moretti Barbieri Fontana Santoro
        Mariani Rinaldi Caruso Ferrara Galli Martini Salvini Tajani Renzi Conte Schlein Mattarella
        Berlusconi Draghi Crosetto Ansa ANSA Rai RAI Repubblica Corriere Stampa Sera Messaggero Adnkronos
        Gazzetta
    """,
    "pt": """
        João Joao Luiz Thiago Tiago Rodrigo Guilherme Gustavo Henrique Eduardo Ricardo Renato Rui
        Nuno António Antônio Jair Geraldo Flávio Cláudio Márcio Murilo Vinícius Wellington Edson
        Joaquim Inácio Dilma Mariana Gabriela Fernanda Silva Santos Oliveira Souza Sousa
        Pereira Ferreira Alves Ribeiro Rodrigues Gomes Martins Rocha Almeida Lopes Soares Fernandes Vieira
        Barbosa Nascimento Moreira Cardoso Teixeira Cavalcanti Monteiro Mendes Freitas Moraes Barroso Haddad
        Tarcísio Alckmin Temer Lusa Globo Folha Estadão Público Expresso UOL RTP
    """,
    "nl": """
        Jan Piet Kees Willem Hendrik Dirk Jeroen Joost Maarten Sander Bas Bart Wouter Geert Gert Koen Ruud
        Thijs Stijn Tijs Rutger Pieter Femke Sophie Marieke Annemarie Ingrid Sigrid Jansen Visser Bakker
        Smit Meijer Mulder Bos Vos Peters Hendriks Dekker Dijkstra Brouwer Willems Verhoeven Rutte Wilders
        Omtzigt Kaag Schoof Timmermans ANP NOS NRC Telegraaf Volkskrant VRT Belga Trouw
    """,
    "sv": """
        Göran Björn Lennart Anders Mats Håkan Ulf Magnus Mikael Fredrik Johan Jörgen Kjell Annika Birgitta
        Ebba Andersson Johansson Karlsson Nilsson Eriksson Larsson Olsson Persson Svensson Gustafsson
        Pettersson Lindberg Lindström Kristersson Åkesson SVT Aftonbladet Expressen Dagens Nyheter
    """,
    "no": """
        Bjørn Jørgen Øystein Trond Terje Geir Kjetil Håvard Knut Jonas Espen Tor Torbjørn Gunn Ingvild
        Hansen Johansen Olsen Larsen Andersen Pedersen Nilsen Kristiansen Jensen Karlsen Johnsen Haugen
        Hagen Støre Solberg NRK NTB VG Aftenposten
    """,
    "da": """
        Jørgen Søren Mogens Poul Preben Torben Troels Henrik Lars Mette Lene Birgitte Nielsen Rasmussen
        Sørensen Christensen Frederiksen Ritzau Berlingske Politiken TV2
    """,
    "fi": """
        Jukka Juha Matti Pekka Timo Kari Mika Antti Sanna Sauli Petteri Riikka Virtanen Korhonen
        Mäkinen Nieminen Hämäläinen Laine Heikkinen Orpo Niinistö Stubb Yle
    """,
    "ru": """
        Vladimir Sergey Sergei Dmitry Dmitri Aleksandr Alexey Alexei Andrey Andrei Mikhail Nikolay Nikolai
        Igor Oleg Yuri Yury Vasily Vyacheslav Viktor Evgeny Yevgeny Maxim Pavel Anatoly Valery Gennady
        Sergeyevich Ivanovich Vladimirovich Maria Tatyana Yelena Ekaterina Svetlana Ivanov Petrov Smirnov
        Kuznetsov Sokolov Popov Lebedev Kozlov Novikov Morozov Volkov Medvedev Lavrov Shoigu Peskov Zakharova
        Sobyanin Matviyenko Volodin Navalny Prigozhin Lukashenko TASS RIA Interfax RBC Kommersant Lenta
        Izvestia Novosti Gazeta
    """,
    "uk": """
        Oleksandr Oleksiy Oleksii Serhiy Serhii Andriy Andrii Mykola Mykhailo Volodymyr Yevhen Dmytro Ihor
        Oleh Yuriy Petro Vitaliy Vitalii Kyrylo Denys Taras Bohdan Ruslan Olena Oksana Iryna Yulia Nataliia
        Shevchenko Bondarenko Kovalenko Tkachenko Kravchenko Oliynyk Shevchuk Poroshenko Tymoshenko Klitschko
        Kuleba Shmyhal Zaluzhny Zaluzhnyi Syrskyi Syrsky Budanov Yermak Arestovych Avakov Ukrinform UNIAN
        Unian Pravda Suspilne
    """,
    "pl": """
        Andrzej Piotr Krzysztof Stanisław Tomasz Paweł Marcin Michał Marek Grzegorz Jerzy Zbigniew Jarosław
        Mateusz Łukasz Wojciech Janusz Ryszard Mariusz Rafał Agnieszka Małgorzata Katarzyna Elżbieta Nowak
        Kowalski Wiśniewski Wójcik Kowalczyk Kamiński Lewandowski Zieliński Szymański Woźniak Dąbrowski
        Duda Kaczyński Morawiecki Trzaskowski Nawrocki Sikorski Hołownia Ziobro PAP TVN RMF Wyborcza Onet
        Rzeczpospolita PiS
    """,
    "cs": """
        Jiří Jan Petr Pavel Miroslav Václav Zdeněk Jaroslav Ondřej Vojtěch Lukáš Radek Novák Svoboda
        Novotný Dvořák Černý Procházka Kučera Veselý Krejčí Horák Babiš Fiala Zeman Fico Pellegrini Čaputová
        ČTK CTK ANO Novinky
    """,
    "hu": """
        László István József Zoltán Sándor Gábor Ferenc Attila Péter Tamás Gergely Szabolcs Balázs Nagy
        Kovács Tóth Szabó Horváth Varga Molnár Németh Farkas Balogh Szijjártó Gulyás Magyar MTI Telex
        Népszava
    """,
    "ro": """
        Ion Gheorghe Vasile Mihai Florin Cristian Bogdan Marius Ionuț Ciprian Traian Klaus Călin Popescu
        Ionescu Popa Dumitru Stan Stoica Gheorghiu Iohannis Ciolacu Ciucă Lasconi Georgescu Bolojan Simion
        Sandu Agerpres Digi24 PSD USR PNL
    """,
    "el": """
        Giorgos Yannis Giannis Kostas Dimitris Nikos Panagiotis Vassilis Christos Alexis Kyriakos Stavros
        Papadopoulos Papandreou Georgiou Nikolaou Tsipras Kasselakis Varoufakis Dendias Androulakis
        Kathimerini ERT Skai
    """,
    "sr": """
        Aleksandar Dragan Zoran Goran Nenad Slobodan Miloš Marko Nikola Ivica Ana Jelena Milica
        Jovanović Petrović Nikolić Marković Đorđević Stojanović Ilić Popović Vučević Brnabić Dačić Dodik
        Plenković Milanović Tanjug RTS Blic Kurir Hina HRT
    """,
    "bg": """
        Georgi Dimitar Ivaylo Boyko Kiril Plamen Hristo Stoyan Todor Rumen Ivanov Dimitrov Borissov Borisov
        Petkov Radev Peevski BTA BNT Trud
    """,
    "tr": """
        Mehmet Ahmet Mustafa Hüseyin Hasan İbrahim Murat Ömer Osman Süleyman Kemal Recep Tayyip Ekrem Bülent
        Cem Emre Burak Ayşe Fatma Zeynep Emine Yılmaz Kaya Demir Çelik Şahin Yıldız Yıldırım Öztürk Aydın
        Özdemir Arslan Doğan Kılıç Kılıçdaroğlu İmamoğlu Imamoglu Bahçeli Bahceli Fidan Çavuşoğlu Akşener
        Demirtaş Anadolu Hürriyet Sabah Milliyet NTV DHA İHA TRT MHP HDP
    """,
    "ar": """
        Mohammed Muhammad Mohamed Ahmed Abdullah Abdul Mahmoud Hassan Hussein Khaled Khalid Youssef Yousef
        Omar Tariq Tarek Mustafa Faisal Fahd Salman Sultan Nasser Saad Saeed Walid Ziad Karim Rashid
        Abdel Abu Fatima Aisha Al El Sisi Assad Aoun Mikati Hariri Nasrallah Haniyeh Abbas Sudani
        Maliki SANA WAM Jazeera Arabiya Ahram Mayadeen Hezbollah Hamas Houthi Houthis
    """,
    "fa": """
        Reza Hossein Mohammad Mahmoud Hassan Ebrahim Amir Mehdi Majid Javad Rouhani Raisi Pezeshkian
        Zarif Araghchi Ghalibaf Ahmadinejad Soleimani Amirabdollahian IRNA ISNA Fars Tasnim Taliban
    """,
    "he": """
        Benjamin Benny Yair Naftali Avigdor Itamar Bezalel Yoav Moshe Yitzhak Ehud Gantz Lapid Bennett
        Lieberman Smotrich Gallant Herzog Haaretz Ynet Maariv Likud IDF
    """,
    "zh": """
        Wang Zhang Liu Chen Yang Huang Zhao Wu Zhou Xu Zhu Hu Guo Lin Luo Liang Xie Tang Cao Deng Feng
        Xiao Zeng Cheng Cai Peng Pan Yuan Dong Jiang Jinping Keqiang Qiang Wei Jie Hua Xiaoming
        Xi Xinhua CCTV Caixin Sina Weibo WeChat CPC
    """,
    "ja": """
        Sato Suzuki Takahashi Tanaka Watanabe Ito Yamamoto Nakamura Kobayashi Kato Yoshida Yamada Sasaki
        Yamaguchi Matsumoto Inoue Kimura Shimizu Hayashi Saito Mori Ikeda Hashimoto Ishikawa Ogawa Okada
        Hasegawa Fujita Kishida Abe Suga Ishiba Takaichi Aso Hiroshi Kenji Takashi Shinzo Fumio Yuki Haruka
        Yoko Kyodo NHK Yomiuri Asahi Mainichi Nikkei Jiji Sankei LDP
    """,
    "ko": """
        Kim Choi Jung Jeong Kang Cho Yoon Jang Lim Shin Seo Kwon Hwang Ahn
        Moon Yonhap Chosun Hankyoreh JoongAng KBS MBC SBS
    """,
    "vi": """
        Nguyen Nguyễn Tran Trần Pham Phạm Hoang Phan Vu Vũ Dang Bui Ngo Duong Thi Thị Văn Tuoi
        VnExpress VTV Dân Trí
    """,
    "id": """
        Joko Widodo Jokowi Prabowo Subianto Gibran Megawati Budi Agus Bambang Dewi Siti Wahyu Setiawan
        Susanto Santoso Kompas Tempo Antara Detik
    """,
    "hi": """
        Narendra Rahul Amit Rajesh Sanjay Suresh Ramesh Anil Vijay Arvind Yogi Priya Sunita Kumar
        Sharma Gupta Yadav Patel Verma Mishra Gandhi Kejriwal Thackeray Dainik PTI ANI
    """,
}
