// Sin red, y un monedero más nuevo.

import type { Texts } from "../en/index.js";

const offline: Texts["offline"] = {
    lost: "No hay conexión. Lo que ves puede ser antiguo, y no se envía nada.",
    newer: "Hay un monedero más nuevo.",
    reload: "Recargar",
    asOf: (time) => `Como estaba ${time}.`,
    notLoaded: "Esta página no se pudo cargar.",
    again: "Probar de nuevo",
};

export default offline;
