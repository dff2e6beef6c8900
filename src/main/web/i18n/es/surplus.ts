// Lo que los emprendimientos ganan por encima de sus costos.

import type { Texts } from "../en/index.js";

const surplus: Texts["surplus"] = {
    title: "Lo que queda, y sus partes",
    card: "Declara lo que el emprendimiento ganó por encima de sus costos, y apruébalo.",
    onlyVentures: "Solo los emprendimientos declaran un excedente. Elige uno por el que actúes.",
    lead: (workers, needed) =>
        `Quienes actúan por el emprendimiento, ahora ${workers}, son quienes trabajan en él.` +
        ` ${needed} de esas personas aprueban una declaración, y después la revisa la` +
        " coordinación.",
    rest: (amount, on) => `Falta dar: ${amount}. Se toma desde el ${on}.`,
    file: (period) => `Declarar ${period}`,
    over: (from, to) => `Desde el ${from}, hasta el ${to}. El libro tiene:`,
    byLedger: "Lo que tiene el libro no se edita. Lo que difiere es un ajuste, con su motivo.",
    none: "Todavía no se declaró nada.",
    of: (code, period, version) => `${code}, ${period}, ${version}.`,
    states: {
        filed: "espera",
        returned: "devuelta",
        accepted: "aceptada",
        replaced: "otra ocupó su lugar",
    },
    sales: "Ventas dentro",
    purchases: "Compras dentro",
    wages: "Salarios dentro, parte de la paga",
    outsideSales: "Ventas fuera",
    outsidePurchases: "Compras fuera",
    remuneration: "Paga de quienes trabajan",
    depreciation: "Desgaste de herramientas y locales",
    lossForward: "Pérdida del tiempo anterior",
    salesAdjustment: "Más, o con signo menos, menos que las ventas del libro",
    adjustments: "Aparte del libro",
    hoursWorked: "Horas trabajadas entre todas las personas",
    workers: "Cuántas personas trabajaron",
    jobsCreated: "Cuántas más que antes",
    lowestHourlyPay: "La paga más baja por hora",
    highestHourlyPay: "La paga más alta por hora",
    evidence: "Archivo con las cuentas",
    evidenceHelp:
        "Se guarda su SHA-256, no el archivo: guárdenlo ustedes. Hace falta para lo declarado.",
    noFigure: "Esto no es una cifra.",
    fileNow: "Declararlo",
    filed: "Está declarado. Ahora lo aprueban quienes trabajan allí.",
    makes: (surplus, network, rest) =>
        `Queda: ${surplus}. Para el fondo: ${network}. Para que decidan quienes trabajan: ${rest}.`,
    because: (reason) => `Por qué difiere del libro: ${reason}`,
    answered: (answer) => `La coordinación: ${answer}`,
    approvedBy: (approved, workers, needed) =>
        `Lo aprobaron ${approved} de ${workers} personas que trabajan allí; hacen falta ${needed}.`,
    approve: "Aprobarlo",
    approved: "Lo aprobaste.",
    toCheck: "Excedentes de emprendimientos por revisar",
    accept: "Aceptarla",
    giveBack: "Devolverla",
    accepted: "Está aceptada, y se tomó la parte que había.",
    returned: "Volvió al emprendimiento.",
};

export default surplus;
