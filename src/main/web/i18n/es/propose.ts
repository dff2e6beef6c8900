// Lo que dicen los miembros en una ronda.

import type { Texts } from "../en/index.js";

const propose: Texts["propose"] = {
    title: "Proponer algo",
    lead: "¿Qué debería pagar el fondo? Otras personas tienen que apoyarlo antes de que se vote.",
    begin: "Proponer",
    name: "¿Cómo se llama?",
    text: "¿Qué se hará?",
    payee: "¿A quién se paga? El código de la cuenta",
    payeeHelp: "La tuya, o la de quien hace el trabajo.",
    interest: "¿Qué ganas tú con ello? Déjalo vacío si nada.",
    amount: (part, unit) =>
        part === 1 ? `¿Cuánto? (${unit})` : `Parte ${part}: ¿cuánto? (${unit})`,
    milestone: (part) => `Parte ${part}: ¿qué hay que mostrar antes de pagarla?`,
    more: "Pagar otra parte más tarde",
    notAnAmount: "Esto no es una cantidad.",
    becomesPublic: "Lo lee todo el mundo, con tu nombre. Puedes cambiarlo hasta que se admita.",
    send: "Proponerlo",
    seconds: "Apoyos",
    secondedBy: (count) => (count === 1 ? "Una persona lo apoya." : `${count} personas lo apoyan.`),
    second: "Apoyarlo",
    object: "Objetar el resultado",
    objection: "¿Qué está mal?",
    objectionHelp: "Lo lee todo el mundo. No se paga nada antes de que se responda.",
    report: "Informar",
    reportLabel: "¿Qué se hizo con ello?",
    reportHelp: "Lo lee todo el mundo. Se escribe una sola vez.",
    reportDue: (day) => `El informe se espera hasta el ${day}`,
    reportOverdue: (day) => `El informe se esperaba hasta el ${day}, y no está`,
    reportErased: "Hubo un informe; su texto se borró.",
    say: "Enviar",
};

export default propose;
