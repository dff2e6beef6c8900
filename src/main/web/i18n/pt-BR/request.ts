// Pedir um pagamento, e devolver.

import type { Texts } from "../en/index.js";

const request: Texts["request"] = {
    whom: "Quem vai pagar?",
    anybody: "Quem ler o código",
    member: "Um membro, que é avisado",
    anybodyHelp: "Numa banca: mostre o código. Quem o lê só precisa apertar uma vez.",
    memberHelp: "A pessoa encontra na carteira dela, e pode pagar ou recusar.",
    payer: "A quem você pede?",
    ask: "Pedir",
    nothingAsked: "Nada foi pedido.",
    code: (sum) => `Um código para ler, que pede ${sum}`,
    shown: "Para ser lido",
    share: "Compartilhar",
    waiting: "Esperando …",
    waitingFor: (name) => `Esperando ${name} …`,
    paid: "Pago",
    paidBy: (name) => `Pago por ${name}`,
    toAnybody: "Deixe esta página aberta: cada pessoa que pagar este valor aparece aqui.",
    another: "Pedir outra coisa",
    until: (time) => `Pode ser pago até ${time}.`,
    cancel: "Retirar o pedido",
    cancelAsk: (sum) => `Deixar de pedir ${sum}?`,
    cancelText: (name) => `${name} não poderá mais pagar.`,
    toPay: "Pedem um pagamento a você",
    from: (name, sum) => `${name} pede ${sum}`,
    decline: "Recusar",
    declineAsk: (sum) => `Não pagar ${sum}?`,
    declineText: (name) => `${name} verá que você recusou. Nada é pago.`,
    asked: "Pedem a você",
    made: "Você pede",
    noneAsked: "Ninguém pede um pagamento a você.",
    noneMade: "Você não pediu nada a ninguém. Peça, e mostre o código ou envie o link.",
    waitsForYou: "Espera seu sim ou não",
    states: {
        pending: "Ainda sem resposta",
        committed: "Pago",
        rejected: "Recusado",
        canceled: "Retirado",
        expired: "O prazo acabou",
    },
    card: (count) => (count === 1 ? "Um pedido espera você." : `${count} pedidos esperam você.`),
    unsent: (count) =>
        count === 1
            ? "Um pagamento está pronto e não foi enviado."
            : `${count} pagamentos estão prontos e não foram enviados.`,
    unanswered: "De um pagamento ainda não se sabe se foi feito.",
    see: "Ver",
    payment: {
        youPaid: (name, sum) => `Você pagou ${sum} para ${name}`,
        paidYou: (name, sum) => `${name} pagou ${sum} a você`,
        amount: "Valor",
        took: "Você tem menos",
        gave: "Você tem mais",
        isBack: "Foi devolvido.",
        reversal: "Como foi devolvido",
        isReversal: "Isto devolve um pagamento:",
        original: "aquele pagamento",
        again: (name) => `Pagar ${name} de novo`,
        giveBack: (sum, name) => `Devolver ${sum} para ${name}`,
        giveBackAsk: (sum, name) => `Devolver ${sum} para ${name}?`,
        giveBackText:
            "O pagamento inteiro volta, e a contribuição também. Os dois ficam no registro," +
            " ligados um ao outro.",
    },
};

export default request;
