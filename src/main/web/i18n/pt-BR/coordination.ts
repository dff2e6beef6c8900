// O que a coordenação faz por participantes, e quem tem qual função.

import type { Texts } from "../en/index.js";

const coordination: Texts["coordination"] = {
    lead: "Para quem chega, e para quem não consegue mais entrar.",
    notYou: "Esta página é da coordenação. Quem faz parte dela está aqui:",
    admission: {
        title: "Alguém novo",
        text:
            "Você admite a pessoa, e recebe um convite para lhe entregar. Com ele, ela mesma" +
            " escolhe como entra.",
        begin: "Admitir alguém",
        name: "Nome",
        code: "Código",
        codeHelp:
            "Curto, como ana: com ele os outros pagam a pessoa. Fica no registro para sempre," +
            " então não precisa ser o nome inteiro.",
        codeWrong: "Só letras, dígitos e hifens, sem hífen no começo.",
        kind: "O que é?",
        kinds: {
            person: "Uma pessoa",
            venture: "Um negócio",
            association: "Uma associação ou outro grupo",
        },
        who: "Quem age por ela? O código da pessoa",
        whoHelp: "Ela não entra sozinha. Essa pessoa também deixa outras agirem.",
        first: (name, who) => `${name} foi admitida, e ${who} age por ela.`,
        noFirst: "Foi admitida, mas ninguém age por ela ainda. Aperte o botão de novo.",
        community: "Comunidade",
        creditLimit: (unit) => `Até quanto abaixo de zero? (${unit})`,
        maximumBalance: (unit) => `Até quanto acima de zero? (${unit})`,
        standard: (amount) => `Vazio: ${amount}, como a comunidade decidiu.`,
        admit: "Admitir e convidar",
        admitOther: "Admitir",
        notInvited: "A pessoa foi admitida, mas ainda não tem convite. Aperte o botão de novo.",
    },
    link: {
        title: (code) => `O convite para ${code}`,
        text:
            "Só é mostrado agora, e serve uma vez. Entregue à própria pessoa e a mais ninguém:" +
            " quem o tiver pode entrar no lugar dela.",
        picture: (code) => `O convite para ${code} como código QR, para ler com a câmera`,
        link: "Como link:",
        code: "Ou só o código:",
        until: (time) => `Vale até ${time}. Um novo o encerra.`,
        done: "Já entreguei",
    },
    again: {
        title: "Um convite para participante",
        text: "Para quem nunca entrou, ou perdeu o convite. Um anterior deixa de valer.",
        who: "Para quem? O código da pessoa",
        reason: "Por que ela precisa de um?",
        invite: "Criar um convite",
    },
    recovery: {
        open: (count) =>
            count === 1
                ? "Uma pessoa espera um novo acesso."
                : `${count} pessoas esperam um novo acesso.`,
        title: "Deixar alguém entrar de novo",
        text:
            "Para quem perdeu todas as formas de entrar. São precisas duas pessoas da" +
            " coordenação: uma pede, outra concorda. Tudo fica no registro.",
        who: "Quem perdeu as formas de entrar? O código da pessoa",
        oneself: "Ninguém deixa a si entrar de novo: outras duas pessoas precisam fazê-lo.",
        none: (name) => `Ninguém pediu isso para ${name}.`,
        whatItMeans:
            "Se você pedir, outra pessoa da coordenação tem 14 dias para concordar. Onde ela" +
            " própria ainda estiver conectada, fica sabendo.",
        whatAgreeMeans:
            "Se você concordar, recebe um convite para ela. Quando ela o usar, acabam suas chaves" +
            " de acesso, senhas, sessões e chaves de aparelhos. Veja bem se é ela.",
        reason: (name) => `Como você sabe que é ${name}?`,
        reasonHelp: "Em poucas palavras, como “Esteve comigo; Caio e eu a conhecemos.”",
        ask: "Pedir para deixá-la entrar",
        agree: "Concordar",
        asked: (who, when, why) => `${who} pediu em ${when}: “${why}”`,
        waits: "Espera até que outra pessoa da coordenação concorde.",
        agreed: (who) => `${who} concordou, e recebeu o convite.`,
        tell: "Avise outra pessoa da coordenação. Este link a traz até aqui:",
        cancel: "Cancelar isso",
        cancelAsk: (name) => `Não deixar ${name} entrar de novo?`,
        cancelText: "O pedido termina, e também o convite, se houver.",
        canceled: "Foi cancelado.",
    },
    mandates: {
        lead:
            "Funções são dadas por uma decisão da comunidade, por um prazo, e terminam por si" +
            " mesmas.",
        none: "Ninguém tem esta função agora.",
        does: {
            coordinator: "Admite e convida participantes, define limites, dá funções.",
            treasurer: "Aplica o que a comunidade decide, cuida do fundo, vê os livros.",
            auditor: "Vê tudo, e não muda nada.",
            operator: "Paga por quem não consegue fazê-lo.",
        },
        term: (since, until) => `Desde ${since}, até ${until}. Por:`,
        give: "Dar uma função",
        giveText: "Por uma decisão da comunidade. Ninguém dá uma função a si.",
        who: "A quem? O código da pessoa",
        oneself: "Ninguém dá uma função a si: outra pessoa da coordenação precisa fazê-lo.",
        role: "Função",
        until: "Até este dia, inclusive",
        untilHelp: "No máximo quatro anos a partir de agora. Depois termina por si.",
        decision: "Por qual decisão?",
        decisionHelp: "Para que todos possam conferir, como “Assembleia de 12 de maio, item 3”.",
        giveIt: "Dar a função",
        given: (role, name) => `${name} tem agora a função: ${role}.`,
        endAsk: (role, code) => `Encerrar esta função de ${code}: ${role}?`,
        endText: "Termina na hora. O que foi feito com ela fica como está, e o registro guarda.",
        ended: (role, code) => `${code} não tem mais esta função: ${role}.`,
    },
};

export default coordination;
