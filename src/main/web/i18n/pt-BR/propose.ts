// O que os membros dizem numa rodada.

import type { Texts } from "../en/index.js";

const propose: Texts["propose"] = {
    title: "Propor algo",
    lead: "O que o fundo deveria pagar? Outras pessoas precisam apoiar antes de ir a voto.",
    begin: "Propor",
    name: "Como se chama?",
    text: "O que será feito?",
    payee: "Quem recebe? O código da conta",
    payeeHelp: "A sua, ou a de quem faz o trabalho.",
    interest: "O que você ganha com isso? Deixe vazio se nada.",
    amount: (part, unit) => (part === 1 ? `Quanto? (${unit})` : `Parte ${part}: quanto? (${unit})`),
    milestone: (part) => `Parte ${part}: o que precisa ser mostrado antes de pagar?`,
    more: "Pagar outra parte mais tarde",
    notAnAmount: "Isto não é um valor.",
    becomesPublic: "Todo mundo lê, com o seu nome. Você pode mudar até ser admitida.",
    send: "Propor isto",
    seconds: "Apoios",
    secondedBy: (count) => (count === 1 ? "Uma pessoa apoia." : `${count} pessoas apoiam.`),
    second: "Apoiar",
    object: "Fazer objeção ao resultado",
    objection: "O que está errado?",
    objectionHelp: "Todo mundo lê. Nada é pago antes da resposta.",
    report: "Relatar",
    reportLabel: "O que foi feito com isso?",
    reportHelp: "Todo mundo lê. Escreve-se uma só vez.",
    reportDue: (day) => `O relato é esperado até ${day}`,
    reportOverdue: (day) => `O relato era esperado até ${day}, e não veio`,
    reportErased: "Houve um relato; seu texto foi apagado.",
    say: "Enviar",
};

export default propose;
