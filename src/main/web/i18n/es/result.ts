// Lo que un recuento dice de sí mismo.

import type { Texts } from "../en/index.js";

const result: Texts["result"] = {
    compared: "Comparado con solo los votos",
    here: "Este recuento.",
    there: "Primero la más votada.",
    spends: (cost, amount) => `Gasta ${cost} de ${amount}.`,
    same: "Con la más votada primero se habría elegido exactamente lo mismo.",
    differs:
        "Si se hubiera tomado primero la propuesta más votada, luego la siguiente, mientras" +
        " alcanzara el importe, el resultado habría sido otro:",
    byBoth: "Elegida de las dos maneras",
    byHere: "Elegida solo por este recuento",
    byThere: "Solo se habría elegido con la más votada primero",
    voters: (here, there, level) =>
        `Se hace más de lo que votaron con este recuento para ${here} de quienes votaron, con la` +
        ` más votada primero para ${there}, y lo mismo con ambos para ${level}.`,
    share: "Tu parte",
    shareText: (share) =>
        `Cada persona que votó tuvo ${share} para gastar en lo que votó. Lo tuyo fue a:`,
    shareSpent: (spent, left) => `${spent} gastado, ${left} sobrante`,
    left: "Sobra: nadie lo necesitó para lo que votaste",
    allLeft: "Sobra todo: nada de lo que votaste se pagó con partes",
    rounded: "Las partes se calculan exactamente; aquí se redondean hacia abajo.",
    missing: (amount) => `Faltaron ${amount}.`,
};

export default result;
