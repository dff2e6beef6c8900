// O fundo coletivo.

import type { Texts } from "../en/index.js";

const fund: Texts["fund"] = {
    lead: "O que os membros têm em comum, e o que fazem com isso.",
    how: "Como é gasto?",
    held: "O que há",
    purses: {
        "fund-income": ["Entradas", "Onde entram as contribuições, antes de serem repartidas."],
        "fund-operations": ["Despesas", "Paga o que custa manter a rede, dentro do orçamento."],
        "fund-reserve": ["Reserva", "Cobre dívidas que ninguém mais pode pagar."],
        "fund-expansion": ["Expansão", "Traz novos empreendimentos e membros para a rede."],
        "fund-microcredit": ["Microcrédito", "Empresta sem juros aos membros."],
        "fund-education": ["Educação", "Paga o aprender em conjunto."],
    },
    emptyPurse: "Ainda não entrou nada nesta bolsa. Ela enche com o que os membros vendem.",
    inAndOut: "Entradas e saídas",
    nothingYet: "Ainda não entrou nada. O fundo enche com uma parte do que os membros vendem.",
    since: (month, amount) => `Antes de ${month} havia ${amount}.`,
    flowsText: (came, went) => `Desde então entraram ${came} e saíram ${went}.`,
    flows: {
        contributions: "Contribuições",
        levies: "Taxa de dinheiro parado",
        surplus: "Excedentes",
        gifts: "Presentes",
        repaid: "Empréstimos devolvidos",
        returned: "De volta de rodadas",
        setAside: "Para rodadas",
        lent: "Emprestado",
        spent: "Despesas da rede",
        covered: "Dívidas cobertas",
        other: "Outros",
    },
    asTable: "Como tabela",
    what: "O quê",
    came: "Entrou",
    went: "Saiu",
    history: "Mês a mês",
    historyText: (first, then, last, now) =>
        `No fim de ${first} havia ${then}; em ${last} há ${now}.`,
    month: "Mês",
    decisions: "Por qual decisão",
    noDecision: "A assembleia ainda não separou nada.",
    toAssembly: "Ir para a assembleia",
    by: (decision) => `Por: ${decision}`,
    promised: "Prometido e cumprido",
    nothingPromised: "Ainda nada foi escolhido, então nada está prometido.",
    for: (payee) => `Para ${payee}.`,
    inRound: (round) => `Rodada “${round}”`,
    paidBar: (title) => `Pago de ${title}`,
    paidOf: (paid, promised) => `Foram pagos ${paid} de ${promised}.`,
    gaveBack: (amount) => `${amount} voltaram ao fundo.`,
    reported: (reports, parts) =>
        `Há relato de ${reports} de ${parts === 1 ? "1 parte paga" : `${parts} partes pagas`}.`,
    overdue: (count) =>
        count === 1 ? "1 relato está atrasado." : `${count} relatos estão atrasados.`,
};

export default fund;
