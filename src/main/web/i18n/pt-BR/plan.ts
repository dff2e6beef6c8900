// Planejar uma rodada.

export default {
    title: "O plano",
    lead:
        "Anote o que se decidiu sobre a rodada. Pode ser mudado até que duas pessoas da" +
        " coordenação deixem propor.",
    notYou: "Só a coordenação planeja rodadas.",
    tooLate: "Esta rodada não se planeja mais: nela se propõe, ou se propôs.",
    name: "Como se chama a rodada?",
    whole: "Toda a rede",
    communityHelp: "Os seus membros propõem e votam.",
    fund: "De que bolsa?",
    holds: (amount: string) => `Agora tem ${amount}.`,
    ownPurse: (code: string, amount: string) =>
        `Sai da bolsa própria da comunidade, ${code}, que agora tem ${amount}.`,
    rules: {
        shares: "Partes iguais, com marcas",
        points: "Partes iguais, com até 5 pontos",
        votes: "Primeiro a mais votada, com marcas",
    },
    quorum: "Quantas pessoas precisam votar?",
    quorumHelp: "Como fração de quem pode, como 1/5; 0/1 se uma basta.",
    seconds: "Quantas pessoas precisam apoiar uma proposta?",
    secondsHelp: "0 se não for preciso.",
    proxies: "Por quantas outras um membro pode votar?",
    proxiesHelp: "0 se ninguém vota por outra pessoa.",
    reports: "Em quantos dias se presta conta de uma parte paga?",
    reportsHelp: "0 se não se pede relato.",
    proposals: "Propõe-se até",
    opens: "A votação abre depois de",
    closes: "Fecha depois de",
    objections: "Objeções ao resultado até",
    atDayEnd: "Cada uma no fim do dia, onde você está.",
    wrong: "Falta algo, ou não está escrito como deve.",
    becomesPublic:
        "Os membros veem um plano quando podem propor. Para isso são precisas duas pessoas da" +
        " coordenação.",
    send: "Guardar o plano",
};
