// La primera página, y lo que espera una aprobación.

import type { Texts } from "../en/index.js";

const home: Texts["home"] = {
    hello: (name) => `Hola, ${name}`,
    balance: "Saldo",
    canSpend: (amount) => `Todavía puedes gastar ${amount}.`,
    cannotSpend: (amount) => `Estás ${amount} más allá de lo que puedes gastar ahora.`,
    reserved: (amount) => `De eso, ${amount} están apartados.`,
    zero: "cero",
    actFor: "Actúas por",
    roles: "Tus funciones",
    role: {
        member: "Participante",
        coordinator: "Coordinación",
        treasurer: "Tesorería",
        auditor: "Auditoría",
        operator: "Operación",
    },
    signOut: "Salir",
    recent: "Últimos movimientos",
    nothing: "En esta cuenta aún no ha pasado nada. Paga a alguien, o vende algo.",
    noParty: "Varias cuentas",
    kinds: {
        payment: "Pago",
        gift: "Regalo",
        wage: "Salario",
        contribution: "Aporte al fondo",
        reversal: "Devolución",
        opening: "Saldo inicial",
        import: "Traído de antes",
        sweep: "Reparto",
    },
    approvalsCard: "Aprobaciones",
    approvalsCardText: "Pagos que esperan el sí de alguien.",
    securityCard: "Seguridad",
    securityCardText: "Formas de entrar, dispositivos, aplicaciones.",
    delegatesCardText: "Deja que otras personas paguen por ella, con límites.",
    profileCardText: "Teléfono, lugar, y para quién son.",
    dataCardText: "Descárgalo todo, o haz que se borre.",
    approvals: {
        lead: "Algunos pagos necesitan el sí de más de una persona. Estos esperan.",
        none: "Nada espera un sí, ni el tuyo ni el de otra persona.",
        from: (payer, payee) => `${payer} paga a ${payee}`,
        have: (count, needed) => `${count} de ${needed} han dicho que sí.`,
        said: (names) => `Sí de ${names}.`,
        until: (time) => `Espera hasta ${time}, después caduca.`,
        why: {
            "approval-rule": "Quienes llevan la cuenta pidieron esto por encima de un importe.",
            "two-officers": "La comunidad pide esto por encima de un importe.",
        },
        yes: (amount) => `Decir sí a ${amount}`,
        no: "Rechazar",
        withdraw: "Retirarlo",
        refuseAsk: (amount) => `¿Rechazar ${amount}?`,
        refuseText: "No se pagará. Quien lo ordenó puede ordenarlo de nuevo.",
        approved: "Tu sí quedó anotado. Aún faltan otros.",
        paid: "Era el último sí que faltaba: está pagado.",
        refused: "No se pagará.",
    },
};

export default home;
