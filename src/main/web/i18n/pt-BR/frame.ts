// As partes da carteira, a página atrás das iniciais, e os ajustes.

import type { Texts } from "../en/index.js";

const frame: Texts["frame"] = {
    parts: {
        home: "Início",
        pay: "Pagar",
        statement: "Extrato",
        assembly: "Assembleia",
        fund: "Fundo",
        me: "Eu",
        help: "Ajuda",
        tasks: "Tarefas",
        coordination: "Coordenação",
        audit: "Auditoria",
    },
    me: (name) => `${name}: sua conta e ajustes`,
    code: (code) => `Seu código é ${code}.`,
    size: "Tamanho das letras",
    sizes: { small: "Pequeno", normal: "Normal", large: "Grande", veryLarge: "Muito grande" },
    account: "Sua conta",
    forOffice: "Para a sua função",
    office: {
        tasks: ["Tarefas", "O que espera por você."],
        coordination: ["Coordenação", "Admitir, convidar, deixar entrar de novo."],
        members: ["Membros", "Quem participa, com limites e funções."],
        policies: ["Regras", "O que vale, desde quando e por quem."],
        officerActs: ["Para duas pessoas", "O que espera uma segunda pessoa com função."],
        soundness: ["Saúde da moeda", "Cinco números da moeda."],
        audit: ["Auditoria", "Contas, lançamentos, o registro, exportações."],
    },
    receiptText: "De um arquivo ou de um número, aqui no seu navegador.",
};

export default frame;
