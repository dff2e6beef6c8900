// O que precisa de duas pessoas com função, e espera a segunda.

import type { Texts } from "../en/index.js";

const officer: Texts["officer"] = {
    lead:
        "O que dá poder ou dinheiro precisa de duas pessoas com função: uma pede, e é feito" +
        " quando outra pede exatamente o mesmo.",
    nothing: "Nada espera que você possa ver.",
    kinds: {
        roleGiven: (code, role) => `Dar uma função a ${code}: ${role}`,
        roleEnded: (code, role) => `Encerrar uma função de ${code}: ${role}`,
        import: () => "Trazer participantes e saldos de um arquivo",
        invitation: (code) => `Convidar ${code}`,
        admission: (code) => `Admitir alguém novo: ${code}`,
        erasure: (code) => `Apagar os dados de ${code} para sempre`,
        limits: (code) => `Mudar os limites de ${code}`,
        levyExemption: (code) => `Dizer se ${code} fica livre da contribuição por saldo parado`,
        delegate: (code, who) => `Deixar ${who} agir pela conta ${code}`,
        rule: (code) => `Mudar quantas pessoas aprovam pagamentos de ${code}`,
        noRule: (code) => `Encerrar a regra de aprovação de ${code}`,
        app: () => "Registrar um aplicativo, ou mudá-lo",
        reversal: () => "Devolver um pagamento no lugar de quem o recebeu",
        policy: (name) => `Definir uma política: ${name}`,
        roundOpened: () => "Abrir uma rodada a propostas",
        roundFrozen: () => "Congelar uma rodada, com seu dinheiro",
        roundExtended: () => "Encerrar uma votação mais tarde",
        roundCancelled: () => "Desistir de uma rodada",
        roundEnded: () => "Encerrar o que uma rodada não pagou",
        milestone: () => "Confirmar um marco, para pagá-lo",
        objection: () => "Responder a uma objeção",
    },
    policies: {
        contribution: "a contribuição para o fundo",
        limits: "até onde cada conta pode ir",
        sweep: "como se reparte o que entra no fundo",
        authorisation: "o que precisa de assinatura, ou de duas pessoas com função",
        disclosure: "o que as pessoas veem umas das outras",
        levy: "o que o saldo parado dá ao fundo",
        surplus: "o que os empreendimentos dão do seu excedente",
        witnesses: "quem vigia o registro",
    },
    fields: {
        ballotClosesAt: "A votação encerra",
        upheld: "Aceita",
        decision: "Decisão",
        reason: "Motivo",
        until: "Até",
        endsAt: "Termina",
        kind: "Tipo",
        name: "Nome",
        community: "Comunidade",
        creditLimit: "Até quanto abaixo de zero",
        maximumBalance: "Até quanto acima de zero",
        creditPerOfficerWeek: "Crédito que uma só pessoa em função pode dar em uma semana",
        reservedAmount: "Reservado",
        closed: "Fechada",
        givesRest: "O que sobra vai para o fundo",
        paymentMaximum: "No máximo em um pagamento",
        dayMaximum: "No máximo em um dia",
        mayManage: "Também pode deixar outras pessoas agirem",
        above: "Para pagamentos acima de",
        approvals: "Tantas pessoas precisam aprovar",
        id: "Número da devolução",
        website: "Site",
        redirectUris: "Para onde vão as respostas",
        scopes: "O que pode pedir",
        confidential: "Consegue guardar um segredo",
        newSecret: "Recebe um segredo novo",
        value: "Política",
        effectiveFrom: "Vale a partir de",
    },
    nothingSaid: "não dito",
    noBound: "sem limite",
    none: "nenhum",
    yes: "sim",
    no: "não",
    asked: (who, when) => `${who} pediu em ${when}.`,
    until: (time) => `Espera até ${time}, depois perde a validade.`,
    importText:
        "O arquivo não pode ser visto aqui. Outra pessoa com função precisa ter o mesmo arquivo," +
        " e enviá-lo pela interface de programação.",
    aboutYou: "É sobre você, então cabe a outras pessoas decidir.",
    agree: "Eu também peço",
    agreeAsk: "Deve ser feito?",
    agreeText: (what) => `É feito na hora quando você também pede: ${what}.`,
    done: (what) => `Está feito: ${what}.`,
    admitted: "A pessoa foi admitida. Agora precisa de um convite, que você cria em “Coordenação”.",
    notTheSame:
        "Não foi feito: o que a outra pessoa pediu não vale mais. Agora você pediu, e outra" +
        " pessoa com função precisa pedir também.",
    takeBack: "Retirar o pedido",
    takeBackAsk: "Retirar o pedido?",
    takenBack: "O pedido foi retirado.",
    refuse: "Recusar",
    refuseAsk: "Recusar?",
    refused: "Foi recusado.",
    endText: (what) => `Então não é feito: ${what}. Pode ser pedido de novo.`,
    news: (who, until) =>
        `Duas pessoas com função querem fazer isto. ${who} já pediu, e espera a segunda até` +
        ` ${until}. Pergunte, se você não sabe por quê.`,
    see: "Ver o que é",
    waiting: (count) =>
        count === 1
            ? "Um ato espera outra pessoa com função."
            : `${count} atos esperam outra pessoa com função.`,
};

export default officer;
