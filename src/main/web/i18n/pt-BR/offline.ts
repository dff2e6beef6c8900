// Sem rede, e uma carteira mais nova.

import type { Texts } from "../en/index.js";

const offline: Texts["offline"] = {
    lost: "Sem conexão. O que você vê pode ser antigo, e nada é enviado.",
    newer: "Há uma carteira mais nova.",
    reload: "Recarregar",
    asOf: (time) => `Como estava ${time}.`,
    notLoaded: "Esta página não pôde ser carregada.",
    again: "Tentar de novo",
};

export default offline;
