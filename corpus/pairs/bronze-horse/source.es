Roban un caballo de bronce del museo de Tarvik

TARVIK – Unos ladrones entraron en la noche del domingo al lunes en el museo municipal y se llevaron un caballo de bronce del siglo noveno, informó el martes la policía. Dos guardias fueron atados, pero no resultaron heridos.

El caballo mide 34 centímetros y está asegurado en 1,8 millones de dólares. Un campesino lo había encontrado en 1907 en su campo.

«Sabían dónde estaba y conocían la salida», dijo a los periodistas la inspectora Lena Moravec. No descartó que alguien de la casa los hubiera ayudado.

El museo no tiene alarma en el primer piso desde octubre. El ayuntamiento se negó tres veces a pagar una nueva, dijo el director, Viktor Anselm.

¿Está ya el caballo en el extranjero? La aduana registró 62 camiones y dos barcos en el puerto y no encontró nada.

El museo seguirá cerrado hasta el viernes. El año pasado tuvo 21.000 visitantes, un 15 por ciento más que el año anterior.
