// O que espera por quem tem uma função.

import { counted } from "../count.js";

export default {
    lead: "O que espera por você ou por outra pessoa com função. Cada coisa leva aonde se faz.",
    notYou: "Esta página é para quem tem uma função. Quem são está aqui:",
    waits: "À espera",
    nothing: "Nada espera. O que os membros pedirem chega aqui assim que pedirem.",
    ways: "Mais páginas para quem tem uma função",
    more: (count: number) => `e mais ${count}`,
    acts: (n: number) =>
        counted(n, "# ato espera por uma segunda pessoa", "# atos esperam por uma segunda pessoa"),
    admissions: (n: number) =>
        counted(
            n,
            "# admissão espera por uma segunda pessoa",
            "# admissões esperam por uma segunda pessoa",
        ),
    imports: (n: number) =>
        counted(
            n,
            "# arquivo de membros espera que você o envie também",
            "# arquivos de membros esperam que você os envie também",
        ),
    surplus: (n: number) =>
        counted(n, "# declaração de sobra para conferir", "# declarações de sobra para conferir"),
    loans: (n: number) => counted(n, "# empréstimo para decidir", "# empréstimos para decidir"),
    arrears: (n: number) => counted(n, "# empréstimo em atraso", "# empréstimos em atraso"),
    credit: (n: number) =>
        counted(
            n,
            "# limite para pessoas decidirem: as vendas valem mais do que uma revisão dá",
            "# limites para pessoas decidirem: as vendas valem mais do que uma revisão dá",
        ),
    plans: (n: number) =>
        counted(
            n,
            "# plano para pagar uma dívida espera um sim",
            "# planos para pagar uma dívida esperam um sim",
        ),
    debts: (n: number) =>
        counted(n, "# dívida de mais de um ano sem plano", "# dívidas de mais de um ano sem plano"),
    ofRound: {
        draft: (_: number) => "Uma rodada está planejada e ainda não se pode propor",
        proposals: (n: number) =>
            counted(
                n,
                "# proposta para admitir ou rejeitar",
                "# propostas para admitir ou rejeitar",
            ),
        freeze: (_: number) => "Uma rodada para congelar antes de abrir a votação",
        sheets: (n: number) =>
            counted(
                n,
                "# folha de papel foi lida de dois modos",
                "# folhas de papel foram lidas de dois modos",
            ),
        objections: (n: number) =>
            counted(n, "# objeção para responder", "# objeções para responder"),
        milestones: (n: number) =>
            counted(n, "# parte espera pelo seu marco", "# partes esperam pelos seus marcos"),
        held: (n: number) => counted(n, "# pagamento está retido", "# pagamentos estão retidos"),
    },
};
