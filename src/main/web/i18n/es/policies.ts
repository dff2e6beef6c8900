// Las políticas de la comunidad con su historia.

export default {
    lead:
        "Lo que la comunidad decidió para todos. Cada política tiene sus versiones, con el día" +
        " desde el que rige y la decisión que hay detrás.",
    none: "Sobre esto no hay nada decidido.",
    since: (version: number, day: string) => `Versión ${version}, rige desde el ${day}`,
    says: "Lo que dice",
    history: "Todas las versiones, y cómo se cambia",
    noSuch: "No existe esa política.",
    toAll: "Todas las políticas",
    now: "Lo que rige ahora",
    versions: "Versiones",
    noVersions: "Todavía no hubo ninguna.",
    version: (number: number) => `Versión ${number}`,
    holds: "Rige ahora",
    later: "Regirá después",
    from: (time: string) => `Desde el ${time}`,
    decided: (decision: string) => `Por: ${decision}`,
    founding: "Con la fundación de la red",
    setBy: (who: string, when: string) =>
        `Lo anotó ${who} el ${when}, después de que otra persona con función pidiera lo mismo`,
    byMotion: "Por esta moción de la asamblea",
    first: "La primera versión: antes no había nada.",
    same: "Dice lo mismo que la versión anterior.",
    change: "Cambiarla",
    changeText:
        "Cualquier miembro puede proponer un cambio en la asamblea. Lo que se decidió en otra" +
        " parte lo anotan dos personas con función.",
    move: "Proponerlo en la asamblea",
    set: "Anotar una versión nueva",
    witnesses: "Quién vigila el registro se fija por la interfaz de programación: trata de claves.",
    next: (version: number) => `Versión ${version}`,
    ask: "Pedirlo",
    isSet: "Está fijada.",
    fromDay: "Desde este día",
    fromHelp: "Vacío: enseguida. Nunca para un tiempo ya pasado.",
    wouldChange: "Esto cambiaría:",
    nothingChanged: "Aún no cambia nada, o algo no está escrito como debe.",
    becomesPublic:
        "Todo el mundo puede leer la versión nueva, la decisión y quién la anotó. Rige cuando" +
        " otra" +
        " persona con función pide lo mismo.",
};
