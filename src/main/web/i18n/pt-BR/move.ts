// Apresentar uma moção.

import type { Texts } from "../en/index.js";

const move: Texts["move"] = {
    heading: "Apresentar algo",
    lead: "O que a assembleia deve decidir com sim ou não? Antes outras pessoas precisam apoiar.",
    begin: "Apresentar uma moção",
    assembly: "Qual assembleia decide?",
    kind: "De que trata?",
    kinds: {
        text: "Só palavras",
        policy: "Uma política",
        mandate: "Uma função",
        limit: "Até quanto abaixo de zero alguém pode ir",
        exclusion: "Uma exclusão",
    },
    wordsOnly: "A assembleia de uma parte da rede decide só palavras.",
    title: "Como se chama?",
    text: "Por quê?",
    policy: "Qual política?",
    member: "De quem trata?",
    role: "Qual função?",
    what: "O que será feito?",
    give: "Dar a função",
    end: "Encerrar a função",
    until: "Até que dia?",
    limit: "Até quanto abaixo de zero?",
    exclusionHelp: "A conta é encerrada; para isso precisa estar em zero.",
    missing: "Ainda falta algo, ou nada foi mudado.",
    becomesPublic: "Todas as pessoas leem, com o seu nome. Uma vez apresentada, fica como está.",
    send: "Apresentar",
    withdraw: "Retirar",
};

export default move;
