Un temporal deja tres muertos y detiene el maratón de Calder Bay

CALDER BAY, 19 de abril – La tormenta Ottilie mató el domingo a tres personas en la costa sur y obligó a los organizadores a detener el maratón de Calder Bay tras 28 kilómetros. Las rachas alcanzaron los 137 kilómetros por hora.

En 24 horas cayeron 184 milímetros de lluvia, el triple de lo habitual en todo el mes de abril. El río Ostra subió hasta los 6,8 metros, 40 centímetros por debajo del récord de 1954.

«Con un viento así nadie puede correr, de modo que no teníamos elección», explicó a mediodía a la prensa el director de la carrera, Miguel Santoro. De los 16 000 corredores inscritos habían salido 11 400. Los otros dos responsables, Ines Palmer y Oskar Wendel, no quisieron hacer comentarios.

Desta Molare iba en cabeza cuando se detuvo la carrera a las 11.15, hora local. Había corrido la primera mitad en 69 minutos y 12 segundos. El defensor del título, Lukas Winther, no había tomado la salida a causa de una lesión.

¿Se repetirá la carrera? «Todavía no lo sabemos», dijo una portavoz de la federación de atletismo, la CBAF. El Ayuntamiento baraja el 4 de octubre.

Un hombre de 71 años se ahogó en su coche en la A14. Dos mujeres de entre 30 y 35 años murieron en el puerto al caer una grúa.

Según testigos, la grúa no habría estado asegurada. La empresa operadora, Baltrum, habría ahorrado en los anclajes. La policía no hizo comentarios.

Unos 64 000 hogares estaban sin luz por la noche, una quinta parte de ellos en el barrio de Veldt. Los bomberos hicieron 2350 salidas. Las escuelas permanecerán cerradas el lunes y el martes y no circularán trenes a Marsden antes de las 18.00 del miércoles.

Los daños se calculan entre 220 y 250 millones de euros. El Gobierno pagará 5000 euros a cada familia afectada y prestará a la ciudad otros 12,5 millones de dólares. Alrededor del 8 % de los viñedos quedó destruido.

«Mi casa está aquí desde 1911 y el agua nunca ha entrado», contó la panadera Hanna Orlov. ¿Piensa marcharse? «No, ¿adónde voy a ir?», preguntó, y barrió el barro hacia la calle.

La última tormenta de esta fuerza azotó la costa en los años setenta. Costó 21 vidas y llevó a construir el dique, de 9 kilómetros de largo.

Se ofrece ayuda en www.storm-help.example. El mapa de las calles inundadas se muestra en {{map.flood}}.
