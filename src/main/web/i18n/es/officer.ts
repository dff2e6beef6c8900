// Lo que necesita a dos personas con función, y espera a la segunda.

import type { Texts } from "../en/index.js";

const officer: Texts["officer"] = {
    lead:
        "Lo que da poder o dinero necesita a dos personas con función: una lo pide, y se hace" +
        " cuando otra pide exactamente lo mismo.",
    nothing: "No espera nada que puedas ver.",
    kinds: {
        roleGiven: (code, role) => `Dar una función a ${code}: ${role}`,
        roleEnded: (code, role) => `Terminar una función de ${code}: ${role}`,
        import: () => "Traer participantes y saldos de un archivo",
        invitation: (code) => `Invitar a ${code}`,
        admission: (code) => `Admitir a alguien: ${code}`,
        erasure: (code) => `Borrar los datos de ${code} para siempre`,
        limits: (code) => `Cambiar los límites de ${code}`,
        levyExemption: (code) => `Decir si ${code} queda libre del aporte por saldo sin usar`,
        delegate: (code, who) => `Dejar que ${who} actúe por la cuenta ${code}`,
        rule: (code) => `Cambiar cuántas personas aprueban pagos de ${code}`,
        noRule: (code) => `Terminar la regla de aprobación de ${code}`,
        app: () => "Registrar una aplicación, o cambiarla",
        reversal: () => "Devolver un pago en lugar de quien lo recibió",
        policy: (name) => `Fijar una política: ${name}`,
        roundOpened: () => "Abrir una ronda a propuestas",
        roundFrozen: () => "Congelar una ronda, con su dinero",
        roundExtended: () => "Cerrar una votación más tarde",
        roundCancelled: () => "Abandonar una ronda",
        roundEnded: () => "Terminar lo que una ronda no ha pagado",
        milestone: () => "Confirmar un hito, para pagarlo",
        objection: () => "Responder a una objeción",
    },
    policies: {
        contribution: "la contribución al fondo",
        limits: "hasta dónde puede llegar cada cuenta",
        sweep: "cómo se reparte lo que entra al fondo",
        authorisation: "qué necesita firma, o dos personas con función",
        disclosure: "qué ven unas personas de otras",
        levy: "qué da al fondo el saldo sin usar",
        surplus: "qué dan los emprendimientos de su excedente",
        witnesses: "quién vigila el registro",
    },
    fields: {
        ballotClosesAt: "La votación cierra",
        upheld: "Aceptada",
        decision: "Decisión",
        reason: "Motivo",
        until: "Hasta",
        endsAt: "Termina",
        kind: "Tipo",
        name: "Nombre",
        community: "Comunidad",
        creditLimit: "Hasta cuánto por debajo de cero",
        maximumBalance: "Hasta cuánto por encima de cero",
        creditPerOfficerWeek: "Crédito que una sola persona con cargo puede dar en una semana",
        reservedAmount: "Reservado",
        closed: "Cerrada",
        givesRest: "Lo que queda va al fondo",
        paymentMaximum: "Como mucho en un pago",
        dayMaximum: "Como mucho en un día",
        mayManage: "También puede dejar que otras personas actúen",
        above: "Para pagos de más de",
        approvals: "Tantas personas tienen que aprobar",
        id: "Número de la devolución",
        website: "Sitio web",
        redirectUris: "Adónde van sus respuestas",
        scopes: "Qué puede pedir",
        confidential: "Puede guardar un secreto",
        newSecret: "Recibe un secreto nuevo",
        value: "Política",
        effectiveFrom: "Vale desde",
    },
    nothingSaid: "no se dijo",
    noBound: "sin límite",
    none: "ninguno",
    yes: "sí",
    no: "no",
    asked: (who, when) => `${who} lo pidió el ${when}.`,
    until: (time) => `Espera hasta el ${time}, después caduca.`,
    importText:
        "El archivo no se puede ver aquí. Otra persona con función tiene que tener el mismo" +
        " archivo, y enviarlo por la interfaz de programación.",
    aboutYou: "Trata de ti, así que lo deciden otras personas.",
    agree: "Yo también lo pido",
    agreeAsk: "¿Se hace?",
    agreeText: (what) => `Se hace en el momento si tú también lo pides: ${what}.`,
    done: (what) => `Está hecho: ${what}.`,
    admitted:
        "La persona está admitida. Ahora necesita una invitación, que creas en «Coordinación».",
    notTheSame:
        "No se hizo: lo que pidió la otra persona ya no vale. Ahora lo has pedido tú, y otra" +
        " persona con función tiene que pedirlo también.",
    takeBack: "Retirar lo pedido",
    takeBackAsk: "¿Retirar lo pedido?",
    takenBack: "Se retiró.",
    refuse: "Rechazar",
    refuseAsk: "¿Rechazarlo?",
    refused: "Se rechazó.",
    endText: (what) => `Entonces no se hace: ${what}. Se puede pedir de nuevo.`,
    news: (who, until) =>
        `Dos personas con función quieren hacer esto. ${who} ya lo pidió, y espera a la segunda` +
        ` hasta el ${until}. Pregúntales si no sabes por qué.`,
    see: "Ver qué es",
    waiting: (count) =>
        count === 1
            ? "Un acto espera a otra persona con función."
            : `${count} actos esperan a otra persona con función.`,
};

export default officer;
