// Pagar.

import type { Texts } from "../en/index.js";

const pay: Texts["pay"] = {
    payee: "Quem recebe?",
    payeeHelp: "O código da conta, como padaria-sol.",
    amount: "Quanto?",
    amountWrong: (example) => `Escreva um valor como ${example}.`,
    amountZero: "O valor precisa ser maior que zero.",
    description: "Para quê? (opcional)",
    descriptionHelp: "Só vocês dois veem, e quem cuida dos livros.",
    youPay: "Você paga",
    payeeGets: (name) => `${name} recebe`,
    toTheFund: "Para o fundo de todos",
    balanceAfter: (amount) => `Seu saldo será então ${amount}.`,
    availableAfter: (amount) => `Você ainda poderá gastar ${amount}.`,
    pay: (amount, name) => `Pagar ${amount} a ${name}`,
    paying: "Assinando e enviando …",
    accountClosed: "Esta conta está fechada: não recebe nem paga mais.",
    accountLeaving:
        "Sua assembleia excluiu você: esta conta só se acerta. Você pode " +
        "gastar ou doar o que tem, ou receber o que deve; em zero ela é " +
        "encerrada.",
    key: {
        title: "Este aparelho ainda não assina",
        text:
            "Um pagamento é assinado no seu aparelho, com uma chave que nunca sai dele. Crie uma" +
            " agora; você pode encerrá-la quando quiser, em Segurança.",
        make: "Criar uma chave neste aparelho",
        name: "Um nome para este aparelho",
        tooOld:
            "Este navegador é antigo demais para assinar pagamentos. É preciso Chrome ou Edge" +
            " 137, Firefox 129 ou Safari 17, ou mais novo. Nada foi enviado.",
    },
    done: {
        title: "Pago",
        text: (name) => `para ${name}`,
        verified: "Assinado neste aparelho; o serviço conferiu a assinatura.",
        unsigned: "O serviço lançou isto sem uma assinatura sua.",
        place: (index) => `Nº ${index} no registro da rede`,
        again: "Pagar outra pessoa",
        home: "Pronto",
    },
    waiting: {
        title: "Espera um sim",
        text: (amount, name, count) =>
            `${amount} para ${name} ainda não foi pago: ${
                count === 1
                    ? "mais uma pessoa precisa dizer sim"
                    : `mais ${count} pessoas precisam dizer sim`
            }.`,
        until: (time) => `Espera até ${time}. Se ninguém disser, nada é pago.`,
    },
    unknown: {
        title: "Ainda não sabemos",
        text: (amount, name) =>
            `A ordem de ${amount} para ${name} foi enviada, e não veio resposta. Pode ter sido` +
            " paga, ou não. Pergunte de novo: ela só pode ser paga uma vez.",
        ask: "Perguntar de novo",
        drop: "Esquecer",
        dropText: "A ordem perde a validade sozinha. Se foi paga, está na sua lista no início.",
    },
    nothingSent: "Nada foi pago.",
    nothingChanged: "Nada mudou.",
    outcomeUnknown: "Ainda não se sabe se foi feito.",
};

export default pay;
