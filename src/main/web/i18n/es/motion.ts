// Mociones: lo que una asamblea decide con sí y no.

import type { Texts } from "../en/index.js";

const motion: Texts["motion"] = {
    title: "Mociones",
    nothing:
        "Nadie ha presentado una moción todavía. Con una moción los miembros deciden una regla," +
        " una función, un límite o lo que quieren declarar.",
    noMotion: "Esa moción no existe.",
    toAll: "Todas las mociones y rondas",
    simulated: {
        title: "Lo que habría significado",
        lead:
            "Los últimos doce meses otra vez, con lo que se propone y los saldos como fueron." +
            " No se adivina qué habrían hecho distinto los miembros.",
        own: (happened, proposed) =>
            `Diste ${happened} y habrías dado ${proposed}. Nadie más lo ve.`,
        happened: "Dado",
        proposed: "Se habría dado",
        month: "Mes",
        same: (members) => `${members} miembros: lo mismo que dieron`,
        band: (members, from, to) =>
            `${members} miembros: ` +
            (from === null
                ? `${to} más o por debajo`
                : to === null
                  ? `${from} más o por encima`
                  : `de ${from} a ${to} más`),
    },
    stages: {
        draft: "Tu borrador",
        submitted: "Espera el apoyo de otras personas",
        announced: (when) => `Votación desde ${when}`,
        voting: (when) => `Votación hasta ${when}`,
        accepted: (when) => `Aceptada; se hará el ${when}`,
        rejected: "No aceptada",
        noQuorum: "Votaron muy pocos",
        executed: "Aceptada y hecha",
        failed: "Aceptada, pero no se pudo hacer",
        withdrawn: "Retirada",
    },
    author: "Presentada por",
    assembly: "De qué asamblea",
    seconds: "Apoyada por",
    secondsOf: (count, needed) => `${count} de ${needed} personas necesarias`,
    quorum: "Quién tiene que votar",
    quorumOf: (share) =>
        share.startsWith("0/")
            ? "Vale en cuanto vote una persona."
            : `Tienen que votar al menos ${share} de quienes pueden.`,
    majority: "Quién tiene que decir sí",
    majorities: {
        simple: "Necesita más sí que no.",
        absolute: "Necesita el sí de más de la mitad de quienes pueden votar.",
        share: (share) => `Necesita ${share} de sí y no juntos.`,
    },
    voting: "Votación",
    fromTo: (from, to) => `Desde ${from} hasta ${to}`,
    wouldDo: "Lo que haría",
    parts: {
        subject: (member) => `Trata de ${member}.`,
        manages: (member) => `${member} dice quién actúa por esa cuenta.`,
    },
    conflicts: {
        shown: "Quien tiene parte en ella vota como todo el mundo; pero conviene saberlo.",
        abstain: "Quien tiene parte en ella solo puede abstenerse.",
    },
    youAbstain: "Tienes parte en ella: según el reglamento solo puedes abstenerte.",
    decisions: {
        text: "Solo lo que dice: el servicio no hace nada por ella.",
        policy: (key, version) => `Versión ${version} de la regla «${key}»:`,
        fromTo: (before, after) => `${before}, después ${after}`,
        give: (member, role, until) =>
            until === null
                ? `${member} recibe la función ${role} por un año.`
                : `${member} recibe la función ${role} hasta ${until}.`,
        end: (member, role) => `${member} deja de tener la función ${role}.`,
        limit: (member, limit) => `La cuenta ${member} puede quedar hasta ${limit} bajo cero.`,
        exclusion: (member) =>
            `Desde entonces la cuenta ${member} solo se salda: sin crédito, y ` +
            `sin cobrar más de lo que debe. Quien la tiene ya no vota ni ` +
            `ejerce cargos, y se cierra sola cuando está a cero.`,
        admission: (name, code, community) =>
            `${name} pasa a ser miembro de ${community}, con la cuenta ${code} y el crédito que` +
            " reciben los nuevos miembros.",
        contact: (contact) => `La coordinación la encuentra así: ${contact}`,
        newcomerErased: "Se borró de quién trataba, porque no fue admitida.",
        writeOff: (member, amount) =>
            `Lo que debe ${member} se da por perdido, hasta ${amount}, y la cuenta se cierra.`,
        firstOf: (expansion) =>
            expansion
                ? "Lo paga primero la reserva, y después el fondo de expansión."
                : "Lo paga primero la reserva.",
        membersBear: (percent) =>
            `Lo que falte lo asumen los miembros según lo que comerciaron en un año: cada uno` +
            ` como mucho el ${percent} % de eso, según pueda.`,
        membersBearNothing: "Lo que falte lo pagan los próximos ingresos del fondo.",
        plan: (state: string) => `El plan para devolverlo: ${state}.`,
        planStates: {
            asked: "pedido, sin acuerdo",
            agreed: "acordado y en marcha",
            fulfilled: "cumplido",
            failed: "fracasado",
            lapsed: "caducado",
        },
        noPlan: "No hubo plan para devolverlo.",
        amendment: "Lo que la autora de una propuesta no quiso cambiar se cambia de todos modos.",
        toProposal: "Leer la propuesta y sus enmiendas",
    },
    second: "Apoyar",
    secondText: (needed) =>
        `Con el apoyo de ${needed} se anuncia la hora de la votación. Todos pueden leer que la` +
        " apoyaste.",
    secondIt: "Yo la apoyo",
    ask: "¿Qué dices?",
    votes: { yes: "Sí", no: "No", abstain: "Abstención" },
    abstaining: "Quien se abstiene cuenta entre los que votaron, y ni a favor ni en contra.",
    becomesPublic: "Después del cierre todos pueden leer quién votó qué.",
    youVoted: (when, vote) => `El ${when} votaste: ${vote}.`,
    outcomes: {
        accepted: "Está aceptada.",
        rejected: "No está aceptada.",
        noQuorum: "Votaron muy pocos: nada está decidido.",
    },
    counted: (yes, no, abstain) => `${yes} sí, ${no} no, ${abstain} abstenciones.`,
    failures: {
        "version-taken": "Otra versión de la regla se definió antes.",
        "value-not-valid": "La regla ya no puede tener ese valor.",
        "no-such-member": "El miembro ya no está en la red.",
        "term-over": "El mandato terminó antes de empezar.",
        "last-coordinator": "No hay otra coordinadora, y alguien tiene que serlo.",
        "not-settled": "La cuenta no está a cero y no se puede cerrar.",
        excluded: "La persona fue excluida antes.",
        "changes-nothing": "Ya era así.",
        "code-taken": "Entretanto otra persona tiene la cuenta.",
        "newcomer-gone": "Se borró antes de quién trataba.",
        "owes-nothing": "La cuenta ya no debe nada.",
        "owes-more": "La cuenta debe más de lo que se decidió.",
        "deficit-full": "El fondo no puede cubrirlo, y el déficit no puede llegar tan lejos.",
        "amendment-gone": "La enmienda ya no está, o se aceptó antes.",
        "round-too-far": "En la ronda ya nadie puede apoyarla.",
        "proposal-changed": "La propuesta ya tiene otras palabras, o se decidió sobre ella.",
        "amendment-not-possible": "La propuesta ya no puede ser así.",
    },
};

export default motion;
