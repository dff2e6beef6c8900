// El fondo colectivo.

import type { Texts } from "../en/index.js";

const fund: Texts["fund"] = {
    lead: "Lo que los miembros tienen en común, y lo que hacen con ello.",
    how: "¿Cómo se gasta?",
    held: "Lo que hay",
    purses: {
        "fund-income": ["Ingresos", "Donde entran las contribuciones, antes de repartirse."],
        "fund-operations": [
            "Gastos",
            "Paga lo que cuesta llevar la red, dentro de su presupuesto.",
        ],
        "fund-reserve": ["Reserva", "Cubre deudas que ya nadie puede pagar."],
        "fund-expansion": ["Expansión", "Trae nuevos emprendimientos y miembros a la red."],
        "fund-microcredit": ["Microcrédito", "Presta sin interés a los miembros."],
        "fund-education": ["Educación", "Paga el aprender en común."],
    },
    emptyPurse: "Aún no entró nada en esta bolsa. Se llena con lo que los miembros venden.",
    inAndOut: "Entradas y salidas",
    nothingYet: "Aún no entró nada. El fondo se llena con una parte de lo que los miembros venden.",
    since: (month, amount) => `Antes de ${month} había ${amount}.`,
    flowsText: (came, went) => `Desde entonces entraron ${came} y salieron ${went}.`,
    flows: {
        contributions: "Contribuciones",
        levies: "Tasa de dinero quieto",
        surplus: "Excedentes",
        gifts: "Regalos",
        repaid: "Préstamos devueltos",
        returned: "De vuelta de rondas",
        setAside: "Para rondas",
        lent: "Prestado",
        spent: "Gastos de la red",
        covered: "Deudas cubiertas",
        other: "Otros",
    },
    asTable: "Como tabla",
    what: "Qué",
    came: "Entró",
    went: "Salió",
    history: "Mes a mes",
    historyText: (first, then, last, now) =>
        `Al final de ${first} había ${then}; en ${last} hay ${now}.`,
    month: "Mes",
    decisions: "Por qué decisión",
    noDecision: "La asamblea aún no apartó nada.",
    toAssembly: "Ir a la asamblea",
    by: (decision) => `Por: ${decision}`,
    promised: "Prometido y cumplido",
    nothingPromised: "Aún no se eligió nada, así que nada está prometido.",
    for: (payee) => `Para ${payee}.`,
    inRound: (round) => `Ronda “${round}”`,
    paidBar: (title) => `Pagado de ${title}`,
    paidOf: (paid, promised) => `Se pagaron ${paid} de ${promised}.`,
    gaveBack: (amount) => `${amount} volvieron al fondo.`,
    reported: (reports, parts) =>
        `Hay informe de ${reports} de` +
        ` ${parts === 1 ? "1 parte pagada" : `${parts} partes pagadas`}.`,
    overdue: (count) =>
        count === 1 ? "1 informe está atrasado." : `${count} informes están atrasados.`,
};

export default fund;
