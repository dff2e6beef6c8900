// Si la moneda está sana.

import type { Texts } from "../en/index.js";

const soundness: Texts["soundness"] = {
    lead:
        "Los cinco números del mes a la vista, al final de un día." +
        " De un día a otro pueden delatar un solo pago: son para quienes tienen un cargo.",
    at: "Al final del",
    numbers: "Los números",
    moneySupply: "Dinero en circulación",
    velocity: "Velocidad, veces al año",
    deficitRatio: "Bajo cero, por el comercio de un mes",
    bearableLoss: "Pérdidas que se pueden soportar en un año",
    loss: "Pérdidas de un año",
    idleMonths: "Meses de ingresos sin usar",
    zeroShift: "Lo que tienen los miembros en promedio, por lo que tiene el fondo",
    unallocated: "Sin usar en el fondo",
    month: "Mes",
    turnover: "Comercio",
    belowZero: "Bajo cero",
    history: "Cómo fueron los números",
    historyLead:
        "Como eran al final de cada mes. Las líneas horizontales son donde un número deja de" +
        " estar bien y donde hay que actuar.",
    idle: (held, months) =>
        `El fondo tiene ${held} sobre lo que nadie decidió: más de lo que entra en` +
        ` ${months} meses.` +
        " El servicio preparó una moción para que el aporte baje una cuarta parte. Nadie la ha" +
        " presentado.",
    takeUp: (rate) => `Presentar que sea ${rate}`,
    toMotion: "La presentaste. Ahora otras personas pueden apoyarla.",
    motionTitle: "Un aporte más bajo",
    motionText: (held) => `El fondo tiene ${held} sobre lo que nadie decidió.`,
    bands: { green: "bien", amber: "hay que mirarlo", red: "mal" },
};

export default soundness;
