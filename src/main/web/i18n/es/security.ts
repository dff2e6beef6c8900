// Cómo se entra, qué firma, y quién puede actuar.

import type { Texts } from "../en/index.js";

const security: Texts["security"] = {
    lead: "Cómo entras, qué dispositivos firman por ti, y qué programas pueden actuar por ti.",
    oneWay:
        "Solo tienes una forma de entrar. Añade otra llave de acceso, o imprime códigos de" +
        " recuperación, para que un dispositivo perdido no te deje fuera.",
    created: (time) => `Desde ${time}`,
    lastUsed: (time) => `último uso ${time}`,
    neverUsed: "aún sin usar",
    anew: {
        title: "La coordinación quiere dejarte entrar de nuevo.",
        asked: (who, when, why) => `${who} lo pidió el ${when}: «${why}»`,
        waits: "Una segunda persona de la coordinación tiene que estar de acuerdo antes de nada.",
        agreed: (who) => `${who} estuvo de acuerdo, y ahora hay una invitación.`,
        text: "¿Perdiste tus formas de entrar y lo pediste? Entonces está bien. Si no, anúlalo ya.",
        end: "Anularlo",
        endAsk: "¿Anularlo?",
        endText: "La invitación termina. Todo queda como está.",
    },
    news: {
        title: "Esto pasó con tu cuenta",
        kinds: {
            "recovery-asked": (who) => `${who} pidió que se te dé un nuevo acceso.`,
            "device-key-added": (name) =>
                name === ""
                    ? "Un dispositivo firma ahora por ti."
                    : `«${name}» firma ahora por ti.`,
            "passkey-added": (name) => `Se añadió la llave de acceso «${name}».`,
            "session-opened": (where) => `Tu cuenta se abrió en un lugar nuevo: ${where}.`,
            "delegate-added": (who) => `${who} puede actuar por tu cuenta.`,
            "delegate-given": (account) =>
                `En tu nombre, alguien puede ahora actuar por ${account}, o con otros límites.`,
            "delegate-ended": (who) => `${who} ya no actúa por tu cuenta.`,
            "delegation-ended": (account) => `Ya no actúas por la cuenta ${account}.`,
            "approval-rule-changed": (account) =>
                `En la cuenta ${account} cambió qué pagos tienen que aprobar varias personas.`,
            "paid-by-officer": (who) => `${who}, con un cargo, pagó desde tu cuenta.`,
            "officer-paid": (account) => `Alguien con un cargo pagó desde la cuenta ${account}.`,
            "delegates-changed": (account) =>
                `Por la cuenta ${account} actúan otras personas que antes, o con otros límites.`,
            "api-key-added": (name) => `Un programa actúa ahora por ti, con la llave «${name}».`,
            "app-allowed": (name) => `La aplicación «${name}» actúa ahora por ti.`,
            "motion-announced": () => "Se va a votar una moción, y puedes votar.",
            "ballot-opened": () => "Hay una votación abierta, y puedes votar.",
            "round-counted": () => "Los votos de una ronda están contados.",
            "proposal-admitted": () =>
                "Una propuesta tuya, o para ti, está admitida: llega a la votación.",
            "proposal-rejected": () =>
                "Una propuesta tuya, o para ti, no está admitida. Puedes leer por qué.",
            "proposal-selected": () => "Una propuesta tuya, o para ti, fue elegida.",
            "proposal-not-selected": () => "Una propuesta tuya, o para ti, no fue elegida.",
            "payout-paid": () =>
                "Se pagó una parte de una propuesta tuya, o para ti. Si la ronda" +
                " lo pide, quien la escribió informa antes de la parte siguiente.",
            "report-due": () =>
                "Pronto tienes que informar de lo que se pagó por tu propuesta: ve a su ronda.",
            "motion-counted": () => "Se contaron los votos de una moción.",
            "debt-plan-asked": (account: string) =>
                `Una persona con cargo propone un plan para que ${account} devuelva lo que ` +
                "debe: míralo y acéptalo si te va bien.",
            "debt-plan-agreed": (account: string) =>
                `Una persona con cargo aceptó el plan con el que ${account} devuelve lo que debe.`,
            "debt-plan-fulfilled": (account: string) =>
                `${account} ya no debe nada: su plan está cumplido.`,
            "debt-plan-failed": (account: string) =>
                `${account} debe más de lo que su plan de pago dejaba a estas alturas: el ` +
                "plan fracasó. Habla con la coordinación.",
            excluded: () =>
                "La asamblea te excluyó. Tu cuenta se salda: puedes gastar o " +
                "donar lo que tienes durante un año, o ganar lo que debes, y " +
                "después se cierra.",
            "dormancy-told": (account: string) =>
                `Hace mucho que no se sabe de ${account}. Lo que tiene se guardará en otro lugar ` +
                "en 60 días, salvo que entres o que la cuenta pague.",
            "dormancy-taken": (account: string) =>
                `Lo que tenía ${account} está guardado en otro lugar. ` +
                "En tus datos dice cómo vuelve.",
            "dormancy-returned": (account: string) =>
                `Volvió lo que estaba guardado de ${account}.`,
            "loss-share-taken": () =>
                "Asumiste parte de una pérdida que decidió tu asamblea: mira tu extracto.",
            "levy-charged": (month) =>
                `Lo que quedó sin usar en ${month} dio algo al fondo: mira tu extracto.`,
            "sheet-issued": () =>
                "Votas en papel en una ronda: se entregó una hoja a tu nombre. Si no la pediste," +
                " pregunta a la coordinación: se puede devolver sin usar.",
            "loan-granted": (number) => `Tu préstamo ${number} fue concedido y se te pagó.`,
            "loan-refused": (number) =>
                `Tu solicitud de préstamo ${number} no fue concedida: mira por qué en préstamos.`,
            "loan-deferred": (number) => `Se aplazó lo que vence de tu préstamo ${number}.`,
            "loan-collected": (number) =>
                `Se tomó de tu cuenta lo que vencía de tu préstamo ${number}, como aceptaste.`,
            "loan-late": (number) =>
                `Tu préstamo ${number} está atrasado. Devuelve, o pide que se aplace.`,
            "surplus-filed": (code) =>
                `${code} declara su excedente: quienes trabajan allí lo miran y lo aprueban.`,
            "surplus-checked": (code) => `Se revisó lo que ${code} declaró de su excedente.`,
            "surplus-collected": (code) =>
                `Se tomó lo que ${code} debía de su excedente, o una parte.`,
            "round-cancelled": () => "Se abandonó una ronda: nadie hizo a tiempo lo que esperaba.",
        },
        ofAssembly: "En tu asamblea",
        to: {
            motion: "Leer la moción",
            round: "A la ronda",
            proposal: "A la propuesta",
        },
        notMe: "No fui yo: ponerle fin",
        seen: "Ya lo vi",
    },
    passkeys: {
        title: "Llaves de acceso",
        text:
            "Una llave de acceso está en tu teléfono, tu computadora o una llave de seguridad." +
            " Abre solo este lugar, con tu dedo, tu cara o tu PIN.",
        none: "Aún no tienes ninguna llave de acceso.",
        add: "Añadir una llave de acceso",
        name: "Un nombre para ella",
        nameHelp: "Para que la reconozcas, como «Mi teléfono».",
        backedUp: "guardada también por tu gestor",
        onlyHere: "solo en el dispositivo que la creó",
        remove: (name) => `¿Quitar la llave de acceso «${name}»?`,
        removeText: "Ya no te dejará entrar. Quítala también de tu dispositivo.",
        added: "La llave de acceso quedó añadida.",
    },
    password: {
        title: "Contraseña",
        has: "Tienes una contraseña.",
        hasNot: "No tienes contraseña. Con llaves de acceso no te hace falta.",
        change: "Cambiarla",
        set: "Poner una contraseña",
        remove: "Quitarla",
        removeAsk: "¿Quitar tu contraseña?",
        removeText: "Entonces entras con una llave de acceso, o con un código de recuperación.",
        current: "La contraseña actual",
        fresh: "La contraseña nueva",
        freshHelp: "Al menos diez caracteres. Unas palabras que solo tú juntarías.",
        changed: "La contraseña nueva vale desde ahora.",
    },
    totp: {
        title: "Código de una aplicación",
        text:
            "Junto con tu contraseña, una aplicación del teléfono muestra seis cifras que cambian" +
            " cada medio minuto. Quien sepa solo tu contraseña no entra.",
        on: "Está activado.",
        off: "Está desactivado.",
        noPassword: "Acompaña a una contraseña, y no tienes ninguna.",
        turnOn: "Activarlo",
        turnOff: "Desactivarlo",
        turnOffAsk: "¿Desactivar el código de la aplicación?",
        turnOffText: "Entonces la contraseña sola te deja entrar.",
        scan: "Escanea esto con la aplicación, o copia el secreto en ella.",
        picture: "El secreto como código QR, para escanear",
        secret: "El secreto",
        secretText: "Solo se muestra ahora. No se lo envíes a nadie.",
        confirm: "Las seis cifras que la aplicación muestra ahora",
        turnedOn: "Desde ahora se pide el código de la aplicación después de la contraseña.",
        turnedOff: "El código de la aplicación ya no se pide.",
    },
    recovery: {
        title: "Códigos de recuperación",
        text:
            "Diez códigos en papel, para el día en que falte el teléfono. Se te pide uno cuando" +
            " entras por «Otras formas» sin tener a mano la llave de acceso o el código de la" +
            " aplicación. Cada uno te deja entrar una sola vez.",
        few: "Quedan menos de tres. Crea otros nuevos antes de necesitarlos.",
        left: (count) =>
            count === 0 ? "No tienes ninguno." : count === 1 ? "Queda uno." : `Quedan ${count}.`,
        make: "Crear diez códigos",
        makeNew: "Crear diez códigos nuevos",
        makeText: "Los anteriores dejan de valer.",
        shown: "Solo se muestran ahora. Imprímelos o apúntalos, y guárdalos lejos del teléfono.",
        done: "Los tengo en papel",
    },
    devices: {
        title: "Dispositivos que firman",
        text:
            "Cada dispositivo firma tus pagos con una llave propia, que nunca sale de él. Termina" +
            " la llave cuando el dispositivo se pierda o se venda: lo que firme después se" +
            " rechaza.",
        none: "Ningún dispositivo firma aún por esta cuenta.",
        here: "Este dispositivo",
        add: "Dejar que este dispositivo firme",
        end: "Terminar esta llave",
        endAsk: (name) => `¿Terminar la llave de «${name}»?`,
        endText: "Lo que firmó queda como está. No puede firmar nunca más.",
        ended: (time) => `terminada ${time}`,
        unnamed: "Un dispositivo sin nombre",
        former: (count) => (count === 1 ? "Una llave terminada" : `${count} llaves terminadas`),
        account: (name) => `Para la cuenta de ${name}.`,
    },
    sessions: {
        title: "Dónde has entrado",
        text: "Si no conoces alguna de estas, termínala, y cambia tu forma de entrar.",
        here: "Aquí, ahora",
        by: {
            password: "con contraseña",
            passkey: "con llave de acceso",
            "recovery-code": "con código de recuperación",
            invitation: "con invitación",
        },
        endAsk: "¿Terminar esta sesión?",
        endOthers: "Terminar todas las demás",
        endOthersAsk: "¿Terminar todas las demás sesiones?",
        endAll: "Terminar esas, las llaves y las aplicaciones",
        endAllAsk: "¿No dejar dentro a nadie más que a ti, aquí?",
        endAllText:
            "Terminan todas las demás sesiones, tus llaves para programas y las aplicaciones que" +
            " dejaste entrar. Lo que necesites de eso lo haces de nuevo.",
        endText: "Quien esté allí tiene que entrar de nuevo.",
        unknown: "Un programa desconocido",
        on: (browser, system) => `${browser} en ${system}`,
    },
    apiKeys: {
        title: "Llaves para programas",
        text:
            "Un programa tuyo, como la caja de una tienda, puede actuar por ti con una llave." +
            " Quien tiene la llave puede hacer lo que ella permite.",
        none: "No has creado ninguna.",
        make: "Crear una llave",
        name: "¿Para qué es?",
        scopes: "¿Qué puede hacer?",
        accounts: "¿En qué cuentas?",
        days: "¿Por cuánto tiempo?",
        day: (count) => (count === 365 ? "Un año" : `${count} días`),
        shown: "Solo se muestra ahora. Ponla donde el programa guarda sus secretos.",
        done: "Ya la puse allí",
        noScope: "Elige al menos una cosa que pueda hacer.",
        endAsk: (name) => `¿Terminar la llave «${name}»?`,
        endText: "El programa que la usa deja de funcionar enseguida.",
        until: (time) => `hasta ${time}`,
        allAccounts: "todas tus cuentas",
    },
    apps: {
        title: "Aplicaciones que actúan por ti",
        text: "Tú las dejaste entrar. Retíralo cuando quieras.",
        none: "No has dejado entrar a ninguna.",
        takeBack: "Retirarlo",
        endAsk: (name) => `¿Retirar lo que ${name} puede hacer?`,
        endText: "Desde ahora no puede hacer nada más por ti.",
    },
};

export default security;
