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
