// Traer miembros de un archivo.

import { counted } from "../count.js";

export default {
    lead:
        "Quienes tenían una cuenta en otra parte llegan con sus saldos, todos a la vez, mientras" +
        " nadie haya pagado todavía. No se envía nada antes de que veas lo que dice el archivo.",
    file: "El archivo",
    form:
        "Valores separados por comas (CSV) con esta primera línea. Saldos y límites van en la" +
        " unidad más pequeña, sin coma; los límites pueden faltar. Todos los saldos suman cero.",
    choose: "Elige el archivo",
    chooseHelp: "Se lee en este dispositivo, y solo se envía cuando aprietas el botón de abajo.",
    tooLarge: "Pasa de 5 MB. Tráelo con la orden ./mutirao import members.",
    noHeader: "No empieza con esa línea: no es un archivo así.",
    preview: (name: string, size: string) => `Lo que dice ${name} (${size})`,
    rows: (n: number) => counted(n, "# miembro.", "# miembros."),
    sums: (above: string, below: string) => `Sobre cero ${above}, bajo cero ${below}.`,
    zero: "En total cero, como debe ser.",
    notZero: (sum: string) => `En total ${sum}: tiene que ser cero.`,
    wrongRows: (n: number) =>
        counted(
            n,
            "# línea no se puede tomar. Está al principio.",
            "# líneas no se pueden tomar. Están al principio.",
        ),
    line: (number: number) => `Línea ${number}`,
    limits: (low: string, high: string) => `Bajo cero ${low}, sobre cero ${high}`,
    standard: "como decidió la comunidad",
    flaws: {
        columns: "Tiene más o menos valores que columnas.",
        code: "El código tiene otros signos que letras, cifras y guiones, o es muy largo.",
        twice: "El código ya estaba en el archivo.",
        kind: "El tipo no es ninguno de person, venture y association.",
        name: "Falta el nombre.",
        number: "Una cantidad no es un número entero.",
        noCommunity: "No existe esa comunidad.",
    },
    mend: "Corrige el archivo y elígelo de nuevo. No se envió nada.",
    decisionHelp:
        "Para que se pueda consultar. La segunda persona tiene que escribir aquí exactamente lo" +
        " mismo, con exactamente el mismo archivo.",
    becomesPublic:
        "Se hace cuando otra persona de la coordinación envía el mismo archivo. Entonces se ve a" +
        " los miembros en la lista; el registro dice de cada cuenta quién admitió a su titular, y" +
        " por qué decisión.",
    send: (n: number) => counted(n, "Traer a # miembro", "Traer a # miembros"),
    waits:
        "Aún no se hizo nada: hacen falta dos. Da el archivo a otra persona de la coordinación," +
        " que" +
        " lo envía aquí con la misma decisión.",
    done: (n: number) => counted(n, "# miembro fue admitido.", "# miembros fueron admitidos."),
    payments: "Pagos del pasado",
    paymentsText:
        "Una historia de pagos no se trae aquí: lo hace quien mantiene el servicio, para que cada" +
        " pago pase por las mismas reglas que uno nuevo. Recibe un informe de cada línea.",
};
