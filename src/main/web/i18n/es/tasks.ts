// Lo que espera a quien tiene una función.

import { counted } from "../count.js";

export default {
    lead: "Lo que te espera a ti o a otra persona con función. Cada cosa lleva adonde se hace.",
    notYou: "Esta página es para quienes tienen una función. Quiénes son está aquí:",
    waits: "Pendiente",
    nothing: "No hay nada pendiente. Lo que pidan los miembros llega aquí en cuanto lo piden.",
    ways: "Más páginas para quienes tienen una función",
    more: (count: number) => `y ${count} más`,
    acts: (n: number) =>
        counted(n, "# acto espera a una segunda persona", "# actos esperan a una segunda persona"),
    admissions: (n: number) =>
        counted(
            n,
            "# admisión espera a una segunda persona",
            "# admisiones esperan a una segunda persona",
        ),
    imports: (n: number) =>
        counted(
            n,
            "# archivo de miembros espera a que lo envíes tú también",
            "# archivos de miembros esperan a que los envíes tú también",
        ),
    surplus: (n: number) =>
        counted(
            n,
            "# declaración de excedente por revisar",
            "# declaraciones de excedente por revisar",
        ),
    loans: (n: number) => counted(n, "# préstamo por decidir", "# préstamos por decidir"),
    arrears: (n: number) => counted(n, "# préstamo con atraso", "# préstamos con atraso"),
    credit: (n: number) =>
        counted(
            n,
            "# límite que deciden personas: lo vendido vale más de lo que da una revisión",
            "# límites que deciden personas: lo vendido vale más de lo que da una revisión",
        ),
    plans: (n: number) =>
        counted(
            n,
            "# plan para pagar una deuda espera un sí",
            "# planes para pagar una deuda esperan un sí",
        ),
    debts: (n: number) =>
        counted(n, "# deuda de más de un año sin plan", "# deudas de más de un año sin plan"),
    ofRound: {
        draft: (_: number) => "Hay una ronda planeada y todavía no se puede proponer",
        proposals: (n: number) =>
            counted(n, "# propuesta por admitir o rechazar", "# propuestas por admitir o rechazar"),
        freeze: (_: number) => "Una ronda por congelar antes de que abra la votación",
        sheets: (n: number) =>
            counted(
                n,
                "# hoja de papel se leyó de dos maneras",
                "# hojas de papel se leyeron de dos maneras",
            ),
        objections: (n: number) =>
            counted(n, "# objeción por responder", "# objeciones por responder"),
        milestones: (n: number) =>
            counted(n, "# parte espera su hito", "# partes esperan sus hitos"),
        held: (n: number) => counted(n, "# pago está detenido", "# pagos están detenidos"),
    },
};
