La esclusa del Orlena cerrará once meses

KALDEN – La esclusa de Saint-Aubrec cerrará el lunes durante once meses, informó el jueves la junta de aguas. Las obras costarán 3,2 millones de euros, de los que la región paga el 40 por ciento.

«Hemos esperado demasiado y las compuertas ya no son seguras», dijo la presidenta de la junta, Odile Kerbrat. No explicó por qué el contrato no se firmó hasta marzo.

Unas 4.500 personas de la ciudad baja no tendrán agua por la noche. Habrá camiones cisterna delante de la escuela desde las 18 horas.

¿Quién pagará a los barqueros? Su portavoz, Tomas Halden, cifra la pérdida en 180 euros al día por cada uno de los 27 barcos.

Las compuertas datan de 1964. Miden doce metros de alto y pesan 90 toneladas cada una.
