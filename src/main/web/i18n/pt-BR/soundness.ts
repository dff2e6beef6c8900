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
    bands: { green: "bom", amber: "a observar", red: "ruim" },
};

export default soundness;
