// Los miembros, como los ve quien tiene una función.

import { counted } from "../count.js";

export default {
    lead: "Todas las personas y grupos de la red. Elige a alguien para ver cómo está su cuenta.",
    find: "Buscar a alguien",
    wanted: "Nombre o código",
    wantedHelp: "Bastan partes de palabras.",
    kind: "Tipo",
    all: "Todos",
    count: (n: number) =>
        n === 0 ? "Nadie es así." : counted(n, "Se encontró #.", "Se encontraron #."),
    since: (day: string) => `desde el ${day}`,
    toAll: "Todos los miembros",
    code: "Código",
    community: "Comunidad",
    joined: "Ingreso",
    balance: "Saldo",
    available: "Puede gastar",
    below: "Puede ir bajo cero",
    above: "Puede ir sobre cero",
    reserved: "Apartado",
    state: "Cuenta",
    open: "Abierta",
    closed: "Cerrada: no recibe ni da nada",
    standing: "Cómo está la cuenta",
    toStatement: "Extracto, también a cualquier momento",
    toVenture: "La página del emprendimiento",
    limits: "Hasta dónde puede ir, y por qué",
    history: "Todos sus límites",
    historyHelp:
        "Como los tiene el registro firmado, los últimos primero. Lo que cambió hace un momento" +
        " está ahí en cuanto lo tiene un punto de control.",
    between: (low: string, high: string) => `De ${low} a ${high}`,
    setAside: (amount: string) => `${amount} apartado`,
    leaf: (index: number) => `n.º ${index} del registro`,
    mandates: "Funciones",
    noMandates: "Ninguna función además de ser miembro.",
    delegates: "Quién actúa por la cuenta",
    noDelegates: "Nadie más que su titular.",
    waysIn: "Cómo entra",
    keys: (n: number) =>
        n === 0
            ? "Ningún dispositivo firma por ella."
            : counted(n, "# dispositivo firma por ella.", "# dispositivos firman por ella."),
    notLetIn: "Nadie ha pedido que vuelva a entrar de nuevo.",
    letIn: "Dejarla entrar de nuevo",
    invite: "Hacer una invitación",
    credit: {
        setBy: "Fijado",
        by: {
            opening: "al abrir la cuenta,",
            people: "por personas con función o la asamblea,",
            review: "por una revisión de lo vendido,",
        },
        rule: "Por qué se rigen los límites",
        target: "Lo que valen sus ventas",
        held: "Lo decidido por personas rige hasta",
        next: (day: string) => `En la revisión del ${day}`,
        braked: "Entre todos se debe mucho: ahora las revisiones no suben límites.",
        forPeople: "Sus ventas valen más de lo que da una revisión: sobre más deciden personas.",
    },
    change: {
        limits: "Cambiar los límites",
        limitsText:
            "Más crédito que el común de la comunidad necesita a dos personas con función. Un" +
            " límite por debajo de" +
            " lo que la cuenta ya pasó solo impide alejarse más.",
        below: (unit: string) => `¿Hasta cuánto bajo cero? (${unit})`,
        above: (unit: string) => `¿Hasta cuánto sobre cero? (${unit})`,
        aside: (unit: string) => `¿Cuánto se aparta? (${unit})`,
        levy: "Librar del aporte por saldo sin usar",
        levyText:
            "Para quien pasa apuros o empieza. Cualquiera puede leer en el registro que está" +
            " libre; el porqué es para quienes tienen una función. Hacen falta dos.",
        until: "Hasta este día inclusive",
        untilHelp: "Vacío: desde ahora deja de estar libre.",
        close: "Cerrar la cuenta",
        closeAsk: (code: string) => `¿Cerrar la cuenta de ${code}?`,
        closeText:
            "Desde entonces no recibe ni da nada. Tiene que estar en cero. Se puede volver a" +
            " abrir.",
        open: "Volver a abrir la cuenta",
        openAsk: (code: string) => `¿Volver a abrir la cuenta de ${code}?`,
        openText: "Vuelve a recibir y a dar, dentro de sus límites.",
        send: "Cambiarlo",
        done: "Está cambiado.",
    },
};
