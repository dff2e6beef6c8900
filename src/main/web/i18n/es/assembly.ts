// Las rondas de la asamblea: lo que se decide sobre el fondo.

import type { Texts } from "../en/index.js";

const assembly: Texts["assembly"] = {
    lead: "Aquí se decide en común: con mociones lo que vale, en rondas qué paga el fondo.",
    now: "Lo que se decide ahora",
    nothingNow: "Ahora mismo no se vota nada. Abajo está lo que viene.",
    until: (when) => `Se vota hasta ${when}.`,
    hasVoted: "Ya votaste",
    whoSees: "¿Alguien puede ver cómo voté?",
    noMotionNow: "No hay ninguna moción en curso. Cualquiera puede presentar una.",
    noRoundNow: "No hay ninguna ronda en curso.",
    past: "Decidido antes",
    toFund: "Lo que dio el fondo, y qué resultó",
    waiting: (count) => (count === 1 ? "1 voto te espera" : `${count} votos te esperan`),
    rounds: "Rondas",
    nothing:
        "Todavía no ha habido ninguna ronda. En una ronda la asamblea aparta una cantidad del" +
        " fondo, cada participante puede proponer qué hacer con ella y votar, y lo elegido se" +
        " paga.",
    noRound: "No existe esa ronda.",
    toAll: "Todas las rondas",
    steps: {
        draft: "En preparación",
        proposing: (day) => `Propuestas hasta el ${day}`,
        supporting: (day) => `Apoyos hasta ${day}`,
        review: (day) => `Se revisan las propuestas; se vota desde el ${day}`,
        frozen: (day) => `Se vota desde el ${day}`,
        balloting: (day) => `Se vota hasta el ${day}`,
        counting: "En recuento",
        result: (day) => `Objeciones hasta el ${day}`,
        executing: "En pago",
        closed: "Cerrada",
        noQuorum: "Votaron muy pocas personas",
        cancelled: {
            officers: "Abandonada",
            notFrozen: "Abandonada: nadie la congeló antes de que se abriera la votación",
            objection: "Anulada: se aceptó una objeción a su resultado",
        },
    },
    amount: "Cantidad del fondo",
    decision: "Por qué decisión",
    community: "De qué asamblea",
    supportUntil: "Apoyos hasta",
    proposalsUntil: "Propuestas hasta",
    voting: "Votación",
    fromTo: (from, to) => `Desde ${from} hasta ${to}`,
    objectionsUntil: "Objeciones al resultado hasta",
    counting: "Cómo se cuenta",
    rules: {
        shares:
            "Cada persona que vota tiene una parte igual de la cantidad, y una propuesta se elige" +
            " cuando quienes la aprueban pueden pagarla en común con sus partes. Así también los" +
            " grupos pequeños reciben lo suyo, y no solo el más grande.",
        votes:
            "Primero se elige la propuesta con más votos, luego la siguiente, mientras alcance la" +
            " cantidad. La que ya no cabe se deja de lado.",
        votesPerCost:
            "Primero se elige la propuesta con más votos para lo que cuesta, luego la siguiente," +
            " mientras alcance la cantidad. La que ya no cabe se deja de lado.",
        loads:
            "Se elige una propuesta tras otra, de modo que su coste pese lo más parejo posible" +
            " sobre quienes las aprueban. Termina con la primera que ya no cabe.",
        other: (name) => `Según la regla «${name}», decidida antes del primer voto.`,
    },
    frozenWithPart:
        "La congeló alguien de la coordinación que escribió una de sus " +
        "propuestas o cobraría por ella: menos de dos no tenían parte.",
    quorum: (part, whole) =>
        `Vale si vota al menos ${part} de cada ${whole} personas que pueden votar; si no, no se` +
        " paga nada.",
    noQuorum: "Vale en cuanto vota una persona.",
    proposals: "Propuestas",
    onBallot: "Lo que se vota",
    noProposals: "Todavía no hay ninguna.",
    cost: (amount, payee) => `${amount}, para ${payee}`,
    read: "Leerla",
    by: (author) => `Propuesta por ${author}`,
    firstPart: (amount) => `${amount} cuando termine el plazo de objeciones`,
    part: (amount, milestone) => `${amount} cuando se alcance esto: ${milestone}`,
    states: {
        draft: "Tu borrador",
        submitted: "Espera el apoyo de otras personas",
        seconded: "Con apoyo",
        admitted: "Admitida",
        rejected: "No admitida",
        merged: "Cedió su lugar a otra",
        withdrawn: "Retirada",
        onBallot: "Se vota",
        selected: "Elegida",
        notSelected: "No elegida",
        closed: "Elegida y pagada",
        returned: "Elegida, pero no se pagó todo",
    },
    ask: "¿Cuáles te parecen bien? Marca todas las que quieras, o ninguna.",
    askPoints: (most) =>
        `¿Qué te parece cada una? Dale de 0 a ${most} puntos; 0 es no votar por ella.`,
    choicesMin: (count) => `Si nombras alguna, nombra al menos ${count}.`,
    choicesMax: (count) => `Nombra ${count} como máximo.`,
    onlyOne: (titles) => `Solo una de estas puede ser elegida: esta, o ${titles}.`,
    points: (title, count) => (count === 1 ? `${title} (1 punto)` : `${title} (${count} puntos)`),
    costOfTicked: "Lo que cuesta tu elección, junto a la cantidad del fondo",
    few:
        "Nombra todas las que te parezcan bien: con pocas, parte de tu cuota puede quedar sin" +
        " usar si no se eligen.",
    ticked: (sum, amount) => `Marcado: ${sum}. Hay ${amount}.`,
    left: (amount) => `Quedan ${amount}.`,
    mayBeMore: "Puede ser más de lo que hay: el recuento se ocupa de eso.",
    none: "No has marcado ninguna. También eso es un voto.",
    becomesPublic: "Después del cierre todo el mundo puede leer quién votó por qué.",
    lastCounts: "Hasta entonces puedes votar de nuevo: cuenta tu último voto.",
    vote: "Votar",
    voteAgain: "Votar de nuevo",
    taken: "Tu voto está recibido. Hasta el cierre puedes votar de nuevo: cuenta tu último voto.",
    whoVotes: "Quien llegó después de fijarse la votación puede votar en la próxima ronda.",
    yours: "Tu voto",
    votedFor: (when, titles) => `El ${when} votaste por ${titles}.`,
    votedForNone: (when) => `El ${when} no votaste por ninguna.`,
    receiptText:
        "Guarda este recibo. Con él encuentras tu voto entre todos los demás después del cierre," +
        " y ves que se contó tal como lo diste.",
    index: "Número en el registro",
    salt: "Lo que abre su sello (sal)",
    sealedAtClose: "Entra en el registro al cierre: antes nadie ve allí cuántas personas votaron.",
    sealHolds: "Calculado aquí: el sello es el de este voto.",
    sealFails: "Calculado aquí: el sello NO es el de este voto. Avisa a la coordinación.",
    outcome: "Resultado",
    turnout: (voted, voters) => `Votaron ${voted} de las ${voters} personas que podían votar.`,
    enough: "Fueron suficientes.",
    tooFew: "No fueron suficientes: no se paga nada, y el dinero está de vuelta en el fondo.",
    annulled: "El resultado ya no vale: se aceptó una objeción, o se abandonó la ronda.",
    nothingSelected: "No se eligió nada.",
    votes: (count) => (count === 1 ? "1 voto" : `${count} votos`),
    reasons: {
        tooFewVotes: (needed) => `Necesitaba al menos ${needed}.`,
        excluded: (title) => `No se puede hacer junto con ${title}.`,
        didNotFit: "Quedaba muy poco cuando le llegó el turno.",
        sharesTooSmall: "Las partes de quienes la votaron no alcanzaban en común.",
        sharesSpent: (title) =>
            `Después de ${title}, las partes de quienes la votaron ya no alcanzaban.`,
        tooDear: "Cuesta más de lo que hay.",
        ended: "El recuento terminó antes de que le llegara el turno.",
    },
    payouts: "Pagos",
    payee: (code) => `Para ${code}`,
    payout: {
        waiting: (milestone) => `Espera su hito: ${milestone}`,
        open: "Se paga enseguida",
        held: "Detenido: la cuenta está cerrada o no puede tener tanto. Se paga en cuanto pueda.",
        paid: "Pagado",
        returned: "No se pagó: está de vuelta en el fondo",
    },
    objections: "Objeciones",
    unanswered: "Todavía sin respuesta",
    upheld: "Aceptada",
    notUpheld: "No aceptada",
};

export default assembly;
