// Empréstimos do fundo de microcrédito.

import type { Texts } from "../en/index.js";

const loan: Texts["loan"] = {
    card: "Sem juros, do que temos em comum.",
    none: "A assembleia não disse quanto o fundo de microcrédito empresta: não há empréstimos.",
    lead: (most) =>
        `O fundo de microcrédito empresta até ${most}, sem juros. Decidem duas pessoas.`,
    title: (number, amount) => `Empréstimo ${number}: ${amount}`,
    of: (who, amount) => `${who}: ${amount}`,
    states: {
        applied: "Espera duas pessoas com função.",
        withdrawn: "Retirado.",
        refused: "Não concedido.",
        running: "Pago.",
        repaid: "Devolvido.",
    },
    late: (since) => `Atrasado desde ${since}`,
    swept: (percent) =>
        `${percent} % do que você recebe vai para ele, enquanto sua conta estiver acima de zero.`,
    owed: (amount) => `Faltam ${amount} para devolver.`,
    paid: "pago",
    open: (amount) => `faltam ${amount}`,
    repaid: (amount) => `${amount} devolvidos`,
    payBack: (unit) => `Devolver, em ${unit}`,
    pay: "Devolver",
    paidBack: (amount) => `Você devolveu ${amount}.`,
    collect: "O que vence pode ser tirado da minha conta, enquanto estiver acima de zero",
    named: "O registro pode dizer meu nome",
    agreed: "Está anotado.",
    withdraw: "Retirar o pedido",
    withdrawn: "O pedido está retirado.",
    apply: "Pedir um empréstimo",
    applyText: "Você devolve o que recebeu, e nada mais. Pode devolver antes quando quiser.",
    applied: "Seu pedido espera duas pessoas com função.",
    amount: (unit) => `Quanto, em ${unit}`,
    purpose: "Para que é",
    purposeHelp: "As pessoas com função leem.",
    schedule: "Como é devolvido",
    schedules: {
        dates: "Todo mês",
        harvest: "Nos meses de colheita",
        receipts: "Com uma parte do que recebo, e todo mês",
    },
    months: "Meses de colheita",
    first: "Primeiro vencimento",
    count: "Em quantas partes",
    countWrong: "De 1 a 120 partes.",
    fromTo: (from, to, count) => `de ${from} a ${to}, em ${count} partes`,
    applications: "O que espera decisão",
    noApplications: "Ninguém pediu nada.",
    grant: "Conceder",
    refuse: "Não conceder",
    granted: "Está concedido e pago.",
    refused: "Não está concedido.",
    reasonMissing: "Diga por quê.",
    register: "Todos os empréstimos",
    registerText: "Quem recebeu o empréstimo aparece só se aceitou.",
    noLoans: "Ainda não há nenhum.",
};

export default loan;
