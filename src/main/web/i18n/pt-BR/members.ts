// Os membros, como quem tem uma função os vê.

import { counted } from "../count.js";

export default {
    lead: "Todas as pessoas e grupos da rede. Escolha alguém para ver como está a conta.",
    find: "Procurar alguém",
    wanted: "Nome ou código",
    wantedHelp: "Bastam partes de palavras.",
    kind: "Tipo",
    all: "Todos",
    count: (n: number) =>
        n === 0 ? "Ninguém é assim." : counted(n, "# encontrado.", "# encontrados."),
    since: (day: string) => `desde ${day}`,
    toAll: "Todos os membros",
    code: "Código",
    community: "Comunidade",
    joined: "Entrada",
    balance: "Saldo",
    available: "Pode gastar",
    below: "Pode ir abaixo de zero",
    above: "Pode ir acima de zero",
    reserved: "Reservado",
    state: "Conta",
    open: "Aberta",
    closed: "Fechada: não recebe nem dá nada",
    standing: "Como está a conta",
    toStatement: "Extrato, também de qualquer momento",
    toVenture: "A página do empreendimento",
    limits: "Até onde pode ir, e por quê",
    history: "Todos os seus limites",
    historyHelp:
        "Como o registro assinado os tem, os últimos primeiro. O que mudou há pouco está aí assim" +
        " que um ponto de controle o tiver.",
    between: (low: string, high: string) => `De ${low} a ${high}`,
    setAside: (amount: string) => `${amount} reservado`,
    leaf: (index: number) => `n.º ${index} do registro`,
    mandates: "Funções",
    noMandates: "Nenhuma função além de ser membro.",
    delegates: "Quem age pela conta",
    noDelegates: "Ninguém além de quem é titular.",
    waysIn: "Como ela entra",
    keys: (n: number) =>
        n === 0
            ? "Nenhum aparelho assina por ela."
            : counted(n, "# aparelho assina por ela.", "# aparelhos assinam por ela."),
    notLetIn: "Ninguém pediu que ela entre de novo.",
    letIn: "Deixá-la entrar de novo",
    invite: "Fazer um convite",
    credit: {
        setBy: "Fixado",
        by: {
            opening: "ao abrir a conta,",
            people: "por pessoas com função ou pela assembleia,",
            review: "por uma revisão do que se vende,",
        },
        rule: "Pelo que os limites se guiam",
        target: "O que as suas vendas valem",
        held: "O que pessoas decidiram vale até",
        next: (day: string) => `Na revisão de ${day}`,
        braked: "Juntos os membros devem muito: agora as revisões não aumentam limites.",
        forPeople: "As suas vendas valem mais do que uma revisão dá: sobre mais decidem pessoas.",
    },
    change: {
        limits: "Mudar os limites",
        limitsText:
            "Mais crédito do que o comum da comunidade precisa de duas pessoas com função. Um" +
            " limite abaixo do que a" +
            " conta já passou só impede que ela se afaste mais.",
        below: (unit: string) => `Até quanto abaixo de zero? (${unit})`,
        above: (unit: string) => `Até quanto acima de zero? (${unit})`,
        aside: (unit: string) => `Quanto fica reservado? (${unit})`,
        levy: "Livrar da contribuição por saldo parado",
        levyText:
            "Para quem passa dificuldade ou começa. Qualquer pessoa pode ler no registro que está" +
            " livre; o porquê é para quem tem uma função. São precisas duas pessoas.",
        until: "Até este dia, inclusive",
        untilHelp: "Vazio: a partir de agora não está mais livre.",
        close: "Fechar a conta",
        closeAsk: (code: string) => `Fechar a conta de ${code}?`,
        closeText: "A partir daí não recebe nem dá nada. Precisa estar em zero. Pode ser reaberta.",
        open: "Reabrir a conta",
        openAsk: (code: string) => `Reabrir a conta de ${code}?`,
        openText: "Volta a receber e a dar, dentro dos seus limites.",
        send: "Mudar",
        done: "Está mudado.",
    },
};
