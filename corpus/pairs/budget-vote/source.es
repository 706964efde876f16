El Parlamento de Maravia aprueba unos presupuestos con un déficit del 3,4 %

SORIN, 12 de noviembre – El Parlamento de Maravia aprobó en la madrugada del jueves, por 78 votos contra 61, los presupuestos de 2027 tras catorce horas de debate. El gasto aumentará un 6,5 %, hasta los 41 300 millones de euros.

El déficit bajará del 4,1 al 3,4 % del producto interior bruto (PIB), informó el Ministerio de Finanzas. El banco central, el MNB, prevé que la economía crezca entre un 1,8 y un 2,2 %.

«No hemos subido ni un solo impuesto y no subiremos ninguno el año que viene», dijo a los diputados la ministra de Finanzas, Nadia Verlon. El líder de la oposición, Teodor Brask, la acusó de ocultar 750 millones de euros de deuda en los ferrocarriles estatales. Verlon no respondió a la acusación.

El Gobierno habría prometido en secreto otro aval a los ferrocarriles, según publica el diario Sorin Courier. El ministerio no ha confirmado la noticia.

Las pensiones subirán 45 euros al mes a partir de marzo, hasta una media de 1120 euros. Dos tercios de los 2,6 millones de pensionistas del país cobrarán la cantidad íntegra y los demás, la mitad.

¿De dónde saldrá el dinero? El proyecto de ley cita tres fuentes:

- un impuesto a las bebidas azucaradas, que debe aportar 120 millones de euros al año;

- la venta del 49 % del puerto de Lenz por al menos 900 millones de dólares;

- multas más altas por exceso de velocidad, que suman 35 millones de euros.

La venta deberá cerrarse antes del 30 de junio de 2028. Los estibadores tienen previsto ir a la huelga el lunes de 6.00 a 14.00 horas.

Maravia ingresó en la unión aduanera en 1998 y no cumple el límite de déficit del 3 % desde 2019. La inflación cayó en octubre al 2,7 %, frente al 5,9 % de un año antes. La deuda por habitante asciende ya a 18 400 euros.

«¿Esto es un presupuesto o un cuento de hadas?», preguntó Brask. Abandonó la sala antes de la votación, al igual que 11 diputados de su partido.

En Ginebra, la agencia de calificación Corvin indicó que no modificará su perspectiva. Su analista Lucia Ferrant tachó la previsión de crecimiento de audaz, pero no de imposible.

El texto íntegro puede consultarse en www.finance.maravia.example/budget-2027. El Parlamento debatirá el 3 de diciembre el proyecto complementario B-214.

Gráfico: {{chart.deficit}}
