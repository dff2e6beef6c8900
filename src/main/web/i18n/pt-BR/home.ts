// A primeira página, e o que espera uma aprovação.

import type { Texts } from "../en/index.js";

const home: Texts["home"] = {
    hello: (name) => `Olá, ${name}`,
    balance: "Saldo",
    canSpend: (amount) => `Você ainda pode gastar ${amount}.`,
    cannotSpend: (amount) => `Você está ${amount} além do que pode gastar agora.`,
    reserved: (amount) => `Disso, ${amount} estão reservados.`,
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
    noParty: "Várias contas",
    kinds: {
        payment: "Pagamento",
        gift: "Presente",
        wage: "Salário",
        contribution: "Contribuição para o fundo",
        reversal: "Devolução",
        opening: "Saldo inicial",
        import: "Trazido de antes",
        sweep: "Repartição",
    },
    approvalsCard: "Aprovações",
    approvalsCardText: "Pagamentos que esperam o sim de alguém.",
    securityCard: "Segurança",
    securityCardText: "Formas de entrar, aparelhos, aplicativos.",
    delegatesCardText: "Deixe outras pessoas pagarem por ela, com limites.",
    profileCardText: "Telefone, lugar, e para quem são.",
    dataCardText: "Baixe tudo, ou mande apagar.",
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
