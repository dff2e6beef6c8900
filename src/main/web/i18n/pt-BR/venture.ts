// Um empreendimento numa página.

export default {
    none:
        "Você não age por nenhum empreendimento. Quem é titular de um pode deixar você agir por" +
        " ele.",
    standing: "Como está",
    limits: (low: string, high: string) => `Pode ir ${low} abaixo de zero e ${high} acima.`,
    toMember: "Como quem tem uma função o vê",
    toSurplus: "Declarar a sobra do período: os números do livro já estão lá",
    noApprovals: "Nenhum pagamento deste empreendimento espera.",
    toApprovals: "Tudo o que espera uma aprovação",
    toDelegates: "Quem age por ele, e dentro de que limites: mudar",
    card: "A sua declaração, aprovações, pessoas e limites.",
};
