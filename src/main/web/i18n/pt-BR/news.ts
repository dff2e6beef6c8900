// What happened to her account, as the first page tells it.

import type { First } from "../en/index.js";

const news: First["news"] = {
    title: "Isto aconteceu com sua conta",
    kinds: {
        "recovery-asked": (who) => `${who} pediu que você receba um novo acesso.`,
        "device-key-added": (name) =>
            name === "" ? "Um aparelho agora assina por você." : `“${name}” agora assina por você.`,
        "passkey-added": (name) => `A chave de acesso “${name}” foi acrescentada.`,
        "session-opened": (where) => `Sua conta foi aberta em um lugar novo: ${where}.`,
        "delegate-added": (who) => `${who} pode agir por sua conta.`,
        "delegate-given": (account) =>
            `Em seu nome, alguém pode agora agir por ${account}, ou com outros limites.`,
        "delegate-ended": (who) => `${who} não age mais por sua conta.`,
        "delegation-ended": (account) => `Você não age mais pela conta ${account}.`,
        "approval-rule-changed": (account) =>
            `Na conta ${account} mudou quais pagamentos várias pessoas precisam aprovar.`,
        "paid-by-officer": (who) => `${who}, com uma função, pagou da sua conta.`,
        "officer-paid": (account) => `Alguém com uma função pagou da conta ${account}.`,
        "delegates-changed": (account) =>
            `Pela conta ${account} agem outras pessoas que antes, ou com outros limites.`,
        "api-key-added": (name) => `Um programa agora age por você, com a chave “${name}”.`,
        "app-allowed": (name) => `O aplicativo “${name}” agora age por você.`,
        "motion-announced": () => "Uma moção vai ser votada, e você pode votar.",
        "ballot-opened": () => "Há uma votação aberta, e você pode votar.",
        "round-counted": () => "Os votos de uma rodada estão contados.",
        "proposal-admitted": () => "Uma proposta sua, ou para você, foi admitida: vai à votação.",
        "proposal-rejected": () =>
            "Uma proposta sua, ou para você, não foi admitida. Dá para ler por quê.",
        "proposal-selected": () => "Uma proposta sua, ou para você, foi escolhida.",
        "proposal-not-selected": () => "Uma proposta sua, ou para você, não foi escolhida.",
        "payout-paid": () =>
            "Foi paga uma parte de uma proposta sua, ou para você. Se a" +
            " rodada pede, quem a escreveu presta contas antes da próxima" +
            " parte.",
        "report-due": () =>
            "Em breve você precisa prestar contas do que foi pago pela sua" +
            " proposta: vá à rodada dela.",
        "motion-counted": () => "Os votos de uma moção foram contados.",
        "debt-plan-asked": (account: string) =>
            `Uma pessoa com cargo propõe um plano para que ${account} pague o que deve: ` +
            "veja e aceite se servir para você.",
        "debt-plan-agreed": (account: string) =>
            `Uma pessoa com cargo aceitou o plano pelo qual ${account} paga o que deve.`,
        "debt-plan-fulfilled": (account: string) =>
            `${account} não deve mais nada: o plano foi cumprido.`,
        "debt-plan-failed": (account: string) =>
            `${account} deve mais do que o plano de pagamento deixava até agora: o plano ` +
            "falhou. Fale com a coordenação.",
        excluded: () =>
            "A assembleia excluiu você. Sua conta se acerta: você pode " +
            "gastar ou doar o que tem durante um ano, ou ganhar o que deve, " +
            "e depois ela é encerrada.",
        "dormancy-told": (account: string) =>
            `Há muito tempo não se sabe de ${account}. O que ela tem será guardado em outro ` +
            "lugar em 60 dias, a menos que você entre ou a conta pague.",
        "dormancy-taken": (account: string) =>
            `O que ${account} tinha está guardado em outro lugar. Seus dados dizem como volta.`,
        "dormancy-returned": (account: string) => `Voltou o que estava guardado de ${account}.`,
        "loss-share-taken": () =>
            "Você assumiu parte de uma perda que sua assembleia decidiu: veja seu extrato.",
        "levy-charged": (month) =>
            `O que ficou parado em ${month} deu um pouco ao fundo: veja seu extrato.`,
        "sheet-issued": () =>
            "Você vota em papel em uma rodada: uma folha foi entregue em seu nome. Se você" +
            " não a pediu, pergunte à coordenação: ela pode ser devolvida sem uso.",
        "loan-granted": (number) => `Seu empréstimo ${number} foi concedido e pago a você.`,
        "loan-refused": (number) =>
            `Seu pedido de empréstimo ${number} não foi concedido: veja por quê.`,
        "loan-deferred": (number) => `O que vence do seu empréstimo ${number} foi adiado.`,
        "loan-collected": (number) => `Foi pago da sua conta o que vencia do empréstimo ${number}.`,
        "loan-late": (number) =>
            `Seu empréstimo ${number} está atrasado. Devolva, ou peça para adiar.`,
        "surplus-filed": (code) =>
            `${code} declara o seu excedente: quem trabalha ali olha e aprova.`,
        "surplus-checked": (code) => `O que ${code} declarou do seu excedente foi conferido.`,
        "surplus-collected": (code) =>
            `O que ${code} devia do seu excedente foi tomado, ou uma parte.`,
        "round-cancelled": () =>
            "Uma rodada foi abandonada: ninguém fez a tempo o que ela esperava.",
    },
    ofAssembly: "Na sua assembleia",
    to: {
        motion: "Ler a moção",
        round: "À rodada",
        proposal: "À proposta",
    },
    notMe: "Não fui eu: acabar com isso",
    seen: "Já vi",
    program: {
        unknown: "Um programa desconhecido",
        on: (browser, system) => `${browser} em ${system}`,
    },
};

export default news;
