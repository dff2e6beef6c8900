// O que se diz das propostas, e o que outros mudariam nelas.

import type { Texts } from "../en/index.js";

const deliberation: Texts["deliberation"] = {
    noProposal: "Não há essa proposta.",
    toRound: "Para a rodada",
    version: (number) => `Versão ${number}`,
    about: "O que se propõe",
    answer: "O que a coordenação diz",
    mergedInto: "Quem a escreveu cedeu o lugar a outra:",
    toOther: "Ler essa outra",
    interest: "O que quem a escreveu diz do próprio interesse",
    conflicts: "Quem ganha mais com ela do que os outros",
    conflict: {
        author: {
            paid: "a escreveu e recebe",
            actsForPayee: "a escreveu e age por quem recebe",
        },
        second: {
            paid: "a apoia e recebe",
            actsForPayee: "a apoia e age por quem recebe",
        },
    },
    everybodyVotes: "Votam como todo mundo; mas é bom saber.",
    changed: "O que a última versão mudou",
    cost: (before, after) => `Custo: ${before}, agora ${after}`,
    sameCost: (cost) => `O custo continua ${cost}`,
    removed: "Saiu:",
    added: "Entrou:",
    talk: "O que os membros dizem",
    nothingSaid: "Ninguém disse nada ainda. Pergunte, ou diga o que pensa.",
    say: "Diga algo",
    sayHelp: "Todos os membros da rede podem ler, com o seu nome. Você pode retirar.",
    send: "Enviar",
    sent: "Agora todos os membros podem ler.",
    reply: "Responder",
    replyTo: (name) => `Sua resposta a ${name}`,
    answers: (name) => `Responde a ${name}`,
    ofVersion: (number) => `sobre a versão ${number}`,
    withdraw: "Retirar",
    withdrawn: "Retirado por quem escreveu.",
    hidden: (by, why) => `Ocultado por ${by}: ${why}`,
    hide: "Ocultar",
    more: "Mostrar mais",
    amendments: "O que outros mudariam",
    noAmendments: "Ninguém pediu mudança.",
    amend: "Propor uma mudança",
    amendHelp:
        "Escreva a proposta como deveria ser. Quem a escreveu aceita ou não; se aceitar," +
        " a proposta precisa ser apoiada de novo.",
    title: "Título",
    text: "Texto",
    part: (number) => `Valor da parte ${number}`,
    why: "Por quê",
    amended: "Agora quem escreveu a proposta pode aceitar ou recusar.",
    by: (name, when) => `${name}, ${when}`,
    states: {
        open: "Espera por quem escreveu a proposta",
        accepted: "Aceita",
        declined: "Recusada",
        withdrawn: "Retirada",
    },
    outdated: "A proposta mudou desde então.",
    take: "Aceitar",
    taken: "É a nova versão da proposta. Ela precisa ser apoiada de novo.",
    decline: "Recusar",
    reason: "Por que motivo",
    move: "Que a assembleia decida",
    moveInTime:
        "Precisa ser decidida e feita enquanto as propostas recebem apoio. Se " +
        "antes não houver tempo para o aviso e a votação, é recusada, com as " +
        "datas.",
    moved: "Quem propôs a recusou. A assembleia pode fazer dela a próxima versão.",
};

export default deliberation;
