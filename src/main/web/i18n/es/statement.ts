// El extracto.

import type { Texts } from "../en/index.js";

const statement: Texts["statement"] = {
    addsUp: (opening, came, went, closing) =>
        `Empezó con ${opening}; entraron ${came} y salieron ${went}: eso da ${closing}.`,
    addsUpSince: (opening, came, went, closing) =>
        `De las líneas mostradas: antes había ${opening}; entraron ${came} y salieron ${went}:` +
        ` eso da ${closing}.`,
    found: (count, came, went) =>
        `${count === 1 ? "1 línea" : `${count} líneas`}: entraron ${came}, salieron ${went}.`,
    noneFound: "Ninguna línea es así.",
    showAll: "Mostrar todas",
    empty: "Aún no pasó nada en esta cuenta. Paga a alguien o pide un pago para empezar.",
    older: "Mostrar más antiguas",
    after: "Saldo después",
    filter: "Buscar y filtrar",
    search: "Buscar",
    searchHelp: "Una persona, un motivo, una clase, una decisión.",
    kind: "Clase",
    any: "Cualquiera",
    way: "Entradas o salidas",
    both: "Ambas",
    came: "Entró",
    went: "Salió",
    least: "Como mínimo",
    most: "Como máximo",
    amountHelp: (example) => `Por ejemplo ${example}`,
    from: "Desde",
    to: "Hasta",
    takeAway: "Llevártelo",
    takeAwayText:
        "Todas las líneas de esta cuenta, para una tabla, para un programa, o firmadas como" +
        " prueba.",
    csv: "Tabla (CSV)",
    json: "Para programas (JSON)",
    evidence: "Extracto firmado",
    camtText: "Para programas de contabilidad, como lo dan los bancos, de estos días:",
    camt: "Para contabilidad (camt.053)",
    notTaken: "No se hizo ningún archivo.",
    explain: "Explicar esta línea",
    moves: (before, after) => `El saldo era ${before} antes y ${after} después.`,
    yours: "Esta cuenta",
    charge: (who, rate, base, exact) =>
        `Contribución al fondo (${who}): ${rate} de ${base} es exactamente ${exact}.`,
    carried: (before, amount, after) =>
        `Con ${before} arrastrado de antes, se cobró ${amount} y se arrastra ${after}.`,
    forgiven: (amount) => `${amount} pasaba del máximo de 30 días, y no se cobró.`,
    exempt: (who) => `Sin contribución (${who}): este pago está libre de ella.`,
    decided: (decision, since) => `Por la decisión “${decision}”, desde el ${since}.`,
    levy: (month, rate, threshold) =>
        `Tasa de ${month}: ${rate} en 30 días de lo que estaba por encima de ${threshold}.`,
    levyDue: (due, taken) => `Correspondía ${due}, y se tomó ${taken}.`,
    loan: {
        granted: (number, amount, owed) =>
            `Préstamo n.º ${number}: se prestó ${amount}; hay que devolver ${owed}.`,
        early: (number, amount, owed) =>
            `Préstamo n.º ${number}: se devolvió ${amount} antes de tiempo; queda ${owed}.`,
        collected: (number, amount, owed) =>
            `Préstamo n.º ${number}: vencía ${amount} y se tomó; queda ${owed}.`,
        swept: (number, amount, owed) =>
            `Préstamo n.º ${number}: ${amount} es la parte acordada de un cobro; queda ${owed}.`,
    },
    surplus: (rate, due, before) =>
        `Una parte de ${rate} del excedente del emprendimiento: en total se pidió ${due}, de lo` +
        ` cual ${before} se pagó antes.`,
    signed: "Lo firmó el propio dispositivo de quien pagó.",
    inLog: (index, version) =>
        `Es la línea ${version} de esta cuenta, y el número ${index} del registro.`,
};

export default statement;
