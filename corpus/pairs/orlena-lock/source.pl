Śluza na Orlenie zamknięta na jedenaście miesięcy

KALDEN – Śluza w Saint-Aubrec zostanie zamknięta w poniedziałek na jedenaście miesięcy, poinformował w czwartek zarząd wód. Prace będą kosztować 3,2 miliona euro, z czego region pokryje 40 procent.

„Czekaliśmy na to zbyt długo, a wrota nie są już bezpieczne” – powiedziała szefowa zarządu Odile Kerbrat. Nie wyjaśniła, dlaczego umowę podpisano dopiero w marcu.

Około 4500 mieszkańców dolnego miasta nie będzie miało w nocy wody. Cysterny staną przed szkołą od godziny 18.

Kto zapłaci przewoźnikom? Ich rzecznik Tomas Halden szacuje straty na 180 euro dziennie dla każdej z 27 barek.

Wrota pochodzą z 1964 roku. Mają dwanaście metrów wysokości i ważą po 90 ton.
