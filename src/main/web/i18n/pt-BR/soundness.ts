// Se a moeda está saudável.

import type { Texts } from "../en/index.js";

const soundness: Texts["soundness"] = {
    lead:
        "Os cinco números do mês às claras, no fim de um dia." +
        " De um dia para outro podem revelar um só pagamento: são para quem tem um cargo.",
    at: "No fim de",
    numbers: "Os números",
    moneySupply: "Dinheiro em circulação",
    velocity: "Velocidade, vezes por ano",
    deficitRatio: "Abaixo de zero, pelo comércio de um mês",
    bearableLoss: "Perdas que se podem suportar em um ano",
    loss: "Perdas de um ano",
    idleMonths: "Meses de renda parados",
    zeroShift: "O que os membros têm em média, pelo que o fundo tem",
    unallocated: "Parado no fundo",
    month: "Mês",
    turnover: "Comércio",
    belowZero: "Abaixo de zero",
    history: "Como foram os números",
    historyLead:
        "Como eram no fim de cada mês. As linhas horizontais são onde um número deixa de" +
        " ser bom e onde é preciso agir.",
    idle: (held, months) =>
        `O fundo tem ${held} sobre o que ninguém decidiu: mais do que entra em ${months} meses.` +
        " O serviço preparou uma moção para que a contribuição baixe um quarto. Ninguém a" +
        " apresentou.",
    takeUp: (rate) => `Apresentar que seja ${rate}`,
    toMotion: "Você a apresentou. Agora outras pessoas podem apoiá-la.",
    motionTitle: "Uma contribuição menor",
    motionText: (held) => `O fundo tem ${held} sobre o que ninguém decidiu.`,
    bands: { green: "bom", amber: "a observar", red: "ruim" },
};

export default soundness;
