// Pedir que te paguen, y devolver.

import type { Texts } from "../en/index.js";

const request: Texts["request"] = {
    whom: "¿Quién ha de pagar?",
    anybody: "Quien escanee el código",
    member: "Un miembro, que recibe el aviso",
    anybodyHelp: "En un puesto: muestra el código. Quien lo escanea solo tiene que pulsar una vez.",
    memberHelp: "Lo encuentra en su monedero, y puede pagarlo o rechazarlo.",
    payer: "¿A quién se lo pides?",
    ask: "Pedirlo",
    nothingAsked: "No se pidió nada.",
    code: (sum) => `Un código para escanear, que pide ${sum}`,
    shown: "Para escanear",
    share: "Compartir",
    waiting: "Esperando …",
    waitingFor: (name) => `Esperando a ${name} …`,
    paid: "Pagado",
    paidBy: (name) => `Pagado por ${name}`,
    toAnybody: "Deja esta página abierta: aquí se ve a cada quien pague este importe.",
    another: "Pedir otra cosa",
    until: (time) => `Se puede pagar hasta ${time}.`,
    cancel: "Retirarlo",
    cancelAsk: (sum) => `¿Dejar de pedir ${sum}?`,
    cancelText: (name) => `${name} ya no podrá pagarlo.`,
    toPay: "Te piden un pago",
    from: (name, sum) => `${name} pide ${sum}`,
    decline: "Rechazar",
    declineAsk: (sum) => `¿No pagar ${sum}?`,
    declineText: (name) => `${name} verá que lo rechazaste. No se paga nada.`,
    asked: "Te piden",
    made: "Pides",
    noneAsked: "Nadie te pide un pago.",
    noneMade: "No has pedido nada a nadie. Pide, y muestra el código o envía el enlace.",
    waitsForYou: "Espera tu sí o tu no",
    states: {
        pending: "Aún sin respuesta",
        committed: "Pagado",
        rejected: "Rechazado",
        canceled: "Retirado",
        expired: "Se acabó su plazo",
    },
    card: (count) => (count === 1 ? "Te espera una petición." : `Te esperan ${count} peticiones.`),
    unsent: (count) =>
        count === 1
            ? "Hay un pago preparado y sin enviar."
            : `Hay ${count} pagos preparados y sin enviar.`,
    unanswered: "De un pago aún no se sabe si se hizo.",
    see: "Ver",
    payment: {
        youPaid: (name, sum) => `Pagaste ${sum} a ${name}`,
        paidYou: (name, sum) => `${name} te pagó ${sum}`,
        amount: "Importe",
        took: "Tienes menos",
        gave: "Tienes más",
        isBack: "Se devolvió.",
        reversal: "Cómo se devolvió",
        isReversal: "Esto devuelve un pago:",
        original: "aquel pago",
        again: (name) => `Pagar otra vez a ${name}`,
        giveBack: (sum, name) => `Devolver ${sum} a ${name}`,
        giveBackAsk: (sum, name) => `¿Devolver ${sum} a ${name}?`,
        giveBackText:
            "Vuelve el pago entero, y también su contribución. Los dos quedan en el registro," +
            " unidos uno al otro.",
    },
};

export default request;
