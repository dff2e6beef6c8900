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
        admission: "Alguém que quer entrar",
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
    newcomerName: "Como ela se chama?",
    newcomerCode: "Que código ela terá?",
    newcomerCodeHelp: "Com ele as outras pessoas pagam a ela: minúsculas e algarismos.",
    newcomerContact: "Como a coordenação a encontra?",
    newcomerContactHelp: "Só a coordenação e você leem.",
    newcomerCommunity: "Em que parte da rede?",
    newcomerErased: "Se ela não for admitida, o nome e tudo isto são apagados.",
    missing: "Ainda falta algo, ou nada foi mudado.",
    becomesPublic: "Todas as pessoas leem, com o seu nome. Uma vez apresentada, fica como está.",
    send: "Apresentar",
    withdraw: "Retirar",
};

export default move;
