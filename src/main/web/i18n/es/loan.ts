// Préstamos del fondo de microcrédito.

import type { Texts } from "../en/index.js";

const loan: Texts["loan"] = {
    card: "Sin intereses, de lo que tenemos en común.",
    none: "La asamblea no ha dicho cuánto presta el fondo de microcrédito: no hay préstamos.",
    lead: (most) =>
        `El fondo de microcrédito presta hasta ${most}, sin intereses. Deciden dos personas.`,
    title: (number, amount) => `Préstamo ${number}: ${amount}`,
    of: (who, amount) => `${who}: ${amount}`,
    states: {
        applied: "Espera a dos personas con cargo.",
        withdrawn: "Retirado.",
        refused: "No concedido.",
        running: "Pagado.",
        repaid: "Devuelto.",
    },
    late: (since) => `Atrasado desde el ${since}`,
    swept: (percent) =>
        `El ${percent} % de lo que recibes va al préstamo, mientras tu cuenta esté sobre cero.`,
    owed: (amount) => `Faltan ${amount} por devolver.`,
    paid: "pagado",
    open: (amount) => `faltan ${amount}`,
    repaid: (amount) => `${amount} devueltos`,
    payBack: (unit) => `Devolver, en ${unit}`,
    pay: "Devolver",
    paidBack: (amount) => `Devolviste ${amount}.`,
    collect: "Lo que vence se puede tomar de mi cuenta, mientras esté sobre cero",
    named: "El registro puede nombrarme",
    agreed: "Queda anotado.",
    withdraw: "Retirarla",
    withdrawn: "La solicitud está retirada.",
    apply: "Solicitar un préstamo",
    applyText: "Devuelves lo que recibiste, y nada más. Puedes devolver antes cuando quieras.",
    applied: "Tu solicitud espera a dos personas con cargo.",
    amount: (unit) => `Cuánto, en ${unit}`,
    purpose: "Para qué es",
    purposeHelp: "Lo leen las personas con cargo.",
    schedule: "Cómo se devuelve",
    schedules: {
        dates: "Cada mes",
        harvest: "En los meses de cosecha",
        receipts: "Con una parte de lo que recibo, y cada mes",
    },
    months: "Meses de cosecha",
    first: "Primer vencimiento",
    count: "En cuántas partes",
    countWrong: "De 1 a 120 partes.",
    fromTo: (from, to, count) => `del ${from} al ${to}, en ${count} partes`,
    applications: "Lo que espera decisión",
    noApplications: "Nadie ha solicitado nada.",
    grant: "Conceder",
    refuse: "No conceder",
    granted: "Está concedido y pagado.",
    refused: "No está concedido.",
    reasonMissing: "Di por qué.",
    register: "Todos los préstamos",
    registerText: "Quien recibió el préstamo aparece solo si lo aceptó.",
    noLoans: "Todavía no hay ninguno.",
};

export default loan;
