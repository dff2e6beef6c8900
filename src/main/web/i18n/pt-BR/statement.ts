// O extrato.

import type { Texts } from "../en/index.js";

const statement: Texts["statement"] = {
    addsUp: (opening, came, went, closing) =>
        `Começou com ${opening}; entraram ${came} e saíram ${went}: isso dá ${closing}.`,
    addsUpSince: (opening, came, went, closing) =>
        `Das linhas mostradas: antes havia ${opening}; entraram ${came} e saíram ${went}:` +
        ` isso dá ${closing}.`,
    found: (count, came, went) =>
        `${count === 1 ? "1 linha" : `${count} linhas`}: entraram ${came}, saíram ${went}.`,
    noneFound: "Nenhuma linha é assim.",
    showAll: "Mostrar todas",
    empty: "Ainda não aconteceu nada nesta conta. Pague alguém ou peça um pagamento para começar.",
    older: "Mostrar mais antigas",
    after: "Saldo depois",
    filter: "Buscar e filtrar",
    search: "Buscar",
    searchHelp: "Uma pessoa, um motivo, um tipo, uma decisão.",
    kind: "Tipo",
    any: "Qualquer",
    way: "Entradas ou saídas",
    both: "Ambas",
    came: "Entrou",
    went: "Saiu",
    least: "No mínimo",
    most: "No máximo",
    amountHelp: (example) => `Por exemplo ${example}`,
    from: "De",
    to: "Até",
    takeAway: "Levar com você",
    takeAwayText:
        "Todas as linhas desta conta, para uma tabela, para um programa, ou assinadas como prova.",
    csv: "Tabela (CSV)",
    json: "Para programas (JSON)",
    evidence: "Extrato assinado",
    camtText: "Para programas de contabilidade, como os bancos dão, destes dias:",
    camt: "Para contabilidade (camt.053)",
    notTaken: "Nenhum arquivo foi feito.",
    explain: "Explicar esta linha",
    moves: (before, after) => `O saldo era ${before} antes e ${after} depois.`,
    yours: "Esta conta",
    charge: (who, rate, base, exact) =>
        `Contribuição ao fundo (${who}): ${rate} de ${base} é exatamente ${exact}.`,
    carried: (before, amount, after) =>
        `Com ${before} trazido de antes, cobrou-se ${amount} e leva-se ${after} adiante.`,
    forgiven: (amount) => `${amount} passava do máximo de 30 dias, e não foi cobrado.`,
    exempt: (who) => `Sem contribuição (${who}): este pagamento é livre dela.`,
    decided: (decision, since) => `Pela decisão “${decision}”, desde ${since}.`,
    levy: (month, rate, threshold) =>
        `Taxa de ${month}: ${rate} em 30 dias do que estava acima de ${threshold}.`,
    levyDue: (due, taken) => `Cabia ${due}, e foi tirado ${taken}.`,
    loan: {
        granted: (number, amount, owed) =>
            `Empréstimo nº ${number}: ${amount} foi emprestado; é preciso devolver ${owed}.`,
        early: (number, amount, owed) =>
            `Empréstimo nº ${number}: ${amount} foi devolvido antes do prazo; faltam ${owed}.`,
        collected: (number, amount, owed) =>
            `Empréstimo nº ${number}: ${amount} venceu e foi tirado; faltam ${owed}.`,
        swept: (number, amount, owed) =>
            `Empréstimo nº ${number}: ${amount} é a parte combinada de um recebimento; faltam` +
            ` ${owed}.`,
    },
    surplus: (rate, due, before) =>
        `Uma parte de ${rate} do excedente do empreendimento: ao todo se pediu ${due}, dos quais` +
        ` ${before} já tinham sido pagos.`,
    signed: "O próprio aparelho de quem pagou assinou.",
    inLog: (index, version) => `É a linha ${version} desta conta, e o número ${index} do registro.`,
};

export default statement;
