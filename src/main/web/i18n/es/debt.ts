// Las deudas, y los planes con que se pagan.

import type { Texts } from "../en/index.js";

const texts: Texts["debt"] = {
    lead:
        "Quien debe desde hace mucho acuerda con una persona con cargo cómo vuelve el dinero: " +
        "vendiendo, trabajando para el fondo o con una donación de otra persona. No cuesta nada.",
    own: (code) => `La cuenta ${code}`,
    owesNothing: (code) => `${code} no debe nada.`,
    owesNow: (code, amount) => `${code} debe ahora ${amount}.`,
    due: "Quién debe desde hace más de un año",
    dueLead: "Bajo cero durante 365 días, y menos de una cuarta parte devuelta.",
    nobody: "Nadie.",
    owes: (now, before) => `Debe ${now} ahora, y ${before} hace un año.`,
    noPlan: "Todavía no hubo ningún plan.",
    look: "Ver los planes",
    writeOff: "Lo que ya nadie pagará solo lo cancela la asamblea, con una moción:",
    plan: (debt, on) => `Un plan por ${debt}, pedido el ${on}`,
    states: {
        asked: "Espera a que la otra parte lo acepte.",
        agreed: "Las dos partes lo aceptaron.",
        fulfilled: "Está pagado.",
        failed: "Se debía más de lo que el plan dejaba.",
        lapsed: "El plan caducó.",
    },
    paid: "pagado",
    agree: "Aceptar",
    refuse: "Quien no acepta lo deja, o pide otro plan abajo: después de 30 días caduca.",
    agreed: "El plan está acordado.",
    askLead: (code, debt) =>
        `Todo lo que debe ${code}, ${debt}, en partes iguales mes a mes. Lo acepta la otra parte.`,
    count: "¿En cuántos meses?",
    countWrong: (most) => `Un número de 1 a ${most}.`,
    first: "Primer día",
    firstWrong: "Un día por venir.",
    ways: "¿Cómo entrará el dinero?",
    waysHelp: "Lo leen las dos partes, y quienes auditan.",
    waysMissing: "Di en pocas palabras cómo.",
    ask: "Pedir este plan",
    asked: "El plan está pedido. La otra parte tiene 30 días para aceptarlo.",
};

export default texts;
