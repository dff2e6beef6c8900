// O que uma contagem diz de si mesma.

import type { Texts } from "../en/index.js";

const result: Texts["result"] = {
    compared: "Ao lado de só votos",
    here: "Esta contagem.",
    there: "Primeiro a mais votada.",
    spends: (cost, amount) => `Gasta ${cost} de ${amount}.`,
    same: "Com a mais votada primeiro, teria sido escolhido exatamente o mesmo.",
    differs:
        "Se a proposta mais votada tivesse sido tomada primeiro, depois a seguinte, enquanto o" +
        " valor desse, o resultado teria sido outro:",
    byBoth: "Escolhida das duas maneiras",
    byHere: "Escolhida só por esta contagem",
    byThere: "Só teria sido escolhida com a mais votada primeiro",
    voters: (here, there, level) =>
        `Faz-se mais do que votaram com esta contagem para ${here} de quem votou, com a mais` +
        ` votada primeiro para ${there}, e o mesmo com ambas para ${level}.`,
    share: "A sua parte",
    shareText: (share) =>
        `Cada pessoa que votou tinha ${share} para gastar no que votou. O seu foi para:`,
    shareSpent: (spent, left) => `${spent} gasto, ${left} de sobra`,
    left: "Sobra: ninguém precisou para o que você votou",
    allLeft: "Sobra tudo: nada do que você votou foi pago com partes",
    rounded: "As partes são calculadas com exatidão; aqui são arredondadas para baixo.",
    missing: (amount) => `Faltaram ${amount}.`,
};

export default result;
