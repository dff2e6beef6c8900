// Entrar, invitaciones, confirmar quién se es, y el permiso para una aplicación.

import type { Texts } from "../en/index.js";

const access: Texts["access"] = {
    welcome: (network) => `Te damos la bienvenida a ${network}`,
    passkeyWhat:
        "Tu dispositivo te pide el dedo, la cara o su PIN. No hay nada que recordar, ni nada que" +
        " nos puedan robar.",
    withPasskey: "Entrar con llave de acceso",
    otherWays: "Otras formas de entrar",
    code: "Tu código",
    codeHelp: "El nombre corto de tu cuenta, como ana.",
    password: "Contraseña",
    signIn: "Entrar",
    noPassword: "No tengo contraseña, pero sí un código de recuperación",
    withPassword: "Tengo una contraseña",
    ownPassword:
        "Alguien de la coordinación te dio esta contraseña y la conoce. Elige una tuya: es la" +
        " que se te pedirá desde ahora.",
    secondStep: "Un paso más",
    totp: "Las seis cifras de tu aplicación",
    totpHelp: "La aplicación de tu teléfono que muestra un número nuevo cada medio minuto.",
    useRecovery: "No tengo aquí la aplicación: usar un código de recuperación",
    useTotp: "Usar las seis cifras de la aplicación",
    recoveryCode: "Código de recuperación",
    recoveryHelp: "Uno de los diez que imprimiste o apuntaste. Cada uno sirve una vez.",
    lost: "He perdido todas las formas de entrar",
    lostText:
        "Pide ayuda a la coordinación de tu comunidad. Dos personas de la coordinación, juntas," +
        " te pueden dar una invitación nueva; cuando la uses terminan todas las formas anteriores" +
        " de entrar y todas las llaves de dispositivos. Tu saldo sigue siendo tuyo.",
    ended: "Tu sesión ha terminado. Entra de nuevo para seguir; nada de lo que hiciste se pierde.",
    noPasskeys: "Este navegador no usa llaves de acceso. Entra de otra forma.",
    confirmTitle: "¿Eres tú?",
    confirmText: "Lo que vas a cambiar decide quién entra. Confirma que eres tú.",
    confirm: "Confirmar",
    confirmWithPasskey: "Confirmar con llave de acceso",
    invitation: {
        lead: "Alguien de tu comunidad te invitó. Elige cómo vas a entrar desde ahora.",
        code: "El código de la invitación",
        name: "Un nombre para esta llave de acceso",
        nameHelp: "Para que la reconozcas en tu lista, como «Mi teléfono».",
        make: "Crear una llave de acceso",
        instead: "Prefiero elegir una contraseña",
        newPassword: "Una contraseña nueva",
        newPasswordHelp: "Al menos diez caracteres. Unas palabras que solo tú juntarías.",
        set: "Poner la contraseña y entrar",
    },
    consent: {
        title: (app) => `${app} quiere actuar por ti`,
        website: "Su sitio web",
        goesTo: "Lo que permitas va a",
        allows: "Podrá:",
        never: "Nunca puede cambiar cómo entras, tus dispositivos ni tus funciones.",
        accounts: "En estas cuentas:",
        noAccount: "Elige al menos una cuenta.",
        agree: (app) => `Dejar que ${app} lo haga`,
        refuse: "No, volver",
        backToApp: "Volver a la aplicación",
        later: "Puedes terminar esto cuando quieras, en Seguridad.",
        leaving: (app) => `Vuelves a ${app}.`,
    },
    scopes: {
        "payments:write": "Hacer pagos desde tu cuenta, dentro de tus límites",
        "payments:read": "Ver tus pagos",
        "statements:read": "Ver tu saldo y tus extractos",
        "members:read": "Ver la lista de participantes",
        "reports:read": "Ver los informes que tú puedes ver",
        "log:read": "Leer el registro público",
    },
};

export default access;
