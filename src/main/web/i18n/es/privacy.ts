// Lo que otras personas ven de alguien, lo que se guarda sobre ella, y cómo se va.

import type { Texts } from "../en/index.js";

const privacy: Texts["privacy"] = {
    profile: {
        lead: "Lo que cuentas de ti, y para quién es cada cosa. Solo hace falta tu nombre.",
        title: "Lo que cuentas",
        empty: "Solo tu nombre por ahora. Cuenta cómo dar contigo y qué ofreces.",
        fields: {
            name: "Nombre",
            telephone: "Teléfono",
            email: "Correo electrónico",
            place: "Lugar",
            about: "Sobre ti",
        },
        nameHelp: "Como en tu admisión. Solo la coordinación puede hacer que se corrija.",
        whoSees: {
            name: "¿Quién ve tu nombre?",
            telephone: "¿Quién ve tu teléfono?",
            email: "¿Quién ve tu correo?",
            place: "¿Quién ve tu lugar?",
            about: "¿Quién ve el texto sobre ti?",
        },
        levels: {
            officers: "Quienes tienen una función en la red",
            members: "Quienes participan en la red",
            public: "Todo el mundo, también de fuera",
        },
        only: "Aquí no te toca elegir quién lo ve. La comunidad decidió:",
        atMostMembers: "La comunidad decidió que esto es, como mucho, para quienes participan.",
        telephoneWrong: "En un teléfono solo caben cifras, espacios y + ( ) . / -",
        emailWrong: "Esto no parece una dirección de correo.",
        saved: "Está guardado, y ya vale.",
        shown: "Así te ven otras personas",
        seeAs: "Mirar con los ojos de",
        nobody: "Nada. Quien no ha entrado ni siquiera sabe que estás aquí.",
        onlyCode: (code) => `Solo tu código, ${code}.`,
    },
    data: {
        lead:
            "Lo que este servicio guarda sobre ti está a tu disposición, y se puede borrar" +
            " cuando te vayas.",
        title: "Llévate tus datos",
        text:
            "Un archivo con todo lo que se guarda sobre ti: tu perfil, cada movimiento de tu" +
            " cuenta, lo que firmaste, tus sesiones y tus dispositivos.",
        careful:
            "No contiene ninguna contraseña ni llave, pero sí todo tu comercio. Guárdalo donde" +
            " solo mires tú.",
        take: "Descargar mis datos",
        coming: (amount) => `Está en camino: ${amount} hasta ahora …`,
        taken: (amount) => `Tu navegador tiene el archivo (${amount}).`,
        notTaken: "No tienes el archivo.",
    },
    kept: {
        title: "Lo que queda cuando te vas",
        lead:
            "Quien se va tiene un año para gastar lo que tiene o darlo al fondo. Lo que quede " +
            "entonces se guarda y vuelve cuando ella vuelva. Nunca se paga en otra moneda.",
        causes: {
            left: (since) => `El ${since} dijiste que te vas.`,
            silent: (since) => `El ${since} se te avisó de que no se sabía de ti.`,
            dead: (since) => `El ${since} dos personas con cargo dijeron que su titular murió.`,
            excluded: (since) => `El ${since} la asamblea te excluyó.`,
        },
        due: (on) => `Lo que haya el ${on} se guardará en otro lugar.`,
        stayed: "Se dejó sin efecto.",
        taken: (amount, on) => `${amount} se guarda desde el ${on}.`,
        returned: (amount, on) => `${amount} volvió el ${on}.`,
        forGood: "Tu cuenta está cerrada para siempre, así que ahí queda.",
        leave: "Me voy dentro de un año",
        stay: "Estoy aquí y me quedo",
        reclaim: "Recuperarlo",
    },
    leaving: {
        title: "Irte, y que se borren tus datos",
        lead: "Puedes irte de la red. Lee antes lo que eso significa.",
        goes: "Esto desaparece, para siempre",
        going: [
            "tu nombre y todo lo que contaste de ti",
            "lo que escribiste en tus pagos",
            "los nombres de tus dispositivos, y los motivos que hablan de ti",
            "todas las formas de entrar, en todas partes, y las llaves de tus dispositivos",
        ],
        stays: "Esto queda",
        code: (code) => `el código ${code} de tu cuenta, que se cierra y nunca se vuelve a dar`,
        log: "los importes y días de tus pagos: los libros de otras personas se hacen de ellos",
        evidence: (time) =>
            `lo que firmaste, como prueba durante ${time}; después la coordinación puede` +
            " hacer que se borre también",
        first: "Antes hay que resolver esto:",
        below: (amount) =>
            `Debes ${amount} a la comunidad: tu saldo está por debajo de cero. Vende algo, o deja` +
            " que alguien te lo regale, hasta llegar a cero.",
        above: (amount) => `Aún tienes ${amount}. Gástalo o regálalo.`,
        reserved: (amount) =>
            `${amount} están reservados en tu cuenta. La coordinación puede deshacerlo.`,
        waiting: (count) =>
            count === 1
                ? "Un pago tuyo espera que otras personas acepten."
                : `${count} pagos tuyos esperan que otras personas acepten.`,
        roles: (roles) => `Tienes una función: ${roles}. La coordinación puede terminarla.`,
        delegates: (names) => `${names}: pueden actuar por tu cuenta. Retíralo.`,
        actsFor: (names) => `Actúas por ${names}. Deja de hacerlo.`,
        lookAgain: "Mirar de nuevo",
        nothingInTheWay: "Nada lo impide: tu saldo es cero, y nada espera.",
        orGive: (amount) => `O da ${amount} al fondo de la comunidad al irte. Nada más lo impide.`,
        begin: "Quiero irme",
        beginAndGive: "Irme, y dar lo que queda",
        give: (amount) => `Doy lo que queda, ${amount}, al fondo de la comunidad`,
        giveText:
            "No se puede deshacer. Si la comunidad pide para eso una firma, el acuerdo de" +
            " otras personas o una contribución, gástalo antes o dáselo a alguien.",
        lastStep: "El último paso",
        forEver: "Nadie puede deshacer esto, ni tú ni la coordinación.",
        reason: "¿Por qué te vas?",
        reasonHelp: "Unas palabras para el registro. No digas de ti más de lo necesario.",
        confirm: (code) => `Para mayor seguridad, escribe el código de tu cuenta: ${code}`,
        leave: "Irme y borrar mis datos",
        stay: "No, me quedo",
        working: "Se está borrando. Espera, por favor …",
        notErased: "No se borró nada.",
    },
    farewell: {
        done: (network, count) =>
            `Te has ido de ${network}. Tu nombre y ${
                count === 1 ? "un texto" : `${count} textos`
            } se han borrado, y tu cuenta está cerrada.`,
        device: "Este dispositivo ha olvidado tus llaves. En otros ya no valen nada.",
        thanks: "Gracias por haber participado.",
        unknown: "Nadie se ha ido aquí hace un momento.",
    },
};

export default privacy;
