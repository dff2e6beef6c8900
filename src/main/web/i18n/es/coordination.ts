// Lo que hace la coordinación por quienes participan, y quién tiene qué función.

import type { Texts } from "../en/index.js";

const coordination: Texts["coordination"] = {
    lead: "Para quienes llegan, y para quienes ya no pueden entrar.",
    notYou: "Esta página es de la coordinación. Quiénes son está aquí:",
    admission: {
        title: "Alguien nuevo",
        text:
            "Admites a la persona, y recibes una invitación para entregársela. Con ella elige por" +
            " sí misma cómo entra.",
        begin: "Admitir a alguien",
        name: "Nombre",
        code: "Código",
        codeHelp:
            "Corto, como ana: con él le pagan. Queda en el registro para siempre, así que no" +
            " hace falta que sea el nombre entero.",
        codeWrong: "Solo letras, cifras y guiones, y sin guion al principio.",
        kind: "¿Qué es?",
        kinds: {
            person: "Una persona",
            venture: "Un negocio",
            association: "Una asociación u otro grupo",
        },
        who: "¿Quién actúa por ella? Su código",
        whoHelp: "No entra por sí misma. Esa persona deja actuar también a otras.",
        first: (name, who) => `${name} está admitida, y ${who} actúa por ella.`,
        noFirst: "Está admitida, pero nadie actúa todavía por ella. Pulsa el botón otra vez.",
        community: "Comunidad",
        creditLimit: (unit) => `¿Hasta cuánto por debajo de cero? (${unit})`,
        maximumBalance: (unit) => `¿Hasta cuánto por encima de cero? (${unit})`,
        standard: (amount) => `Vacío: ${amount}, como decidió la comunidad.`,
        admit: "Admitir e invitar",
        admitOther: "Admitirla",
        notInvited: "Ya está admitida, pero aún no tiene invitación. Pulsa el botón otra vez.",
    },
    link: {
        title: (code) => `La invitación para ${code}`,
        text:
            "Solo se muestra ahora, y sirve una vez. Entrégala a esa persona y a nadie más: quien" +
            " la tenga puede entrar en su lugar.",
        picture: (code) => `La invitación para ${code} como código QR, para escanear`,
        link: "Como enlace:",
        code: "O solo el código:",
        until: (time) => `Vale hasta el ${time}. Una nueva la termina.`,
        done: "Ya la entregué",
    },
    again: {
        title: "Una invitación para quien ya participa",
        text: "Para quien nunca ha entrado, o perdió su invitación. Una anterior termina.",
        who: "¿Para quién? Su código",
        reason: "¿Por qué necesita una?",
        invite: "Crear una invitación",
    },
    recovery: {
        open: (count) =>
            count === 1
                ? "Una persona espera un nuevo acceso."
                : `${count} personas esperan un nuevo acceso.`,
        title: "Dejar entrar de nuevo a alguien",
        text:
            "Para quien perdió todas las formas de entrar. Hacen falta dos personas de la" +
            " coordinación: una lo pide, otra acepta. Todo consta en el registro.",
        who: "¿Quién perdió sus formas de entrar? Su código",
        oneself: "Nadie se deja entrar de nuevo a sí: tienen que hacerlo otras dos personas.",
        none: (name) => `Nadie lo ha pedido para ${name}.`,
        whatItMeans:
            "Si lo pides, otra persona de la coordinación tiene 14 días para aceptar. Donde aún" +
            " tenga una sesión abierta, se le avisa.",
        whatAgreeMeans:
            "Si aceptas, recibes una invitación para ella. Cuando la use, terminan sus llaves de" +
            " acceso, contraseñas, sesiones y llaves de dispositivos. Mira bien si es ella.",
        reason: (name) => `¿Cómo sabes que es ${name}?`,
        reasonHelp: "En pocas palabras, como «Estuvo conmigo; Caio y yo la conocemos».",
        ask: "Pedir que se la deje entrar",
        agree: "Aceptar",
        asked: (who, when, why) => `${who} lo pidió el ${when}: «${why}»`,
        waits: "Espera hasta que acepte otra persona de la coordinación.",
        agreed: (who) => `${who} aceptó, y recibió la invitación.`,
        tell: "Avisa a otra persona de la coordinación. Este enlace la trae aquí:",
        cancel: "Cancelarlo",
        cancelAsk: (name) => `¿No dejar entrar de nuevo a ${name}?`,
        cancelText: "La petición termina, y también la invitación, si la hay.",
        canceled: "Está cancelado.",
    },
    mandates: {
        lead:
            "Las funciones se dan por una decisión de la comunidad, por un plazo, y terminan por" +
            " sí mismas.",
        none: "Nadie tiene esta función ahora.",
        does: {
            coordinator: "Admite e invita, pone los límites, da funciones.",
            treasurer: "Aplica lo que la comunidad decide, cuida el fondo, ve los libros.",
            auditor: "Lo ve todo, y no cambia nada.",
            operator: "Paga por quienes no pueden hacerlo.",
        },
        term: (since, until) => `Desde el ${since}, hasta el ${until}. Por:`,
        give: "Dar una función",
        giveText: "Por una decisión de la comunidad. Nadie se da una función a sí.",
        who: "¿A quién? Su código",
        oneself: "Nadie se da una función a sí: tiene que hacerlo otra persona.",
        role: "Función",
        until: "Hasta este día, incluido",
        untilHelp: "Como mucho cuatro años desde ahora. Después termina por sí misma.",
        decision: "¿Por qué decisión?",
        decisionHelp: "Para que se pueda consultar, como «Asamblea del 12 de mayo, punto 3».",
        giveIt: "Dar la función",
        given: (role, name) => `${name} tiene ahora la función: ${role}.`,
        endAsk: (role, code) => `¿Terminar esta función de ${code}: ${role}?`,
        endText: "Termina enseguida. Lo que se hizo con ella queda como está, y consta.",
        ended: (role, code) => `${code} ya no tiene esta función: ${role}.`,
    },
};

export default coordination;
