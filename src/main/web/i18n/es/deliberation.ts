// Lo que se dice de las propuestas, y lo que otros cambiarían en ellas.

import type { Texts } from "../en/index.js";

const deliberation: Texts["deliberation"] = {
    noProposal: "No hay tal propuesta.",
    toRound: "A la ronda",
    version: (number) => `Versión ${number}`,
    about: "Lo que se propone",
    answer: "Lo que dice la coordinación",
    mergedInto: "Quien la escribió cedió su lugar a otra:",
    toOther: "Leer esa otra",
    interest: "Lo que dice quien la escribió de su propio interés",
    conflicts: "Quién obtiene más de ella que los demás",
    conflict: {
        author: {
            paid: "la escribió y cobra",
            actsForPayee: "la escribió y actúa por quien cobra",
        },
        second: {
            paid: "la apoya y cobra",
            actsForPayee: "la apoya y actúa por quien cobra",
        },
    },
    everybodyVotes: "Votan como todo el mundo; pero conviene saberlo.",
    changed: "Lo que cambió la última versión",
    cost: (before, after) => `Costo: ${before}, ahora ${after}`,
    sameCost: (cost) => `El costo sigue en ${cost}`,
    removed: "Se quitó:",
    added: "Se añadió:",
    talk: "Lo que dicen los miembros",
    nothingSaid: "Nadie ha dicho nada todavía. Pregunta, o di lo que piensas.",
    say: "Di algo",
    sayHelp: "Todos los miembros de la red pueden leerlo, con tu nombre. Puedes retirarlo.",
    send: "Enviar",
    sent: "Ahora pueden leerlo todos los miembros.",
    reply: "Responder",
    replyTo: (name) => `Tu respuesta a ${name}`,
    answers: (name) => `Responde a ${name}`,
    ofVersion: (number) => `sobre la versión ${number}`,
    withdraw: "Retirar",
    withdrawn: "Retirado por quien lo escribió.",
    hidden: (by, why) => `Ocultado por ${by}: ${why}`,
    hide: "Ocultar",
    more: "Mostrar más",
    amendments: "Lo que otros cambiarían",
    noAmendments: "Nadie ha pedido un cambio.",
    amend: "Proponer un cambio",
    amendHelp:
        "Escribe la propuesta como debería ser. Quien la escribió lo acepta o no; si lo acepta," +
        " la propuesta tiene que ser apoyada de nuevo.",
    title: "Título",
    text: "Texto",
    part: (number) => `Monto de la parte ${number}`,
    why: "Por qué",
    amended: "Ahora quien escribió la propuesta puede aceptarlo o rechazarlo.",
    by: (name, when) => `${name}, ${when}`,
    states: {
        open: "Espera a quien escribió la propuesta",
        accepted: "Aceptado",
        declined: "Rechazado",
        withdrawn: "Retirado",
    },
    outdated: "La propuesta ha cambiado desde entonces.",
    take: "Aceptar",
    taken: "Es la nueva versión de la propuesta. Tiene que ser apoyada de nuevo.",
    decline: "Rechazar",
    reason: "Por qué motivo",
    move: "Que decida la asamblea",
    moveInTime:
        "Tiene que decidirse y hacerse mientras se apoyan propuestas. Si antes " +
        "no hay tiempo para el aviso y la votación, se rechaza, con las fechas.",
    moved: "Quien propuso la rechazó. La asamblea puede hacer de ella la próxima versión.",
};

export default deliberation;
