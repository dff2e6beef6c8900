// As políticas da comunidade com a sua história.

export default {
    lead:
        "O que a comunidade decidiu para todos. Cada política tem as suas versões, com o dia" +
        " desde" +
        " o qual vale e a decisão por trás.",
    none: "Sobre isto nada está decidido.",
    since: (version: number, day: string) => `Versão ${version}, vale desde ${day}`,
    says: "O que diz",
    history: "Todas as versões, e como se muda",
    noSuch: "Essa política não existe.",
    toAll: "Todas as políticas",
    now: "O que vale agora",
    versions: "Versões",
    noVersions: "Ainda não houve nenhuma.",
    version: (number: number) => `Versão ${number}`,
    holds: "Vale agora",
    later: "Valerá depois",
    from: (time: string) => `A partir de ${time}`,
    decided: (decision: string) => `Por: ${decision}`,
    founding: "Com a fundação da rede",
    setBy: (who: string, when: string) =>
        `Anotada por ${who} em ${when}, depois que outra pessoa com função pediu o mesmo`,
    byMotion: "Por esta moção da assembleia",
    first: "A primeira versão: antes não havia nada.",
    same: "Diz o mesmo que a versão anterior.",
    change: "Mudá-la",
    changeText:
        "Qualquer membro pode propor uma mudança na assembleia. O que se decidiu em outro lugar é" +
        " anotado por duas pessoas com função.",
    move: "Propor na assembleia",
    set: "Anotar uma versão nova",
    witnesses: "Quem vigia o registro é fixado pela interface de programação: trata de chaves.",
    next: (version: number) => `Versão ${version}`,
    ask: "Pedir",
    isSet: "Está fixada.",
    fromDay: "A partir deste dia",
    fromHelp: "Vazio: já. Nunca para um tempo que passou.",
    wouldChange: "Isto mudaria:",
    nothingChanged: "Ainda nada muda, ou algo não está escrito como deve.",
    becomesPublic:
        "Qualquer pessoa pode ler a versão nova, a decisão e quem a anotou. Ela vale quando outra" +
        " pessoa com função pede o mesmo.",
};
