// Lo que miran la auditoría y la tesorería.

import { counted } from "../count.js";

export default {
    lead:
        "Todo lo de aquí lo puede calcular de nuevo cualquiera que tenga el registro: cada cifra" +
        " lleva a los asientos que hay detrás, y aquí no se puede cambiar nada.",
    notYou: "Esta página es para la auditoría y la tesorería. Quiénes son está aquí:",
    show: "Mostrar",
    more: "Más",
    balances: "Balance de comprobación",
    balancesText: "Lo que tiene cada cuenta, ahora o en cualquier momento pasado.",
    day: "Al día",
    time: "¿A qué hora?",
    timeHelp: "Horas y minutos, como 14:30. Vacío: el final del día.",
    noTime: "Esto no es una hora del día.",
    lookThen: "Mirar como era entonces",
    now: "Como es ahora",
    shownAsOf: (time: string) => `Se muestra como era el ${time}.`,
    noFacts: (size: number) => `Tras ${size} hechos; entre ellos no se asentó nada.`,
    asOf: (size: number, time: string) =>
        `Tras ${size} hechos del registro; el último asiento fue el ${time}.`,
    sums: (above: string, below: string) => `Sobre cero ${above}, bajo cero ${below}.`,
    zero: "Todas las cuentas en total: cero.",
    notZero: (sum: string) => `En total ${sum}: no puede ser. Avisa a la coordinación.`,
    kinds: {
        member: "Miembro",
        fund: "Fondo",
        system: "Del servicio",
    } as Record<string, string>,
    entries: (n: number) => counted(n, "# asiento", "# asientos"),
    account: (code: string) => `Cuenta ${code}`,
    noAccount: "No existe esa cuenta, o no a ese momento.",
    standing: "Lo que tiene",
    after: (entries: number, size: number) =>
        `Tras ${counted(entries, "# asiento", "# asientos")}, con ${size} hechos en el registro.`,
    toMember: "La página del miembro",
    toAudit: "Todo para la auditoría",
    postings: "Asientos",
    noPostings: "No hubo ninguno.",
    entry: (version: number) => `Asiento n.º ${version}`,
    leaf: (index: number) => `n.º ${index} del registro`,
    with: "Con",
    balanceAfter: (amount: string) => `después ${amount}`,
    posting: "Lo que se asentó",
    noPosting: "No existe ese asiento, o no lo puedes ver.",
    allEntries: "Todas sus partes",
    entriesZero: "Todas las partes en total: cero.",
    kind: "Tipo",
    amount: "Cantidad",
    committed: "Asentado",
    effective: "Cuenta para el día",
    mode: "Con qué",
    orderedBy: "Lo ordenó",
    service: "el propio servicio",
    place: "Lugar",
    proof: "Hasta dónde está probado",
    proofs: {
        committed: "Tiene su lugar en el registro",
        logged: "El registro lo ha firmado",
        final: "Lo han visto suficientes testigos",
    },
    description: "Para qué",
    reversalOf: "Devuelve",
    reversedBy: "Devuelto por",
    toReceipt: "Su recibo, comprobado aquí",
    charges: "Cómo se calculó el aporte",
    verify: "Comprobar un recibo",
    verifyText: "Un archivo que te dan se comprueba aquí, también sin conexión:",
    id: "Número",
    number: "O el número de un pago",
    numberHelp: "Como 01997f3e-5a00-7000-8000-0000000000a1.",
    noNumber: "Esto no es el número de un pago.",
    look: "Buscarlo",
    count: (n: number) => counted(n, "# línea.", "# líneas."),
    under: (size: number) => `Bajo el punto de control firmado de ${size} hechos.`,
    noCheckpoint: "Ningún punto de control lo cubre: nadie firma este registro.",
    keep: "Guardarlo como archivo firmado",
    reports: {
        "operator-posted": {
            title: "Asentado sin la firma de quien paga",
            text:
                "De esto responde quien mantiene el servicio: ningún dispositivo lo firmó. Lo" +
                " último primero.",
        },
        limits: {
            title: "Los límites y su historia",
            text: "Los límites con que se abrieron las cuentas, y cada cambio con su motivo.",
        },
        acts: {
            title: "Lo que hicieron quienes tienen una función",
            text: "Funciones, políticas, límites, reingresos, borrados, devoluciones y más.",
        },
    },
    acts: {
        admin: "Una función",
        policy: "Una política",
        limit: "Límites",
        account: "Se abrió una cuenta",
        member: "Un miembro",
        "officer-act": "Lo que hicieron dos personas con función",
        transaction: "Un asiento",
        recovery: "Entrada de nuevo",
        erasure: "Un borrado",
        invitation: "Una invitación",
        delegate: "Quién actúa por una cuenta",
        approval: "Una aprobación",
        "levy-exemption": "Libre del aporte por saldo sin usar",
        "key-revoked": "Terminó una clave",
    } as Record<string, string>,
    log: {
        title: "El registro y sus testigos",
        text:
            "Su último punto de control definitivo, comprobado en este dispositivo: quien quita o" +
            " altera un hecho no puede firmar un punto de control que crezca de uno anterior.",
        none: "No hay punto de control: nadie firma este registro.",
        origin: "Registro",
        size: "Hechos",
        root: "Raíz de todos ellos",
        signed: "Firma",
        isSigned: "Es la del registro.",
        isNotSigned: "NO es la del registro. Avisa a la coordinación.",
        witnesses: "Testigos",
        noWitness: "La política no nombra ninguno: solo el registro habla por sí.",
        seen: (enough: boolean): string =>
            enough ? "Lo han visto suficientes." : "NO lo han visto suficientes.",
        keep: "Guardar el punto de control",
        keepPolicy: "Guardar la política",
        ownWord:
            "Las claves vienen de este servicio. Compáralas con las que guardaste, o con las que" +
            " te" +
            " da un testigo.",
        grown: "¿Creció de uno anterior?",
        earlier: "Hechos del punto de control anterior",
        earlierHelp: (size: string) =>
            `Uno que guardaste lo tiene en su segunda línea; ${size} como mucho.`,
        noSuchSize: "No hubo un punto de control de ese tamaño.",
        holds: (old: string, size: string) =>
            `Calculado aquí: el registro de ${size} hechos empieza con los ${old} de entonces.`,
        fails: (old: string, size: string) =>
            `El registro de ${size} hechos NO empieza con los ${old} de entonces. Guarda ambos` +
            " puntos de control, y avisa a la coordinación y a los testigos.",
        checkIt: "Comprobarlo",
    },
    downloads: {
        title: "Archivos para llevar",
        text:
            "Todos los asientos, para otros programas. Lo anterior al primer día es saldo" +
            " inicial.",
        from: "Desde este día",
        to: "Antes de este día",
        toHelp: "Ambos pueden quedar vacíos: todo.",
        formats: {
            csv: "CSV, una línea por parte",
            jsonl: "Todos los hechos de la historia (JSON lines)",
            hledger: "Diario para hledger",
            ledger: "Diario para Ledger",
            beancount: "Diario para Beancount",
        },
        closings: {
            "closing-hledger": "Saldos finales firmados para hledger",
            "closing-ledger": "Saldos finales firmados para Ledger",
            "closing-beancount": "Saldos finales firmados para Beancount",
        },
        pack:
            "Todo el registro como paquete, que se comprueba sin el servicio, lo escribe" +
            " ./mutirao export pack.",
    },
};
