// What happened to her account, as the first page tells it.

import type { First } from "../en/index.js";

const news: First["news"] = {
    title: "Esto pasó con tu cuenta",
    kinds: {
        "recovery-asked": (who) => `${who} pidió que se te dé un nuevo acceso.`,
        "device-key-added": (name) =>
            name === "" ? "Un dispositivo firma ahora por ti." : `«${name}» firma ahora por ti.`,
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
        "dormancy-returned": (account: string) => `Volvió lo que estaba guardado de ${account}.`,
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
        "surplus-collected": (code) => `Se tomó lo que ${code} debía de su excedente, o una parte.`,
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
    program: {
        unknown: "Un programa desconocido",
        on: (browser, system) => `${browser} en ${system}`,
    },
};

export default news;
