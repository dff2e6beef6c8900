// Conduzir uma rodada: os seus passos, e o que se decide nela.

import { counted } from "../count.js";

export default {
    title: "Para a coordenação: o próximo passo",
    done: "Está feito.",
    editPlan: "Mudar o plano",
    reasonMissing: "Diga por quê: fica no registro e acompanha o que você decide.",
    decisionHelp: (plan: string) =>
        `Para que se possa consultar. A rodada foi planejada por “${plan}”.`,
    next: {
        draft: "Está planejada. Pode-se propor quando duas pessoas da coordenação o disserem.",
        proposing: (step: string) =>
            `${step}. Enquanto isso cada proposta apoiada recebe uma resposta, na sua página.`,
        review: "Não se propõe mais. Agora ela é congelada, antes de abrir a votação.",
        frozen: "Está congelada. A votação abre e fecha por si.",
        balloting:
            "Vota-se. A votação fecha por si e é contada na hora; se alguém está doente ou longe," +
            " pode-se dar mais tempo.",
        result:
            "Está contada. As objeções precisam de resposta; quando passa o prazo, as primeiras" +
            " partes são pagas por si.",
        executing:
            "Está sendo paga. Uma parte que espera pelo seu marco é paga quando duas pessoas da" +
            " coordenação o confirmam; uma retida, assim que a conta a puder receber. A rodada" +
            " fecha por si com a última parte.",
    },
    open: {
        label: "Deixar propor",
        ask: (title: string) => `Deixar propor em “${title}”?`,
        text:
            "A partir de agora ninguém muda o plano. Toda a rede pode lê-lo, com a decisão que" +
            " você nomear.",
    },
    freeze: {
        label: "Congelar a rodada",
        ask: (title: string) => `Congelar “${title}”?`,
        text:
            "O que se fixa agora fica no registro para todo mundo, e depois ninguém muda nada" +
            " disso, nem você:",
    },
    frozen: {
        money: (amount: string, fund: string) =>
            `O dinheiro: ${amount} saem de ${fund} para uma conta própria da rodada.`,
        ballot: (n: number) =>
            n === 0
                ? "A votação: não há proposta admitida, então não se pode congelar."
                : counted(
                      n,
                      "A votação: # proposta, como diz agora.",
                      "A votação: # propostas, como dizem agora.",
                  ),
        voters: "Quem vota: cada pessoa que é membro agora, e ninguém que venha depois.",
        rule: "A regra da contagem, com todos os números, e quantas pessoas precisam votar.",
        lottery: "Um compromisso com a semente de um sorteio, caso seja preciso.",
        open: (n: number) =>
            counted(
                n,
                "# proposta ainda não tem resposta: não chega à votação.",
                "# propostas ainda não têm resposta: não chegam à votação.",
            ),
    },
    cancel: {
        label: "Desistir da rodada",
        ask: (title: string) => `Desistir de “${title}”?`,
        text:
            "O dinheiro volta ao fundo e ninguém vota. Qualquer pessoa pode lê-lo, com a decisão" +
            " que você nomear.",
    },
    end: {
        label: "Encerrar o que não foi pago",
        ask: (title: string) => `Encerrar o que “${title}” não pagou?`,
        text:
            "O que até agora não foi pago não é mais pago: o dinheiro volta ao fundo e a rodada" +
            " fecha. Qualquer pessoa pode lê-lo.",
    },
    extend: {
        label: "Dar mais tempo para votar",
        send: "Que feche mais tarde",
        text: "O prazo para objeções aumenta igual. São precisas duas pessoas da coordenação.",
        until: "A votação fecha no fim de",
    },
    proposal: {
        title: "Para a coordenação: a sua resposta",
        text:
            "Uma pessoa a admite; para rejeitar são precisas duas. A resposta fica junto à" +
            " proposta" +
            " para todo mundo, com o seu motivo.",
        notSeconded: "Ainda não tem apoio suficiente. Duas pessoas podem rejeitá-la.",
        own: "Você a escreveu, ou receberia o pagamento: outra pessoa responde.",
        reason: "Por quê? Pode ser feita, por esse dinheiro?",
        admit: "Admitir à votação",
        reject: "Rejeitar",
        done: "Está respondida.",
    },
    objection: {
        answer: "Responder",
        text:
            "Uma que é aceita anula a rodada: o dinheiro volta ao fundo. São precisas duas" +
            " pessoas" +
            " com função que não ganhem nada com ela. Qualquer pessoa pode ler a resposta.",
        reason: "O que se responde?",
        uphold: "Aceitar",
        reject: "Não aceitar",
        done: "Está respondida.",
    },
    milestone: {
        label: "Está alcançado",
        ask: "Confirmar que está alcançado?",
        text: (milestone: string) =>
            `Então “${milestone}” está alcançado, e a parte é paga em segundos, ou fica retida` +
            " enquanto a conta não a puder receber. Qualquer pessoa pode ler quem confirmou e" +
            " por quê.",
        done: "Está confirmado.",
    },
};
