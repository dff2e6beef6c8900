// O que a auditoria e a tesouraria olham.

import { counted } from "../count.js";

export default {
    lead:
        "Tudo aqui pode ser calculado de novo por quem tiver o registro: cada número leva aos" +
        " lançamentos por trás dele, e nada aqui pode ser mudado.",
    notYou: "Esta página é para a auditoria e a tesouraria. Quem são está aqui:",
    show: "Mostrar",
    more: "Mais",
    balances: "Balancete",
    balancesText: "O que cada conta tem, agora ou em qualquer momento que passou.",
    day: "No dia",
    time: "A que hora?",
    timeHelp: "Horas e minutos, como 14:30. Vazio: o fim do dia.",
    noTime: "Isto não é uma hora do dia.",
    lookThen: "Ver como era",
    now: "Como é agora",
    shownAsOf: (time: string) => `Mostrado como era em ${time}.`,
    noFacts: (size: number) => `Após ${size} fatos; entre eles nada foi lançado.`,
    asOf: (size: number, time: string) =>
        `Após ${size} fatos do registro; o último lançamento foi em ${time}.`,
    sums: (above: string, below: string) => `Acima de zero ${above}, abaixo de zero ${below}.`,
    zero: "Todas as contas juntas: zero.",
    notZero: (sum: string) => `Juntas ${sum}: não pode ser. Avise a coordenação.`,
    kinds: {
        member: "Membro",
        fund: "Fundo",
        system: "Do serviço",
    } as Record<string, string>,
    entries: (n: number) => counted(n, "# lançamento", "# lançamentos"),
    account: (code: string) => `Conta ${code}`,
    noAccount: "Essa conta não existe, ou não nesse momento.",
    standing: "O que tem",
    after: (entries: number, size: number) =>
        `Após ${counted(entries, "# lançamento", "# lançamentos")}, com ${size} fatos no registro.`,
    toMember: "A página do membro",
    toAudit: "Tudo para a auditoria",
    postings: "Lançamentos",
    noPostings: "Não houve nenhum.",
    entry: (version: number) => `Lançamento n.º ${version}`,
    leaf: (index: number) => `n.º ${index} do registro`,
    with: "Com",
    balanceAfter: (amount: string) => `depois ${amount}`,
    posting: "O que foi lançado",
    noPosting: "Esse lançamento não existe, ou você não o pode ver.",
    allEntries: "Todas as suas partes",
    entriesZero: "Todas as partes juntas: zero.",
    kind: "Tipo",
    amount: "Quantia",
    committed: "Lançado",
    effective: "Conta para o dia",
    mode: "Com quê",
    orderedBy: "Ordenado por",
    service: "o próprio serviço",
    place: "Lugar",
    proof: "Até onde está provado",
    proofs: {
        committed: "Tem o seu lugar no registro",
        logged: "O registro o assinou",
        final: "Testemunhas suficientes o viram",
    },
    description: "Para quê",
    reversalOf: "Devolve",
    reversedBy: "Devolvido por",
    toReceipt: "O seu recibo, conferido aqui",
    charges: "Como a contribuição foi calculada",
    verify: "Conferir um recibo",
    verifyText: "Um arquivo que alguém lhe dá é conferido aqui, também sem rede:",
    id: "Número",
    number: "Ou o número de um pagamento",
    numberHelp: "Como 01997f3e-5a00-7000-8000-0000000000a1.",
    noNumber: "Isto não é o número de um pagamento.",
    look: "Procurar",
    count: (n: number) => counted(n, "# linha.", "# linhas."),
    under: (size: number) => `Sob o ponto de controle assinado de ${size} fatos.`,
    noCheckpoint: "Nenhum ponto de controle o cobre: ninguém assina este registro.",
    keep: "Guardar como arquivo assinado",
    reports: {
        "operator-posted": {
            title: "Lançado sem a assinatura de quem paga",
            text:
                "Por isto responde quem mantém o serviço: nenhum aparelho o assinou. O último" +
                " primeiro.",
        },
        limits: {
            title: "Os limites e a sua história",
            text: "Os limites com que as contas foram abertas, e cada mudança com o motivo.",
        },
        acts: {
            title: "O que fez quem tem uma função",
            text: "Funções, políticas, limites, retornos, apagamentos, devoluções e mais.",
        },
    },
    acts: {
        admin: "Uma função",
        policy: "Uma política",
        limit: "Limites",
        account: "Uma conta foi aberta",
        member: "Um membro",
        "officer-act": "O que duas pessoas com função fizeram",
        transaction: "Um lançamento",
        recovery: "Entrada de novo",
        erasure: "Um apagamento",
        invitation: "Um convite",
        delegate: "Quem age por uma conta",
        approval: "Uma aprovação",
        "levy-exemption": "Livre da contribuição por saldo parado",
        "key-revoked": "Uma chave terminou",
    } as Record<string, string>,
    log: {
        title: "O registro e as suas testemunhas",
        text:
            "O seu último ponto de controle definitivo, conferido neste aparelho: quem tira ou" +
            " altera um fato não pode assinar um ponto de controle que cresça de um anterior.",
        none: "Não há ponto de controle: ninguém assina este registro.",
        origin: "Registro",
        size: "Fatos",
        root: "Raiz de todos eles",
        signed: "Assinatura",
        isSigned: "É a do registro.",
        isNotSigned: "NÃO é a do registro. Avise a coordenação.",
        witnesses: "Testemunhas",
        noWitness: "A política não nomeia nenhuma: só o registro fala por si.",
        seen: (enough: boolean): string =>
            enough ? "Suficientes o viram." : "NÃO o viram suficientes.",
        keep: "Guardar o ponto de controle",
        keepPolicy: "Guardar a política",
        ownWord:
            "As chaves vêm deste serviço. Compare com as que você guardou, ou com as que uma" +
            " testemunha lhe dá.",
        grown: "Cresceu de um anterior?",
        earlier: "Fatos do ponto de controle anterior",
        earlierHelp: (size: string) =>
            `Um que você guardou tem isso na segunda linha; ${size} no máximo.`,
        noSuchSize: "Não houve um ponto de controle desse tamanho.",
        holds: (old: string, size: string) =>
            `Calculado aqui: o registro de ${size} fatos começa com os ${old} de então.`,
        fails: (old: string, size: string) =>
            `O registro de ${size} fatos NÃO começa com os ${old} de então. Guarde ambos os` +
            ` pontos` +
            " de controle, e avise a coordenação e as testemunhas.",
        checkIt: "Conferir",
    },
    downloads: {
        title: "Arquivos para levar",
        text:
            "Todos os lançamentos, para outros programas. O que veio antes do primeiro dia é" +
            " saldo inicial.",
        from: "A partir deste dia",
        to: "Antes deste dia",
        toHelp: "Ambos podem ficar vazios: tudo.",
        formats: {
            csv: "CSV, uma linha por parte",
            jsonl: "Todos os fatos da história (JSON lines)",
            hledger: "Diário para hledger",
            ledger: "Diário para Ledger",
            beancount: "Diário para Beancount",
        },
        closings: {
            "closing-hledger": "Saldos finais assinados para hledger",
            "closing-ledger": "Saldos finais assinados para Ledger",
            "closing-beancount": "Saldos finais assinados para Beancount",
        },
        pack:
            "O registro inteiro como pacote, que se confere sem o serviço, é escrito por" +
            " ./mutirao export pack.",
    },
};
