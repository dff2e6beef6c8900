// Moções: o que uma assembleia decide com sim e não.

import type { Texts } from "../en/index.js";

const motion: Texts["motion"] = {
    title: "Moções",
    nothing:
        "Ninguém apresentou uma moção ainda. Com uma moção os membros decidem uma regra, uma" +
        " função, um limite ou o que querem declarar.",
    noMotion: "Essa moção não existe.",
    toAll: "Todas as moções e rodadas",
    simulated: {
        title: "O que teria significado",
        lead:
            "Os últimos doze meses de novo, com o que se propõe e os saldos como foram." +
            " Não se adivinha o que os membros teriam feito de outro modo.",
        own: (happened, proposed) =>
            `Você deu ${happened} e teria dado ${proposed}. Ninguém mais vê isto.`,
        happened: "Dado",
        proposed: "Teria sido dado",
        month: "Mês",
        same: (members) => `${members} membros: o mesmo que deram`,
        band: (members, from, to) =>
            `${members} membros: ` +
            (from === null
                ? `${to} a mais ou abaixo`
                : to === null
                  ? `${from} a mais ou acima`
                  : `de ${from} a ${to} a mais`),
    },
    stages: {
        draft: "Seu rascunho",
        submitted: "Espera o apoio de outras pessoas",
        announced: (when) => `Votação a partir de ${when}`,
        voting: (when) => `Votação até ${when}`,
        accepted: (when) => `Aceita; será feita em ${when}`,
        rejected: "Não aceita",
        noQuorum: "Votaram poucas pessoas",
        executed: "Aceita e feita",
        failed: "Aceita, mas não pôde ser feita",
        withdrawn: "Retirada",
    },
    author: "Apresentada por",
    assembly: "De qual assembleia",
    seconds: "Apoiada por",
    secondsOf: (count, needed) => `${count} de ${needed} pessoas necessárias`,
    quorum: "Quem precisa votar",
    quorumOf: (share) =>
        share.startsWith("0/")
            ? "Vale assim que uma pessoa votar."
            : `Precisam votar pelo menos ${share} de quem pode.`,
    majority: "Quem precisa dizer sim",
    majorities: {
        simple: "Precisa de mais sim do que não.",
        absolute: "Precisa do sim de mais da metade de quem pode votar.",
        share: (share) => `Precisa de ${share} de sim e não juntos.`,
    },
    voting: "Votação",
    fromTo: (from, to) => `De ${from} a ${to}`,
    wouldDo: "O que ela faria",
    parts: {
        subject: (member) => `Trata de ${member}.`,
        manages: (member) => `${member} diz quem age por essa conta.`,
    },
    conflicts: {
        shown: "Quem tem parte nela vota como todo mundo; mas é bom saber.",
        abstain: "Quem tem parte nela só pode se abster.",
    },
    youAbstain: "Você tem parte nela: pelo regimento só pode se abster.",
    decisions: {
        text: "Só o que ela diz: o serviço não faz nada por ela.",
        policy: (key, version) => `Versão ${version} da regra “${key}”:`,
        fromTo: (before, after) => `${before}, depois ${after}`,
        give: (member, role, until) =>
            until === null
                ? `${member} recebe a função ${role} por um ano.`
                : `${member} recebe a função ${role} até ${until}.`,
        end: (member, role) => `${member} deixa de ter a função ${role}.`,
        limit: (member, limit) => `A conta ${member} pode ficar até ${limit} abaixo de zero.`,
        exclusion: (member) =>
            `A partir daí a conta ${member} só se acerta: sem crédito, e sem ` +
            `receber mais do que deve. Quem a tem não vota nem exerce cargos, ` +
            `e ela é encerrada sozinha quando estiver em zero.`,
        admission: (name, code, community) =>
            `${name} passa a ser membro de ${community}, com a conta ${code} e o crédito que os` +
            " novos membros recebem.",
        contact: (contact) => `A coordenação a encontra assim: ${contact}`,
        newcomerErased: "Foi apagado de quem se tratava, porque não foi admitida.",
        writeOff: (member, amount) =>
            `O que ${member} deve é dado como perdido, até ${amount}, e a conta é encerrada.`,
        firstOf: (expansion) =>
            expansion
                ? "Quem paga primeiro é a reserva, e depois o fundo de expansão."
                : "Quem paga primeiro é a reserva.",
        membersBear: (percent) =>
            `O que faltar os membros assumem conforme o que negociaram em um ano: cada um no` +
            ` máximo ${percent} % disso, conforme puder.`,
        membersBearNothing: "O que faltar as próximas receitas do fundo pagam.",
        plan: (state: string) => `O plano para pagar: ${state}.`,
        planStates: {
            asked: "pedido, sem acordo",
            agreed: "aceito e em andamento",
            fulfilled: "cumprido",
            failed: "falhou",
            lapsed: "caducou",
        },
        noPlan: "Não houve plano para pagar.",
        amendment: "O que a autora de uma proposta não quis mudar é mudado mesmo assim.",
        toProposal: "Ler a proposta e suas emendas",
    },
    second: "Apoiar",
    secondText: (needed) =>
        `Com o apoio de ${needed}, a hora da votação é anunciada. Todo mundo pode ler que você` +
        " apoiou.",
    secondIt: "Eu apoio",
    ask: "O que você diz?",
    votes: { yes: "Sim", no: "Não", abstain: "Abstenção" },
    abstaining: "Quem se abstém conta entre os que votaram, e nem a favor nem contra.",
    becomesPublic: "Depois do fim todo mundo pode ler quem votou o quê.",
    youVoted: (when, vote) => `Em ${when} você votou: ${vote}.`,
    outcomes: {
        accepted: "Foi aceita.",
        rejected: "Não foi aceita.",
        noQuorum: "Votaram poucas pessoas: nada está decidido.",
    },
    counted: (yes, no, abstain) => `${yes} sim, ${no} não, ${abstain} abstenções.`,
    failures: {
        "version-taken": "Outra versão da regra foi definida antes.",
        "value-not-valid": "A regra já não pode ter esse valor.",
        "no-such-member": "O membro não está mais na rede.",
        "term-over": "O mandato acabou antes de começar.",
        "last-coordinator": "Não há outra coordenadora, e alguém precisa ser.",
        "not-settled": "A conta não está em zero e não pode ser encerrada.",
        excluded: "A pessoa foi excluída antes.",
        "changes-nothing": "Já era assim.",
        "code-taken": "Outra pessoa já tem a conta.",
        "newcomer-gone": "Já foi apagado de quem se tratava.",
        "owes-nothing": "A conta já não deve nada.",
        "owes-more": "A conta deve mais do que foi decidido.",
        "deficit-full": "O fundo não consegue cobrir, e o déficit não pode ir tão longe.",
        "amendment-gone": "A emenda não existe mais, ou já foi aceita.",
        "round-too-far": "Na rodada ninguém mais pode apoiá-la.",
        "proposal-changed": "A proposta já tem outras palavras, ou já se decidiu sobre ela.",
        "amendment-not-possible": "A proposta não pode mais ser assim.",
    },
};

export default motion;
