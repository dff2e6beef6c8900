// Lo que cada rechazo del servicio significa para quien lo recibe.

import type { ProblemTexts } from "../problems.js";

const problems: ProblemTexts = {
    "malformed-request": "Algo de lo que se rellenó no tiene la forma correcta.",
    "not-signed-in": "Tu sesión ha terminado. Entra de nuevo.",
    "sign-in-failed": "Eso no concuerda. Mira lo que escribiste e inténtalo de nuevo.",
    "second-factor-needed": "Falta un paso más para entrar.",
    "password-must-change":
        "Otra persona te dio esta contraseña. Elige una tuya, que nadie más sepa.",
    "sign-in-again": "Para esto el servicio quiere estar seguro de que eres tú. Entra de nuevo.",
    "cross-site-request": "Esto no vino de la página de la propia cartera, y no se aceptó.",
    "not-allowed": "No puedes hacer esto.",
    "not-found": "Aquí no hay nada que puedas ver.",
    "method-not-allowed": "El servicio no sabe hacer eso aquí.",
    "payment-id-taken": "Otro pago tiene el número que tenía este. Empieza de nuevo.",
    "request-id-taken": "Otra solicitud tiene el número que tenía esta. Empieza de nuevo.",
    "id-taken": "Otra cosa tiene el número que tenía esta. Empieza de nuevo.",
    "request-not-pending": "Esta solicitud ya se respondió, o se le pasó el plazo.",
    "already-reversed": "Este pago ya se devolvió.",
    "code-taken": "Este código es de otra persona o de otra cosa.",
    "policy-version-taken": "Entre tanto alguien puso esta versión.",
    "key-taken": "La llave de este dispositivo ya estaba registrada. Crea una nueva.",
    "order-used": "Esta misma orden ya se ejecutó, así que no se paga dos veces.",
    "body-too-large": "Es demasiado de una vez.",
    "unsupported-media-type": "El servicio no acepta este tipo de archivo.",
    "headers-too-large": "La dirección es demasiado larga.",
    "unknown-account": (f) => `No hay ninguna cuenta con el código ${f.text("account")}.`,
    "account-closed": (f) => `La cuenta ${f.text("account")} está cerrada.`,
    "same-account": "Esa es la cuenta que paga. Elige otra que reciba.",
    "kind-not-allowed": "Entre estas dos cuentas un pago no puede ser de este tipo.",
    "unit-mismatch": "Las dos cuentas no son de la misma moneda.",
    "credit-limit-exceeded": (f) =>
        `Es más de lo que se puede gastar: ahora, como mucho ${f.money("availableBalance")}.`,
    "payee-limit-exceeded": "La cuenta que recibiría no puede guardar más por ahora.",
    "fund-insufficient": "El fondo no tiene bastante.",
    "order-expired":
        "La orden llegó demasiado tarde. ¿Va bien el reloj de este dispositivo? Empieza de nuevo.",
    "order-not-ours": "La orden se firmó para otra red u otra moneda.",
    "order-valid-too-long": (f) => `La orden se firmó para más de ${f.text("maximumDays")} días.`,
    "signature-not-valid": "La firma no es válida. Empieza de nuevo.",
    "key-not-valid":
        "La llave de este dispositivo se terminó, así que lo que firma se rechaza. Crea una llave" +
        " nueva, o usa otro dispositivo.",
    "signature-needed": (f) =>
        `Por encima de ${f.money("unsignedMaximum")} un pago tiene que firmarse en un dispositivo` +
        " de quien paga.",
    "fee-above-maximum": "El aporte cambió entre tanto. Míralo de nuevo.",
    "not-reversible": "Esto no se puede devolver.",
    "account-not-settled": "La cuenta no está en cero.",
    "account-leaving": "La persona fue excluida: su cuenta solo se salda y se cierra sola.",
    "credit-stopped": "Ahora ningún responsable da más crédito.",
    "nothing-to-sweep": "El fondo no tiene nada que repartir.",
    "unknown-community": "Esa comunidad no existe.",
    "second-root": "La red ya tiene su primera comunidad.",
    "weak-password": (f) =>
        f.text("reason") === "common"
            ? "Esta contraseña es de las primeras que alguien prueba. Usa unas palabras que " +
              "solo tú juntarías."
            : `La contraseña es demasiado corta: al menos ${f.text("minimumLength")} caracteres.`,
    "wrong-password": "Esa no es tu contraseña actual.",
    "no-person": "No es una persona, así que no entra: otras personas actúan por ella.",
    "recovery-stands":
        "Hace poco anulaste una. Esta solo la puede anular la coordinación: habla con ella.",
    "password-is-set":
        "Esta persona ya puede entrar. A quien perdió todas las formas se le deja entrar de nuevo.",
    "invitation-not-valid":
        "Esta invitación no vale, o ya no vale. Pide una nueva a la coordinación.",
    "last-coordinator": "No se puede despedir a la última persona de la coordinación.",
    "last-way-in": "Es tu última forma de entrar. Añade otra antes.",
    "key-proof-not-valid":
        "El dispositivo no pudo mostrar que la llave es suya. Inténtalo de nuevo.",
    "too-many-keys": "La cuenta ya tiene todas las llaves que puede tener. Termina una antes.",
    "import-refused": "El archivo tiene errores y se rechazó entero.",
    "policy-not-allowed": "No se puede poner así.",
    "wrong-step": "Ahora está en otro paso. Vuelve a mirarlo.",
    "motion-at-other-step": "Ahora está en otro paso. Vuelve a mirarlo.",
    "loan-at-other-step": "El préstamo está ahora en otro paso. Vuelve a mirarlo.",
    "loan-not-possible": (f) =>
        `Un préstamo así no es posible. Lo que permite la regla: ${f.money("maximum")}.`,
    "debt-plan-not-possible":
        "Un plan para devolver así no es posible. Abarca toda la deuda, con fechas por " +
        "venir, y solo hay uno a la vez.",
    "dormancy-not-possible":
        "Lo guardado no vuelve así: vuelve una vez, a la cuenta de la que se tomó, si le cabe.",
    "motion-not-valid": (f) => `Una moción no puede ser así: ${f.said}`,
    "vote-not-valid": (f) => `Este voto no se puede aceptar: ${f.said}`,
    "surplus-at-other-step": "Ahora está en otro paso. Vuelve a mirarlo.",
    "surplus-not-valid": "Esta declaración no se puede aceptar.",
    "round-not-valid": "Una ronda no puede ser así.",
    "proposal-not-valid": "Una propuesta no puede ser así.",
    "ballot-not-valid": (f) => `Este voto no se puede aceptar: ${f.said}`,
    "sheet-not-valid": (f) => `Eso no se puede hacer con esa hoja: ${f.said}`,
    "proxy-not-valid": (f) => `Una delegación de voto no puede ser así: ${f.said}`,
    "report-needed": "Antes hace falta el informe de lo que ya se pagó.",
    "beyond-the-log": "La historia no ha llegado hasta ahí.",
    "report-too-long": "El informe sería demasiado largo. Pide un tiempo menor.",
    "not-signed-yet": "Ningún registro firmado cubre esto todavía. Inténtalo en un momento.",
    "too-many-attempts": (f) =>
        `Han fallado demasiados intentos. Espera ${f.wait("retryAfterSeconds")}.`,
    "internal-error": "Algo salió mal dentro del servicio.",
    overloaded: "Hay más peticiones de las que se pueden atender ahora. Inténtalo en un momento.",
    "database-unavailable":
        "El servicio no alcanza sus libros ahora mismo. Inténtalo en un momento.",
    "shutting-down": "El servicio se está parando. Inténtalo en un momento.",
    "scope-needed": "El programa no recibió permiso para esto.",
    "totp-in-use": "El código de la aplicación ya está activado. Desactívalo antes.",
    "wrong-one-time-code":
        "Estas no son las cifras del secreto que se muestra aquí. ¿Va bien el reloj del teléfono?" +
        " Espera las siguientes.",
    "passkey-not-valid":
        "Lo que hizo el dispositivo no responde a lo que se le pidió, o llegó tarde. Inténtalo de" +
        " nuevo.",
    "too-many-passkeys":
        "Ya tienes todas las llaves de acceso que se pueden tener. Quita una antes.",
    "too-many-requests": "Fue demasiado rápido. Espera un momento.",
    "app-request-not-valid":
        "La aplicación lo pidió de una forma que no es correcta. No se le dio nada.",
    "too-many-api-keys": "Ya tienes todas las llaves que se pueden tener. Termina una antes.",
    "delegation-not-possible":
        "Esa persona no puede actuar por esta cuenta: solo otra que no sea su titular puede, y" +
        " hasta un día que aún no haya pasado.",
    "delegate-limit-exceeded": (f) =>
        f.text("limit") === "day"
            ? `Puedes pagar como máximo ${f.money("maximum")} al día por esta cuenta, y hoy ya ` +
              `pagaste ${f.money("used")}.`
            : `Puedes pagar como máximo ${f.money("maximum")} de una vez por esta cuenta.`,
    "delegation-ended": "Quien ordenó esto ya no actúa por esta cuenta.",
    "approval-not-pending": "Este pago ya no espera.",
    "approval-withheld": (f) =>
        f.text("reason") === ""
            ? "Otras personas no estuvieron de acuerdo con este pago."
            : `Otras personas no estuvieron de acuerdo con este pago. ` +
              `${f.text("by")} dijo por qué: «${f.text("reason")}»`,
    "order-differs": "La orden que firmarías no es la que se muestra aquí, así que no se firmó.",
    "not-confirmed": "No confirmaste que eres tú.",
    "passkey-cancelled":
        "Cancelaste, o este dispositivo no tiene una llave de acceso para este lugar.",
    "passkey-exists": "Este dispositivo ya tiene una llave de acceso para esta cuenta.",
    "passkey-failed": "El navegador no pudo usar una llave de acceso aquí.",
    "key-not-kept": "Este navegador no guarda llaves, quizá por estar en modo privado.",
    "disclosure-not-allowed": "La comunidad ha decidido que esto no se muestra a tantas personas.",
    "erasure-not-possible": (f) =>
        `Todavía hay algo pendiente: el saldo es ${f.money("balance")}, están reservados` +
        ` ${f.money("reservedAmount")}, ${f.text("waitingPayments")} pagos esperan` +
        ` respuesta, y ${f.text("mandates")} funciones o poderes están en vigor. Todo eso tiene` +
        " que ser cero antes.",
    "takes-two": "Hacen falta dos: se hace cuando otra persona con función pide lo mismo.",
    "no-answer": "No llegó respuesta. ¿Tienes conexión?",
};

export default problems;
