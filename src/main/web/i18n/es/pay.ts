// Pagar.

import type { Texts } from "../en/index.js";

const pay: Texts["pay"] = {
    payee: "¿Quién lo recibe?",
    payeeHelp: "Un nombre o un código, como padaria-sol.",
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
    pay: (amount, name) => `Enviar ${amount} a ${name}`,
    paying: "Firmando y enviando …",
    accountClosed: "Esta cuenta está cerrada: ya no recibe ni paga.",
    accountLeaving:
        "Tu asamblea te excluyó: esta cuenta solo se salda. Puedes gastar o " +
        "donar lo que tienes, o cobrar lo que debes; a cero se cierra.",
    people: { recent: "Personas a quienes pagas", found: "Encontradas" },
    scan: {
        open: "Escanear un código",
        lead: "Pon la cámara sobre el código de quien recibe el pago.",
        starting: "La cámara se está encendiendo …",
        looking: "Buscando un código …",
        paste: "O pega el enlace",
        pasteHelp: "Un enlace que alguien te envió para un pago de aquí.",
        go: "Abrirlo",
        foreign: "Esto no es un pago de esta red, así que no se abrió.",
        cameraLabel: "Lo que ve la cámara",
        denied:
            "Aquí no se puede usar la cámara. Permítela en los ajustes del navegador para esta" +
            " página, o pega el enlace abajo.",
        none: "Este dispositivo no tiene cámara. Pega el enlace abajo.",
        busy: "Otro programa usa la cámara. Ciérralo y prueba de nuevo, o pega el enlace abajo.",
        failed: "La cámara no se enciende. Pega el enlace abajo.",
        again: "Probar de nuevo",
    },
    why: {
        payee: (rate) => `Quien recibe da el ${rate} % al fondo de todos.`,
        payer: (rate) => `Das el ${rate} % al fondo de todos, además del importe.`,
    },
    exempt: "Nada de esto va al fondo.",
    unsent: {
        mark: "Sin enviar",
        of: (amount, name) => `${amount} a ${name}`,
        since: (time) => `Preparado ${time}. Nadie lo sabe todavía.`,
        why: "No hay conexión, así que ahora no se puede enviar nada. Puedes prepararlo.",
        keep: "Guardarlo sin enviar",
        kept:
            "Está guardado en este dispositivo y sin enviar. Un toque lo envía cuando vuelva la" +
            " red.",
        wait: "Se puede enviar cuando vuelva la red.",
        drop: "Tirarlo",
    },
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
        place: (index) => `N.º ${index} en el registro de la red; su prueba está por llegar …`,
        proved: (index) => `Probado: es el n.º ${index} en el registro de la red.`,
        witnessed: (count) =>
            count === 1 ? "Un testigo lo ha visto." : `${count} testigos lo han visto.`,
        details: "El pago",
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
        missingTitle: "Sin enviar",
        missing: (amount, name) => `El servicio no tiene tal pago: ${amount} a ${name} no se pagó.`,
        ask: "Preguntar de nuevo",
        send: "Enviarlo ahora",
        drop: "No pagarlo",
        dropText:
            "Lo que no se ha de pagar queda anulado en el servicio, aunque aún esté en camino.",
        whenBack: "No hay conexión. Se preguntará en cuanto la haya.",
    },
    nothingSent: "No se pagó nada.",
    nothingChanged: "No cambió nada.",
    outcomeUnknown: "Aún no se sabe si se hizo.",
};

export default pay;
