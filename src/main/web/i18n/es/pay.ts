// Pagar.

import type { Texts } from "../en/index.js";

const pay: Texts["pay"] = {
    payee: "¿Quién lo recibe?",
    payeeHelp: "El código de la cuenta, como padaria-sol.",
    amount: "¿Cuánto?",
    amountWrong: (example) => `Escribe un importe como ${example}.`,
    amountZero: "El importe tiene que ser más que cero.",
    description: "¿Para qué? (no hace falta)",
    descriptionHelp: "Solo lo ven ustedes dos y quienes cuidan los libros.",
    youPay: "Pagas",
    payeeGets: (name) => `${name} recibe`,
    toTheFund: "Al fondo de todos",
    balanceAfter: (amount) => `Tu saldo será entonces ${amount}.`,
    availableAfter: (amount) => `Todavía podrás gastar ${amount}.`,
    pay: (amount, name) => `Pagar ${amount} a ${name}`,
    paying: "Firmando y enviando …",
    accountClosed: "Esta cuenta está cerrada: ya no recibe ni paga.",
    accountLeaving:
        "Tu asamblea te excluyó: esta cuenta solo se salda. Puedes gastar o " +
        "donar lo que tienes, o cobrar lo que debes; a cero se cierra.",
    key: {
        title: "Este dispositivo aún no firma",
        text:
            "Un pago se firma en tu dispositivo, con una llave que nunca sale de él. Crea una" +
            " ahora; puedes terminarla cuando quieras, en Seguridad.",
        make: "Crear una llave en este dispositivo",
        name: "Un nombre para este dispositivo",
        tooOld:
            "Este navegador es demasiado antiguo para firmar pagos. Hace falta Chrome o Edge 137," +
            " Firefox 129 o Safari 17, o más nuevo. No se envió nada.",
    },
    done: {
        title: "Pagado",
        text: (name) => `a ${name}`,
        verified: "Firmado en este dispositivo; el servicio comprobó la firma.",
        unsigned: "El servicio anotó esto sin una firma tuya.",
        place: (index) => `N.º ${index} en el registro de la red`,
        again: "Pagar a otra persona",
        home: "Listo",
    },
    waiting: {
        title: "Espera un sí",
        text: (amount, name, count) =>
            `${amount} a ${name} aún no está pagado: ${
                count === 1
                    ? "una persona más tiene que decir que sí"
                    : `${count} personas más tienen que decir que sí`
            }.`,
        until: (time) => `Espera hasta ${time}. Si nadie lo dice, no se paga nada.`,
    },
    unknown: {
        title: "Todavía no lo sabemos",
        text: (amount, name) =>
            `La orden de ${amount} a ${name} se envió, y no llegó respuesta. Puede estar pagada,` +
            " o no. Pregunta de nuevo: solo puede pagarse una vez.",
        ask: "Preguntar de nuevo",
        drop: "Olvidarla",
        dropText: "La orden caduca sola. Si se pagó, está en tu lista en el inicio.",
    },
    nothingSent: "No se pagó nada.",
    nothingChanged: "No cambió nada.",
    outcomeUnknown: "Aún no se sabe si se hizo.",
};

export default pay;
