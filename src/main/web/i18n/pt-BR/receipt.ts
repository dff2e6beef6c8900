// Conferir um recibo.

import type { Texts } from "../en/index.js";

const receipt: Texts["receipt"] = {
    lead:
        "Um recibo prova que um pagamento está no registro de uma rede. Ele é conferido aqui, no" +
        " seu aparelho, com código escrito à parte do código do serviço: ninguém é consultado, e" +
        " funciona sem conexão.",
    file: "O recibo",
    fileLabel: "Um arquivo que termina em .tlog-proof",
    fileHelp: "Escolha o arquivo ou solte-o aqui.",
    chosen: (name) => `Aqui está ${name}.`,
    notYet:
        "Não há recibo deste pagamento. O registro leva alguns segundos para ter um; de" +
        " pagamentos de outras pessoas não há recibo para você.",
    notFinal:
        "Este recibo ainda não é definitivo: o registro o assinou, e poucas testemunhas viram" +
        " isso até agora. Peça de novo mais tarde e guarde aquele.",
    again: "Perguntar de novo",
    tooLarge: "Isto não é um recibo: nenhum passa de 1 MB.",
    policy: "Em quem você confia",
    policyLabel: "A política",
    policyHelp: "As chaves do registro e de suas testemunhas. Cole a que você guarda.",
    ask: "Pedir a política a este serviço",
    askMeans:
        "Uma política pedida ao próprio serviço só prova que o serviço concorda consigo mesmo." +
        " Uma que você guardou antes, ou recebeu de alguém de confiança, prova mais.",
    check: "Conferir",
    noFile: "Escolha primeiro um recibo.",
    noPolicy: "Informe primeiro uma política.",
    wrongLine: (line) => `A linha ${line} da política não pode ser usada.`,
    noQuorum: "A política não diz quantas testemunhas são precisas: falta a linha “quorum”.",
    cannot:
        "Este navegador não verifica assinaturas Ed25519, então nada pode ser conferido aqui. Use" +
        " um mais novo, ou o comando “mutirao verify receipt”.",
    good: "O recibo é válido",
    bad: "Este recibo não prova nada",
    goodText: (index, size, origin) =>
        `O que ele diz está no registro ${origin}, como nº ${index} dos primeiros ${size}.`,
    badText: "Não confie nele. Abaixo está o que não confere.",
    ownPolicy:
        "A política é a que este serviço acabou de dar. Isto só prova que o serviço concorda" +
        " consigo mesmo.",
    checked: "O que foi conferido",
    yes: "Sim",
    no: "Não",
    none: "Não conferido",
    checks: {
        form: {
            name: "Forma",
            yes: "O arquivo é um recibo com um ponto de controle assinado.",
            no: "O arquivo não é um recibo, ou foi alterado e não pode ser lido.",
            none: "",
        },
        leaf: {
            name: "O fato e seu resumo",
            yes: "O recibo traz o próprio fato. Seu resumo (hash) foi calculado aqui:",
            no: "O recibo não traz o próprio fato.",
            none: "Nada pôde ser lido.",
        },
        path: {
            name: "Caminho até a raiz",
            yes: "O resumo do fato leva à raiz do ponto de controle.",
            no:
                "O fato não leva à raiz do ponto de controle: o fato, o caminho ou o ponto de" +
                " controle foi alterado.",
            none: "Não há nada que possa levar à raiz.",
        },
        log: {
            name: "Assinatura do registro",
            yes: "O registro assinou o ponto de controle com uma chave da política:",
            no: "O ponto de controle não está assinado com a chave deste registro na política:",
            none: "Nada pôde ser lido.",
        },
        witnesses: {
            name: "Testemunhas",
            yes: "Tantas testemunhas quanto a política pede viram o ponto de controle.",
            no: "Poucas testemunhas viram o ponto de controle, ou uma assinatura não é da sua.",
            none: "Nada pôde ser lido.",
        },
        times: {
            name: "Horários das testemunhas",
            yes: "O horário do fato não é posterior ao momento em que as testemunhas o viram.",
            no: "O fato alega um horário posterior ao momento em que as testemunhas o viram.",
            none: "Não há dois horários para comparar.",
        },
    },
    asksNobody:
        "A política não pede testemunha: só o registro garante que todas as pessoas veem o mesmo.",
    signed: (name, time) => `${name}: viu em ${time}`,
    wrong: (name) => `${name}: a assinatura não é desta testemunha`,
    silent: (name) => `${name}: não assinou`,
    says: "O que ele diz",
    claims: "O que ele alega, sem prova",
    kind: "Tipo",
    time: "Horário",
    accounts: "Contas",
    byAmount: "O que cada conta recebe (+) ou dá (−)",
    units: (currency) => `menores unidades de ${currency}`,
    how: "Quem ordenou",
    modes: {
        "payer-sig": "Quem pagou, com assinatura própria",
        operator: "Lançado pelo serviço, sem assinatura de quem pagou",
    },
    decision: "Por qual decisão",
    round: "A rodada que o decidiu",
    id: "Número do pagamento",
    factId: "Número do fato",
    noFact: "Não está escrito como fato de um livro de contas, por isso não é contado em palavras.",
    written: "Como está escrito",
    link: "Conferir o recibo",
    linkOf: (name) => `Conferir o recibo: ${name}`,
};

export default receipt;
