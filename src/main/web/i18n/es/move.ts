// Presentar una moción.

import type { Texts } from "../en/index.js";

const move: Texts["move"] = {
    heading: "Presentar algo",
    lead: "¿Qué debe decidir la asamblea con sí o no? Primero otras personas tienen que apoyarlo.",
    begin: "Presentar una moción",
    assembly: "¿Qué asamblea decide?",
    kind: "¿De qué trata?",
    kinds: {
        text: "Solo palabras",
        policy: "Una política",
        mandate: "Una función",
        limit: "Hasta cuánto bajo cero puede llegar alguien",
        admission: "Alguien que quiere entrar",
        exclusion: "Una exclusión",
    },
    wordsOnly: "La asamblea de una parte de la red solo decide palabras.",
    title: "¿Cómo se llama?",
    text: "¿Por qué?",
    policy: "¿Qué política?",
    member: "¿De quién trata?",
    role: "¿Qué función?",
    what: "¿Qué se hará?",
    give: "Dar la función",
    end: "Terminar la función",
    until: "¿Hasta qué día?",
    limit: "¿Hasta cuánto bajo cero?",
    exclusionHelp: "Su cuenta se cierra; para eso tiene que estar a cero.",
    newcomerName: "¿Cómo se llama?",
    newcomerCode: "¿Qué código tendrá?",
    newcomerCodeHelp: "Con él le pagan las demás: minúsculas y cifras.",
    newcomerContact: "¿Cómo la encuentran las responsables?",
    newcomerContactHelp: "Solo lo leen las responsables y tú.",
    newcomerCommunity: "¿En qué parte de la red?",
    newcomerErased: "Si no es admitida, se borran su nombre y todo esto.",
    missing: "Todavía falta algo, o no se cambió nada.",
    becomesPublic: "La leen todas las personas, con tu nombre. Una vez presentada queda como está.",
    send: "Presentarla",
    withdraw: "Retirarla",
};

export default move;
