// O que os empreendimentos ganham além dos seus custos.

import type { Texts } from "../en/index.js";

const surplus: Texts["surplus"] = {
    title: "O que sobra, e suas partes",
    card: "Declare o que o empreendimento ganhou além dos seus custos, e aprove.",
    onlyVentures: "Só empreendimentos declaram um excedente. Escolha um pelo qual você age.",
    lead: (workers, needed) =>
        `Quem age pelo empreendimento, agora ${workers}, é quem trabalha nele.` +
        ` ${needed} dessas pessoas aprovam uma declaração, e depois a coordenação a confere.`,
    rest: (amount, on) => `Falta dar: ${amount}. É tomado a partir de ${on}.`,
    file: (period) => `Declarar ${period}`,
    over: (from, to) => `De ${from}, até ${to}. O livro tem:`,
    byLedger: "O que o livro tem não se edita. O que difere é um ajuste, com o seu motivo.",
    none: "Ainda não se declarou nada.",
    of: (code, period, version) => `${code}, ${period}, ${version}.`,
    states: {
        filed: "espera",
        returned: "devolvida",
        accepted: "aceita",
        replaced: "outra tomou o seu lugar",
    },
    sales: "Vendas dentro",
    purchases: "Compras dentro",
    wages: "Salários dentro, parte da remuneração",
    outsideSales: "Vendas fora",
    outsidePurchases: "Compras fora",
    remuneration: "Remuneração de quem trabalha",
    depreciation: "Desgaste de ferramentas e locais",
    lossForward: "Perda do tempo anterior",
    salesAdjustment: "Mais, ou com sinal de menos, menos do que as vendas do livro",
    adjustments: "Fora do livro",
    hoursWorked: "Horas trabalhadas por todas as pessoas",
    workers: "Quantas pessoas trabalharam",
    jobsCreated: "Quantas a mais do que antes",
    lowestHourlyPay: "A menor remuneração por hora",
    highestHourlyPay: "A maior remuneração por hora",
    evidence: "Arquivo com as contas",
    evidenceHelp:
        "Guarda-se o seu SHA-256, não o arquivo: guardem-no vocês. É preciso para o declarado.",
    noFigure: "Isto não é um número.",
    fileNow: "Declarar",
    filed: "Está declarado. Agora quem trabalha ali aprova.",
    makes: (surplus, network, rest) =>
        `Sobra: ${surplus}. Para o fundo: ${network}. Para quem trabalha decidir: ${rest}.`,
    because: (reason) => `Por que difere do livro: ${reason}`,
    answered: (answer) => `A coordenação: ${answer}`,
    approvedBy: (approved, workers, needed) =>
        `Aprovaram ${approved} de ${workers} pessoas que trabalham ali; são precisas ${needed}.`,
    approve: "Aprovar",
    approved: "Você aprovou.",
    toCheck: "Excedentes de empreendimentos a conferir",
    accept: "Aceitar",
    giveBack: "Devolver",
    accepted: "Está aceita, e a parte que havia foi tomada.",
    returned: "Voltou para o empreendimento.",
};

export default surplus;
