// Las partes de la cartera, la página detrás de las iniciales, y los ajustes.

import type { Texts } from "../en/index.js";

const frame: Texts["frame"] = {
    parts: {
        home: "Inicio",
        pay: "Pagar",
        statement: "Extracto",
        assembly: "Asamblea",
        fund: "Fondo",
        me: "Yo",
        help: "Ayuda",
        tasks: "Tareas",
        coordination: "Coordinación",
        audit: "Auditoría",
    },
    me: (name) => `${name}: tu cuenta y ajustes`,
    code: (code) => `Tu código es ${code}.`,
    size: "Tamaño de letra",
    sizes: { small: "Pequeña", normal: "Normal", large: "Grande", veryLarge: "Muy grande" },
    account: "Tu cuenta",
    forOffice: "Para tu función",
    office: {
        tasks: ["Tareas", "Lo que te espera."],
        coordination: ["Coordinación", "Admitir, invitar, dejar entrar de nuevo."],
        members: ["Miembros", "Quién está, con límites y funciones."],
        policies: ["Reglas", "Qué vale, desde cuándo y por quién."],
        officerActs: ["Para dos personas", "Lo que espera a una segunda persona con función."],
        soundness: ["Salud de la moneda", "Cinco cifras de la moneda."],
        audit: ["Auditoría", "Cuentas, asientos, el registro, exportaciones."],
    },
    receiptText: "De un archivo o de un número, aquí en tu navegador.",
};

export default frame;
