// Un emprendimiento en una página.

export default {
    none:
        "No actúas por ningún emprendimiento. Quien es titular de uno puede dejarte actuar por" +
        " él.",
    standing: "Cómo está",
    limits: (low: string, high: string) => `Puede ir ${low} bajo cero y ${high} sobre cero.`,
    toMember: "Como lo ve quien tiene una función",
    toSurplus: "Declarar el excedente del período: las cifras del libro ya están puestas",
    noApprovals: "No espera ningún pago de este emprendimiento.",
    toApprovals: "Todo lo que espera una aprobación",
    toDelegates: "Quién actúa por él, y con qué límites: cambiarlo",
    card: "Su declaración, aprobaciones, personas y límites.",
};
