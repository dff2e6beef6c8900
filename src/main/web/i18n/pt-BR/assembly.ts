// As rodadas da assembleia: o que se decide sobre o fundo.

import type { Texts } from "../en/index.js";

const assembly: Texts["assembly"] = {
    lead: "Aqui se decide em conjunto: por moção o que vale, em rodadas o que o fundo paga.",
    now: "O que se decide agora",
    nothingNow: "Agora nada está em votação. Abaixo está o que vem.",
    until: (when) => `Vota-se até ${when}.`,
    hasVoted: "Você já votou",
    whoSees: "Alguém pode ver como eu votei?",
    noMotionNow: "Nenhuma moção está em andamento. Qualquer membro pode apresentar uma.",
    noRoundNow: "Nenhuma rodada está em andamento.",
    past: "Decidido antes",
    toFund: "O que o fundo deu, e o que resultou",
    waiting: (count) =>
        count === 1 ? "1 voto espera por você" : `${count} votos esperam por você`,
    rounds: "Rodadas",
    nothing:
        "Ainda não houve nenhuma rodada. Em uma rodada a assembleia separa um valor do fundo," +
        " cada participante pode propor o que fazer com ele e votar, e o que for escolhido é" +
        " pago.",
    noRound: "Essa rodada não existe.",
    toAll: "Todas as rodadas",
    steps: {
        draft: "Em preparação",
        proposing: (day) => `Propostas até ${day}`,
        supporting: (day) => `Apoios até ${day}`,
        review: (day) => `As propostas estão em exame; votação a partir de ${day}`,
        frozen: (day) => `Votação a partir de ${day}`,
        balloting: (day) => `Votação até ${day}`,
        counting: "Em contagem",
        result: (day) => `Objeções até ${day}`,
        executing: "Em pagamento",
        closed: "Encerrada",
        noQuorum: "Pouca gente votou",
        cancelled: {
            officers: "Abandonada",
            notFrozen: "Abandonada: ninguém a congelou antes de a votação abrir",
            objection: "Anulada: uma objeção ao resultado foi aceita",
        },
    },
    amount: "Valor do fundo",
    decision: "Por qual decisão",
    community: "De qual assembleia",
    supportUntil: "Apoios até",
    proposalsUntil: "Propostas até",
    voting: "Votação",
    fromTo: (from, to) => `De ${from} até ${to}`,
    objectionsUntil: "Objeções ao resultado até",
    counting: "Como se conta",
    rules: {
        shares:
            "Cada pessoa que vota tem uma parte igual do valor, e uma proposta é escolhida quando" +
            " quem a aprova consegue pagá-la em conjunto com suas partes. Assim também os grupos" +
            " menores recebem a sua parte, e não só o maior.",
        votes:
            "A proposta com mais votos é escolhida primeiro, depois a seguinte, enquanto o valor" +
            " der. A que não cabe mais é deixada de lado.",
        votesPerCost:
            "A proposta com mais votos para o que custa é escolhida primeiro, depois a seguinte," +
            " enquanto o valor der. A que não cabe mais é deixada de lado.",
        loads:
            "As propostas são escolhidas uma após a outra, de modo que seu custo pese o mais" +
            " igualmente possível sobre quem as aprova. Termina com a primeira que não cabe mais.",
        other: (name) => `Pela regra “${name}”, decidida antes do primeiro voto.`,
    },
    frozenWithPart:
        "Foi congelada por alguém da coordenação que escreveu uma das " +
        "propostas ou receberia por ela: menos de duas pessoas não tinham " +
        "parte.",
    quorum: (part, whole) =>
        `Vale se ao menos ${part} em cada ${whole} pessoas que podem votar o fizerem; senão, nada` +
        " é pago.",
    noQuorum: "Vale assim que uma pessoa votar.",
    proposals: "Propostas",
    onBallot: "Em votação",
    noProposals: "Ainda não há nenhuma.",
    cost: (amount, payee) => `${amount}, para ${payee}`,
    read: "Ler",
    by: (author) => `Proposta por ${author}`,
    firstPart: (amount) => `${amount} quando acabar o prazo de objeções`,
    part: (amount, milestone) => `${amount} quando isto for alcançado: ${milestone}`,
    states: {
        draft: "Seu rascunho",
        submitted: "Espera o apoio de outras pessoas",
        seconded: "Com apoio",
        admitted: "Admitida",
        rejected: "Não admitida",
        merged: "Cedeu o lugar a outra",
        withdrawn: "Retirada",
        onBallot: "Em votação",
        selected: "Escolhida",
        notSelected: "Não escolhida",
        closed: "Escolhida e paga",
        returned: "Escolhida, mas nem tudo foi pago",
    },
    ask: "Quais você acha boas? Marque quantas quiser, ou nenhuma.",
    askPoints: (most) =>
        `O que você acha de cada uma? Dê de 0 a ${most} pontos; 0 é não votar nela.`,
    choicesMin: (count) => `Se indicar alguma, indique ao menos ${count}.`,
    choicesMax: (count) => `Indique no máximo ${count}.`,
    onlyOne: (titles) => `Só uma destas pode ser escolhida: esta, ou ${titles}.`,
    points: (title, count) => (count === 1 ? `${title} (1 ponto)` : `${title} (${count} pontos)`),
    costOfTicked: "Quanto custa a sua escolha, ao lado do valor do fundo",
    few:
        "Indique todas as que achar boas: com poucas, parte da sua cota pode sobrar se elas não" +
        " forem escolhidas.",
    ticked: (sum, amount) => `Marcado: ${sum}. Há ${amount}.`,
    left: (amount) => `Sobram ${amount}.`,
    mayBeMore: "Pode ser mais do que há: a contagem cuida disso.",
    none: "Você não marcou nenhuma. Isso também é um voto.",
    becomesPublic: "Depois do encerramento todo mundo pode ler quem votou em quê.",
    lastCounts: "Até lá você pode votar de novo: vale o seu último voto.",
    vote: "Votar",
    voteAgain: "Votar de novo",
    taken:
        "Seu voto foi recebido. Até o encerramento você pode votar de novo: vale o seu último" +
        " voto.",
    whoVotes: "Quem chegou depois de fixada a votação pode votar na próxima rodada.",
    yours: "Seu voto",
    votedFor: (when, titles) => `Em ${when} você votou em ${titles}.`,
    votedForNone: (when) => `Em ${when} você não votou em nenhuma.`,
    receiptText:
        "Guarde este recibo. Com ele você encontra o seu voto entre todos os outros depois do" +
        " encerramento, e vê que foi contado como você o deu.",
    index: "Número no registro",
    salt: "O que abre seu selo (sal)",
    sealedAtClose:
        "Entra no registro no encerramento: antes ninguém vê ali quantas pessoas votaram.",
    sealHolds: "Calculado aqui: o selo é o deste voto.",
    sealFails: "Calculado aqui: o selo NÃO é o deste voto. Avise a coordenação.",
    outcome: "Resultado",
    turnout: (voted, voters) => `Votaram ${voted} das ${voters} pessoas que podiam votar.`,
    enough: "Foi o bastante.",
    tooFew: "Não foi o bastante: nada é pago, e o dinheiro está de volta no fundo.",
    annulled: "O resultado não vale mais: uma objeção foi aceita, ou a rodada foi abandonada.",
    nothingSelected: "Nada foi escolhido.",
    votes: (count) => (count === 1 ? "1 voto" : `${count} votos`),
    reasons: {
        tooFewVotes: (needed) => `Precisava de ao menos ${needed}.`,
        excluded: (title) => `Não pode ser feita junto com ${title}.`,
        didNotFit: "Restava pouco demais quando chegou a sua vez.",
        sharesTooSmall: "As partes de quem votou nela não bastavam em conjunto.",
        sharesSpent: (title) => `Depois de ${title}, as partes de quem votou nela já não bastavam.`,
        tooDear: "Custa mais do que há.",
        ended: "A contagem terminou antes de chegar a sua vez.",
    },
    payouts: "Pagamentos",
    payee: (code) => `Para ${code}`,
    payout: {
        waiting: (milestone) => `Espera seu marco: ${milestone}`,
        open: "É o próximo a ser pago",
        held: "Retido: a conta está fechada ou não pode ter tanto. É pago assim que puder.",
        paid: "Pago",
        returned: "Não foi pago: está de volta no fundo",
    },
    objections: "Objeções",
    unanswered: "Ainda sem resposta",
    upheld: "Aceita",
    notUpheld: "Não aceita",
};

export default assembly;
