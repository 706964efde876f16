El astillero Halvard suprimirá 1400 empleos tras unas pérdidas récord

BRENNHAVN, 3 de marzo – El astillero Halvard suprimirá 1400 de sus 5300 empleos antes de que acabe 2028, anunció el miércoles la empresa. El año pasado perdió 312 millones de euros, más que en ningún otro año desde su fundación en 1896.

La facturación cayó un 17 %, hasta los 2400 millones de euros. Se cancelaron pedidos por valor de entre 800 y 950 millones de euros. El astillero perdió contratos de petroleros, transbordadores y pesqueros.

«No podemos construir barcos que nadie encarga», dijo a los trabajadores la directora general, Marit Solheim. El líder sindical Bruno Tessari calificó el plan de declaración de guerra. Solheim no admitió preguntas.

Los propietarios habrían rechazado en enero la oferta de un competidor, según el semanario Harbor Ledger. Una portavoz no quiso confirmarlo.

¿Intervendrá el Gobierno? El ministro de Economía, Pavel Ondra, dijo el martes que podría conceder un crédito de hasta 180 millones de dólares. La empresa debe presentar un plan de rescate antes del 15 de abril.

El astillero mide 340 metros de largo y su grúa más alta, 96 metros. Representa el 9 % del producto interior bruto (PIB) de la región. Un tercio del trabajo lo realizan subcontratas.

El sindicato del metal, la BMV, quiere parar el viernes a las 10.45, hora local, y marchar seis kilómetros hasta el ayuntamiento. «¿Así se le agradecen a la gente 30 años de trabajo?», preguntó la soldadora Ada Koren. No le suben el sueldo desde 2019.

También el club de fútbol de Brennhavn pierde a su principal patrocinador. Es tercero en la liga tras ganar 2-1 al Lindvik y nunca ha descendido. Su estadio tiene capacidad para 11 800 espectadores y ahora podría venderse.

El último barco, el H-27, se entregará en septiembre. Las respuestas a las preguntas frecuentes están en www.halvard-yard.example.

Foto: {{photo.dock}}
