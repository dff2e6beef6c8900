// Deixar outra pessoa votar.

import type { Texts } from "../en/index.js";

const proxy: Texts["proxy"] = {
    title: "Votar por outra pessoa",
    lead: (most) =>
        most === 1
            ? "Se você não pode votar, outra pessoa pode por você. Ninguém vota por mais de uma."
            : `Se você não pode votar, outra pessoa pode por você. Ninguém vota por` +
              ` mais de ${most}.`,
    begin: "Deixar alguém votar por mim",
    who: "Quem vota por você?",
    notOneself: "É para outra pessoa.",
    becomesPublic:
        "Quando a votação é fixada, todas as pessoas leem quem vota por quem. Enquanto ela não" +
        " tiver votado por você, dá para retirar, ou simplesmente votar.",
    give: "Que ela vote por mim",
    isGiven: (name) => `${name} pode votar por você nesta rodada.`,
    given: (holder) => `${holder} vota por você nesta rodada.`,
    revoke: "Retirar",
    revoked: "Você volta a votar por si.",
    held: (giver) => `Você pode votar por ${giver}.`,
    voteFor: (giver) => `Votar por ${giver}`,
    votingFor: (giver) => `Aqui você vota por ${giver}, e não por si.`,
    asMyself: "Votar por mim",
};

export default proxy;
