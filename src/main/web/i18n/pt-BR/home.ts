// A primeira página, e o que espera uma aprovação.

import type { Texts } from "../en/index.js";

const home: Texts["home"] = {
    hello: (name) => `Olá, ${name}`,
    balance: "Saldo",
    canSpend: (amount) => `Você ainda pode gastar ${amount}.`,
    cannotSpend: (amount) => `Você está ${amount} além do que pode gastar agora.`,
    reserved: (amount) => `Disso, ${amount} estão reservados.`,
    limitTitle: "Por que posso ficar tanto abaixo de zero?",
    limitWhy: (limit: string, since: string) =>
        `Você pode ficar ${limit} abaixo de zero, desde ${since}.`,
    limitBy: {
        opening: "É o que você tinha ao entrar.",
        people: "A coordenação ou a assembleia decidiu assim.",
        review: "Ele segue o que você vende.",
    },
    limitNext: (day: string, limit: string) => `A partir de ${day} será ${limit}.`,
    limitHeld: (day: string) => `O que foi decidido vale até ${day}.`,
    limitBraked: "Juntas, as pessoas devem muito; por isso os limites não crescem agora.",
    limitForPeople:
        "Você vende bastante para ter mais. A coordenação ou a assembleia pode decidir.",
    levy: (above, since, by, due) =>
        `Você tem ${above} parados acima do que pode guardar, desde ${since}. Se nada se mover` +
        ` até ${by}, ${due} vão para o fundo. O que você gastar antes não custa mais nada.`,
    levyFree: (until) => `Nada disso vai para o fundo até ${until}.`,
    between: (balance, low, high) => `${balance}, entre ${low} e ${high}`,
    zero: "zero",
    actFor: "Você age por",
    roles: "Suas funções",
    role: {
        member: "Participante",
        coordinator: "Coordenação",
        treasurer: "Tesouraria",
        auditor: "Auditoria",
        operator: "Operação",
    },
    signOut: "Sair",
    recent: "Últimos movimentos",
    nothing: "Ainda não aconteceu nada nesta conta. Pague alguém, ou venda alguma coisa.",
    orderedBy: (who) => `por ordem de ${who}`,
    noParty: "Várias contas",
    kinds: {
        payment: "Pagamento",
        gift: "Presente",
        wage: "Salário",
        contribution: "Contribuição para o fundo",
        reversal: "Devolução",
        opening: "Saldo inicial",
        import: "Trazido de antes",
        levy: "Contribuição por saldo parado",
        sweep: "Repartição",
        award: "Dado pela assembleia",
        "ballot-sealed": "Um voto selado",
    },
    decided: {
        payout: (round, part) => `Pela rodada “${round}”, parte ${part}`,
        escrow: (round, _) => `Separado para a rodada “${round}”`,
        return: (round, _) => `De volta da rodada “${round}”`,
    },
    approvalsCard: "Aprovações",
    approvalsCardText: "Pagamentos que esperam o sim de alguém.",
    securityCard: "Segurança",
    securityCardText: "Formas de entrar, aparelhos, aplicativos.",
    delegatesCardText: "Deixe outras pessoas pagarem por ela, com limites.",
    profileCardText: "Telefone, lugar, e para quem são.",
    dataCardText: "Baixe tudo, ou mande apagar.",
    coordinationCardText: "Admitir, convidar, deixar entrar de novo.",
    assemblyCardText: "Votar no que o fundo paga.",
    approvals: {
        lead: "Alguns pagamentos precisam do sim de mais de uma pessoa. Estes estão esperando.",
        none: "Nada espera um sim, nem o seu nem o de outra pessoa.",
        from: (payer, payee) => `${payer} paga ${payee}`,
        have: (count, needed) => `${count} de ${needed} já disseram sim.`,
        said: (names) => `Sim de ${names}.`,
        until: (time) => `Espera até ${time}, depois perde a validade.`,
        why: {
            "approval-rule": "Quem cuida da conta pediu isto acima de um valor.",
            "two-officers": "A comunidade pede isto acima de um valor.",
        },
        yes: (amount) => `Dizer sim a ${amount}`,
        no: "Recusar",
        withdraw: "Retirar o pedido",
        refuseAsk: (amount) => `Recusar ${amount}?`,
        refuseText: "Não será pago. Quem fez o pedido pode fazê-lo de novo.",
        approved: "Seu sim foi anotado. Ainda faltam outros.",
        paid: "Era o último sim que faltava: está pago.",
        refused: "Não será pago.",
    },
};

export default home;
