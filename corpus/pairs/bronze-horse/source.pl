Złodzieje ukradli brązowego konia z muzeum w Tarviku

TARVIK – W nocy na poniedziałek złodzieje włamali się do muzeum miejskiego i zabrali brązowego konia z dziewiątego wieku, poinformowała we wtorek policja. Dwóch strażników związano, ale nic im się nie stało.

Koń ma 34 centymetry wysokości i jest ubezpieczony na 1,8 miliona dolarów. Znalazł go w 1907 roku chłop na swoim polu.

„Wiedzieli, gdzie stoi, i znali drogę do wyjścia” – powiedziała dziennikarzom inspektor Lena Moravec. Nie wykluczyła, że pomógł im ktoś z muzeum.

Od października muzeum nie ma alarmu na pierwszym piętrze. Rada trzy razy odmówiła zapłacenia za nowy, powiedział dyrektor Viktor Anselm.

Czy koń jest już za granicą? Celnicy przeszukali 62 ciężarówki i dwa statki w porcie i nic nie znaleźli.

Muzeum będzie zamknięte do piątku. W ubiegłym roku odwiedziło je 21 000 osób, o 15 procent więcej niż rok wcześniej.
