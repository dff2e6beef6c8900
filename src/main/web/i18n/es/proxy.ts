// Dejar que otra persona vote.

import type { Texts } from "../en/index.js";

const proxy: Texts["proxy"] = {
    title: "Votar por otra persona",
    lead: (most) =>
        most === 1
            ? "Si no puedes votar, otra persona puede hacerlo por ti. Nadie vota por más de una."
            : `Si no puedes votar, otra persona puede hacerlo por ti. Nadie vota` +
              ` por más de ${most}.`,
    begin: "Dejar que alguien vote por mí",
    who: "¿Quién vota por ti?",
    notOneself: "Es para otra persona.",
    becomesPublic:
        "Cuando se fija la votación, todas las personas leen quién vota por quién. Mientras no" +
        " haya votado por ti puedes retirarlo, o simplemente votar.",
    give: "Que vote por mí",
    isGiven: (name) => `${name} puede votar por ti en esta ronda.`,
    given: (holder) => `${holder} vota por ti en esta ronda.`,
    revoke: "Retirarlo",
    revoked: "Vuelves a votar por tu cuenta.",
    held: (giver) => `Puedes votar por ${giver}.`,
    voteFor: (giver) => `Votar por ${giver}`,
    votingFor: (giver) => `Aquí votas por ${giver}, y no por ti.`,
    asMyself: "Votar por mí",
};

export default proxy;
