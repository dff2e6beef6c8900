// Quién actúa por una cuenta, y cuántas personas tienen que aceptar antes de que pague mucho.

import type { Texts } from "../en/index.js";

const delegates: Texts["delegates"] = {
    lead:
        "Aquí dejas que otras personas paguen y cobren por tu cuenta, cada una dentro de sus" +
        " propios límites. Todo lo que hagan queda anotado con su nombre.",
    leadOther: (name) => `Quién actúa por la cuenta de ${name}.`,
    onlyLook: "Puedes actuar por esta cuenta, pero no cambiar quién más lo hace.",
    onlyOwnerAdds:
        "En esta cuenta varias personas tienen que estar de acuerdo, así que ninguna de las que" +
        " actúan por ella deja entrar a otra. Eso es de su titular, o de dos coordinaciones.",
    people: "Actúan por la cuenta",
    none: "Nadie más que su titular.",
    noneYet:
        "Nadie más que tú. Para dejar que alguien pague por ti, pulsa el botón de abajo; esa" +
        " persona encontrará la cuenta arriba en su propia cartera.",
    manages: "Puede administrar",
    anyPayment: "Pagos de cualquier importe,",
    atMostPayment: (amount) => `Como mucho ${amount} por pago,`,
    anyDay: "cualquier suma al día.",
    atMostDay: (amount) => `como mucho ${amount} al día.`,
    noEnd: "Hasta que se termine.",
    until: (time) => `Hasta el ${time}.`,
    by: (decision, since) => `Por «${decision}», desde el ${since}.`,
    add: "Dejar que alguien actúe",
    change: "Cambiar",
    changeOf: (name) => `Otros límites para ${name}`,
    who: "¿Quién va a actuar? Su código",
    onlyPersons: "Solo una persona puede actuar por una cuenta: ningún negocio ni asociación.",
    paymentMaximum: (unit) => `Como mucho en un pago (${unit})`,
    dayMaximum: (unit) => `Como mucho en un día (${unit})`,
    emptyIsAny: "Vacío: tanto como pueda gastar la cuenta.",
    atMostYours: (amount) => `Puedes dar como mucho lo que tienes tú: ${amount}.`,
    untilWhen: "Hasta este día, incluido",
    untilHelp: "Vacío: hasta que se termine.",
    endPast: "Ese día ya pasó.",
    endMissing: "Tu propio poder tiene fin, así que lo que des también tiene que tenerlo.",
    mayManage: "También puede dejar que otras personas actúen, dentro de sus propios límites",
    decision: "¿Por qué decisión?",
    decisionHelp: "Para que se pueda consultar después, como «Reunión del 12 de mayo».",
    give: "Dejar que actúe",
    given: (name) => `${name} puede actuar por esta cuenta, como consta abajo.`,
    takeBack: "Retirar",
    endAsk: (name) => `¿Que ${name} no actúe más por esta cuenta?`,
    endText:
        "Termina enseguida, y también las llaves que se hicieron para esta cuenta. Lo pagado" +
        " sigue pagado; lo que aún espera se rechaza.",
    ended: (name) => `${name} ya no actúa por esta cuenta.`,
    stop: "No actuar más por ella",
    stopAsk: (name) => `¿No actuar más por ${name}?`,
    rule: {
        title: "Los pagos grandes necesitan a varias personas",
        none: "No hay tal regla: quien actúa por la cuenta paga sin nadie más, en sus límites.",
        stands: (amount, count) =>
            `Un pago de más de ${amount} espera hasta que ${count} personas acepten.`,
        tooMany: (persons) =>
            persons === 1
                ? "Ahora solo su titular actúa por esta cuenta. Mientras no haya más personas," +
                  " no se puede pagar nada por encima del importe."
                : `Ahora solo ${persons} personas actúan por esta cuenta, con su titular.` +
                  " Mientras no haya más, no se puede pagar nada por encima del importe.",
        make: "Poner esa regla",
        change: "Cambiar la regla",
        stricter: "Hacer la regla más estricta",
        above: (unit) => `¿Por encima de qué importe? (${unit})`,
        aboveHelp: "Hasta este importe, incluido, basta una persona. Con 0, todo pago espera.",
        aboveMissing: "Escribe el importe por encima del cual un pago espera.",
        notLooser: (amount) =>
            `Solo puedes hacerla más estricta: como mucho ${amount}. Su titular puede más.`,
        approvals: "¿Cuántas personas tienen que aceptar?",
        approvalsHelp: "Quien ordena el pago es una de ellas.",
        set: "La regla vale desde ahora, también para lo que ya espera.",
        end: "Terminar la regla",
        endAsk: "¿Que vuelva a bastar una persona para pagar?",
        endText: "Desde ahora ningún pago de esta cuenta espera a otras personas.",
        ended: "La regla ha terminado.",
    },
};

export default delegates;
