// Quem age por uma conta, e quantas pessoas precisam concordar antes que ela pague muito.

import type { Texts } from "../en/index.js";

const delegates: Texts["delegates"] = {
    lead:
        "Aqui você deixa outras pessoas pagarem e receberem pela sua conta, cada uma dentro dos" +
        " próprios limites. Tudo o que fizerem fica registrado com o nome delas.",
    leadOther: (name) => `Quem age pela conta de ${name}.`,
    onlyLook: "Você pode agir por esta conta, mas não mudar quem mais age por ela.",
    onlyOwnerAdds:
        "Nesta conta várias pessoas precisam concordar, por isso nenhuma das que agem por ela" +
        " deixa outra entrar. Isso cabe à titular, ou a duas coordenações.",
    people: "Agem pela conta",
    none: "Ninguém além da própria pessoa titular.",
    noneYet:
        "Ninguém além de você. Para deixar alguém pagar por você, aperte o botão abaixo; a pessoa" +
        " encontra a conta no alto da própria carteira.",
    manages: "Pode administrar",
    anyPayment: "Pagamentos de qualquer valor,",
    atMostPayment: (amount) => `No máximo ${amount} por pagamento,`,
    anyDay: "qualquer soma por dia.",
    atMostDay: (amount) => `no máximo ${amount} por dia.`,
    noEnd: "Até ser encerrado.",
    until: (time) => `Até ${time}.`,
    by: (decision, since) => `Por “${decision}”, desde ${since}.`,
    add: "Deixar alguém agir",
    change: "Mudar",
    changeOf: (name) => `Outros limites para ${name}`,
    who: "Quem vai agir? O código da pessoa",
    onlyPersons: "Só uma pessoa pode agir por uma conta: nenhum negócio e nenhuma associação.",
    paymentMaximum: (unit) => `No máximo em um pagamento (${unit})`,
    dayMaximum: (unit) => `No máximo em um dia (${unit})`,
    emptyIsAny: "Vazio: tanto quanto a conta puder gastar.",
    atMostYours: (amount) => `Você pode dar no máximo o que você tem: ${amount}.`,
    untilWhen: "Até este dia, inclusive",
    untilHelp: "Vazio: até ser encerrado.",
    endPast: "Esse dia já passou.",
    endMissing: "Seu próprio poder tem fim, então o que você der também precisa ter.",
    mayManage: "Também pode deixar outras pessoas agirem, dentro dos próprios limites",
    decision: "Por qual decisão?",
    decisionHelp: "Para que se possa conferir depois, como “Reunião de 12 de maio”.",
    give: "Deixar agir",
    given: (name) => `${name} pode agir por esta conta, como está abaixo.`,
    takeBack: "Retirar",
    endAsk: (name) => `${name} não vai mais agir por esta conta?`,
    endText:
        "Termina na hora, e também as chaves que foram feitas para esta conta. O que foi pago" +
        " continua pago; o que ainda espera é recusado.",
    ended: (name) => `${name} não age mais por esta conta.`,
    stop: "Não agir mais por ela",
    stopAsk: (name) => `Não agir mais por ${name}?`,
    rule: {
        title: "Pagamentos grandes precisam de várias pessoas",
        none: "Não há essa regra: quem age pela conta paga sem outros, dentro dos seus limites.",
        stands: (amount, count) =>
            `Um pagamento de mais de ${amount} espera até que ${count} pessoas concordem.`,
        tooMany: (persons) =>
            persons === 1
                ? "Só a pessoa titular age por esta conta agora. Enquanto não houver mais gente," +
                  " nada acima do valor pode ser pago."
                : `Só ${persons} pessoas agem por esta conta agora, com a titular. Enquanto não` +
                  " houver mais gente, nada acima do valor pode ser pago.",
        make: "Criar essa regra",
        change: "Mudar a regra",
        stricter: "Tornar a regra mais rigorosa",
        above: (unit) => `Acima de qual valor? (${unit})`,
        aboveHelp: "Até este valor, inclusive, basta uma pessoa. Com 0, todo pagamento espera.",
        aboveMissing: "Escreva o valor acima do qual um pagamento espera.",
        notLooser: (amount) =>
            `Você só pode torná-la mais rigorosa: no máximo ${amount}. Quem é titular pode mais.`,
        approvals: "Quantas pessoas precisam concordar?",
        approvalsHelp: "Quem pede o pagamento é uma delas.",
        set: "A regra vale a partir de agora, também para o que já espera.",
        end: "Encerrar a regra",
        endAsk: "Deixar uma só pessoa pagar de novo?",
        endText: "A partir de agora nenhum pagamento desta conta espera por outras pessoas.",
        ended: "A regra foi encerrada.",
    },
};

export default delegates;
