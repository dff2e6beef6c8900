// Planear una ronda.

export default {
    title: "El plan",
    lead:
        "Anota lo que se decidió sobre la ronda. Se puede cambiar hasta que dos personas de la" +
        " coordinación dejan proponer.",
    notYou: "Solo la coordinación planea rondas.",
    tooLate: "Esta ronda ya no se planea: en ella se propone, o se propuso.",
    name: "¿Cómo se llama la ronda?",
    whole: "Toda la red",
    communityHelp: "Sus miembros proponen y votan.",
    fund: "¿De qué bolsillo?",
    holds: (amount: string) => `Ahora tiene ${amount}.`,
    ownPurse: (code: string, amount: string) =>
        `Se da del bolsillo propio de la comunidad, ${code}, que ahora tiene ${amount}.`,
    rules: {
        shares: "Partes iguales, con marcas",
        points: "Partes iguales, con hasta 5 puntos",
        votes: "Primero la más votada, con marcas",
    },
    quorum: "¿Cuántas personas tienen que votar?",
    quorumHelp: "Como fracción de quienes pueden, como 1/5; 0/1 si basta una.",
    seconds: "¿Cuántas personas tienen que apoyar una propuesta?",
    secondsHelp: "0 si no hace falta.",
    proxies: "¿Por cuántas otras puede votar un miembro?",
    proxiesHelp: "0 si nadie vota por otra persona.",
    reports: "¿En cuántos días se informa sobre una parte pagada?",
    reportsHelp: "0 si no se pide informe.",
    proposals: "Se propone hasta",
    opens: "La votación abre después del",
    closes: "Cierra después del",
    objections: "Objeciones al resultado hasta",
    atDayEnd: "Cada una al final del día, donde estás.",
    wrong: "Falta algo, o no está escrito como debe.",
    becomesPublic:
        "Los miembros ven un plan cuando pueden proponer. Para eso hacen falta dos personas de la" +
        " coordinación.",
    send: "Guardar el plan",
};
