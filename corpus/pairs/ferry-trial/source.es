El capitán del ferry incendiado niega que ordenara cerrar las puertas con llave

PORT AMEL, 8 de septiembre – El capitán del ferry Aurelia, en el que murieron 19 personas en 2021, aseguró el martes ante el tribunal que nunca ordenó cerrar con llave las puertas de la cubierta de vehículos. Jonas Meriwell, de 58 años, está acusado de homicidio imprudente y se enfrenta a hasta diez años de cárcel.

«Nadie me preguntó, y no lo habría permitido», dijo Meriwell en la primera jornada del juicio en Port Amel. Su abogada, Katrin Solberg, pidió la absolución.

El incendio se declaró a las 2.40 horas del 14 de agosto, a unos 22 kilómetros de la costa. El buque llevaba 312 pasajeros, 46 tripulantes y 87 automóviles.

Según el escrito de acusación, un camión sin papeles habría sido embarcado poco antes de zarpar. La naviera Norrlin habría sido advertida dos semanas antes de que los rociadores eran defectuosos. Norrlin lo niega.

¿Por qué falló la alarma? «Los sensores se habían desconectado porque saltaban todas las noches», declaró el ingeniero Samir Hadel. No sabía quién había dado la orden.

La jueza Elena Portwin rechazó una petición para trasladar la vista a una sala más grande. Unos 80 familiares encontraron sitio y los demás siguieron el juicio en una pantalla en el ayuntamiento.

«Mi hija no era un número», dijo Ruth Ambrose, que perdió también a dos nietos. «¿Es mucho pedir que alguien diga que lo siente?»

Los investigadores de la autoridad marítima, la MSA, interrogaron a 540 testigos en tres años y medio. Su informe de 1260 páginas enumera 14 defectos en el buque, construido en 1979. La temperatura en la cubierta D3 alcanzó los 900 grados en once minutos.

Norrlin ha pagado hasta ahora 26 millones de euros en indemnizaciones, entre 80 000 y 150 000 euros por familia. La aseguradora se niega a pagar otros 4,2 millones de dólares. «Estudiaremos todas las reclamaciones, pero no somos un banco», dijo el lunes un portavoz.

El tribunal ha reservado 32 días para el juicio, hasta el 26 de febrero. Si el capitán es condenado, la empresa podría perder la licencia. Nadie espera una sentencia antes de la primavera.

Los testigos pueden escribir a trial@court-amel.example. La vista se reanuda el jueves a las 9.30 en la sala {{court.room}}.
