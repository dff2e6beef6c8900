// As dívidas, e os planos com que são pagas.

import type { Texts } from "../en/index.js";

const texts: Texts["debt"] = {
    lead:
        "Quem deve há muito tempo combina com uma pessoa com cargo como o dinheiro volta: " +
        "vendendo, trabalhando para o fundo ou com uma doação de outra pessoa. Não custa nada.",
    own: (code) => `A conta ${code}`,
    owesNothing: (code) => `${code} não deve nada.`,
    owesNow: (code, amount) => `${code} deve agora ${amount}.`,
    due: "Quem deve há mais de um ano",
    dueLead: "Abaixo de zero por 365 dias, e menos de um quarto devolvido.",
    nobody: "Ninguém.",
    owes: (now, before) => `Deve ${now} agora, e ${before} há um ano.`,
    noPlan: "Ainda não houve plano.",
    look: "Ver os planos",
    writeOff: "O que ninguém mais vai pagar só a assembleia cancela, por uma moção:",
    plan: (debt, on) => `Um plano de ${debt}, pedido em ${on}`,
    states: {
        asked: "Espera que a outra parte aceite.",
        agreed: "As duas partes aceitaram.",
        fulfilled: "Está pago.",
        failed: "Devia-se mais do que o plano deixava.",
        lapsed: "O plano caducou.",
    },
    paid: "pago",
    agree: "Aceitar",
    refuse: "Quem não aceita deixa, ou pede outro plano abaixo: depois de 30 dias ele caduca.",
    agreed: "O plano está combinado.",
    askLead: (code, debt) =>
        `Tudo o que ${code} deve, ${debt}, em partes iguais mês a mês. A outra parte aceita.`,
    count: "Em quantos meses?",
    countWrong: (most) => `Um número de 1 a ${most}.`,
    first: "Primeiro dia",
    firstWrong: "Um dia por vir.",
    ways: "Como o dinheiro vai entrar?",
    waysHelp: "As duas partes leem, e quem audita.",
    waysMissing: "Diga em poucas palavras como.",
    ask: "Pedir este plano",
    asked: "O plano está pedido. A outra parte tem 30 dias para aceitar.",
};

export default texts;
