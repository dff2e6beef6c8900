// Comprobar un recibo.

import type { Texts } from "../en/index.js";

const receipt: Texts["receipt"] = {
    lead:
        "Un recibo prueba que un pago está en el registro de una red. Se comprueba aquí, en tu" +
        " dispositivo, con código escrito aparte del código del servicio: no se pregunta a nadie," +
        " y funciona sin conexión.",
    file: "El recibo",
    fileLabel: "Un archivo que termina en .tlog-proof",
    fileHelp: "Elígelo o suéltalo aquí.",
    chosen: (name) => `Aquí está ${name}.`,
    notYet:
        "No hay recibo de este pago. El registro tarda unos segundos en tenerlo; de pagos de" +
        " otras personas no hay recibo para ti.",
    notFinal:
        "Este recibo aún no es definitivo: el registro lo ha firmado, y demasiado pocos testigos" +
        " lo han visto. Pídelo otra vez más tarde y guarda aquel.",
    again: "Preguntar otra vez",
    tooLarge: "Esto no es un recibo: ninguno pasa de 1 MB.",
    policy: "En quién confías",
    policyLabel: "La política",
    policyHelp: "Las claves del registro y de sus testigos. Pega la que guardas.",
    ask: "Pedir la política a este servicio",
    askMeans:
        "Una política pedida al propio servicio solo prueba que el servicio está de acuerdo" +
        " consigo mismo. Una que guardaste antes, o que te dio alguien de confianza, prueba más.",
    check: "Comprobar",
    noFile: "Elige primero un recibo.",
    noPolicy: "Da primero una política.",
    wrongLine: (line) => `La línea ${line} de la política no se puede usar.`,
    noQuorum: "La política no dice cuántos testigos hacen falta: no tiene la línea “quorum”.",
    cannot:
        "Este navegador no verifica firmas Ed25519, así que aquí no se puede comprobar nada. Usa" +
        " uno más nuevo, o la orden “mutirao verify receipt”.",
    good: "El recibo es válido",
    bad: "Este recibo no prueba nada",
    goodText: (index, size, origin) =>
        `Lo que dice está en el registro ${origin}, como n.º ${index} de los primeros ${size}.`,
    badText: "No te fíes de él. Abajo está lo que falla.",
    ownPolicy:
        "La política es la que este servicio acaba de dar. Esto solo prueba que el servicio está" +
        " de acuerdo consigo mismo.",
    checked: "Lo que se comprobó",
    yes: "Sí",
    no: "No",
    none: "No comprobado",
    checks: {
        form: {
            name: "Forma",
            yes: "El archivo es un recibo con un punto de control firmado.",
            no: "El archivo no es un recibo, o se alteró y no se puede leer.",
            none: "",
        },
        leaf: {
            name: "El hecho y su resumen",
            yes: "El recibo trae el hecho mismo. Su resumen (hash) se calculó aquí:",
            no: "El recibo no trae el hecho mismo.",
            none: "No se pudo leer nada.",
        },
        path: {
            name: "Camino hasta la raíz",
            yes: "El resumen del hecho lleva a la raíz del punto de control.",
            no:
                "El hecho no lleva a la raíz del punto de control: se alteró el hecho, el camino" +
                " o el punto de control.",
            none: "No hay nada que pueda llevar a la raíz.",
        },
        log: {
            name: "La firma del registro",
            yes: "El registro firmó el punto de control con una clave de la política:",
            no: "El punto de control no está firmado con la clave de este registro en la política:",
            none: "No se pudo leer nada.",
        },
        witnesses: {
            name: "Testigos",
            yes: "Tantos testigos como pide la política vieron el punto de control.",
            no: "Muy pocos testigos vieron el punto de control, o una firma no es de su testigo.",
            none: "No se pudo leer nada.",
        },
        times: {
            name: "Las horas de los testigos",
            yes: "La hora del hecho no es posterior a cuando los testigos lo vieron.",
            no: "El hecho dice una hora posterior a cuando los testigos lo vieron.",
            none: "No hay dos horas que comparar.",
        },
    },
    asksNobody:
        "La política no pide ningún testigo: solo el registro responde de que todos vean lo mismo.",
    signed: (name, time) => `${name}: lo vio el ${time}`,
    wrong: (name) => `${name}: la firma no es de este testigo`,
    silent: (name) => `${name}: no firmó`,
    says: "Lo que dice",
    claims: "Lo que afirma, sin prueba",
    kind: "Tipo",
    time: "Hora",
    accounts: "Cuentas",
    byAmount: "Lo que cada cuenta recibe (+) o da (−)",
    units: (currency) => `unidades menores de ${currency}`,
    how: "Quién lo ordenó",
    modes: {
        "payer-sig": "Quien paga, con firma propia",
        operator: "Anotado por el servicio, sin firma de quien paga",
    },
    decision: "Por qué decisión",
    round: "La ronda que lo decidió",
    id: "Número del pago",
    factId: "Número del hecho",
    noFact: "No está escrito como hecho de un libro de cuentas, así que no se cuenta en palabras.",
    written: "Como está escrito",
    link: "Comprobar el recibo",
    linkOf: (name) => `Comprobar el recibo: ${name}`,
};

export default receipt;
