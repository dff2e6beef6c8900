// Pagar.

import type { Texts } from "../en/index.js";

const pay: Texts["pay"] = {
    payee: "Quem recebe?",
    payeeHelp: "Um nome ou um código, como padaria-sol.",
    amount: "Quanto?",
    amountWrong: (example) => `Escreva um valor como ${example}.`,
    amountZero: "O valor precisa ser maior que zero.",
    description: "Para quê? (opcional)",
    descriptionHelp: "Só vocês dois veem, e quem cuida dos livros.",
    youPay: "Você paga",
    payeeGets: (name) => `${name} recebe`,
    toTheFund: "Para o fundo de todos",
    balanceAfter: (amount) => `Seu saldo será então ${amount}.`,
    availableAfter: (amount) => `Você ainda poderá gastar ${amount}.`,
    pay: (amount, name) => `Enviar ${amount} para ${name}`,
    paying: "Assinando e enviando …",
    accountClosed: "Esta conta está fechada: não recebe nem paga mais.",
    accountLeaving:
        "Sua assembleia excluiu você: esta conta só se acerta. Você pode " +
        "gastar ou doar o que tem, ou receber o que deve; em zero ela é " +
        "encerrada.",
    people: { recent: "Pessoas que você paga", found: "Encontradas" },
    scan: {
        open: "Ler um código",
        lead: "Ponha a câmera sobre o código de quem vai receber.",
        starting: "A câmera está abrindo …",
        looking: "Procurando um código …",
        paste: "Ou cole o link",
        pasteHelp: "Um link que alguém enviou a você para um pagamento daqui.",
        go: "Abrir",
        foreign: "Isto não é um pagamento desta rede, por isso não foi aberto.",
        cameraLabel: "O que a câmera vê",
        denied:
            "A câmera não pode ser usada aqui. Permita nas configurações do navegador para esta" +
            " página, ou cole o link abaixo.",
        none: "Este aparelho não tem câmera. Cole o link abaixo.",
        busy: "Outro programa usa a câmera. Feche-o e tente de novo, ou cole o link abaixo.",
        failed: "A câmera não abre. Cole o link abaixo.",
        again: "Tentar de novo",
    },
    why: {
        payee: (rate) => `Quem recebe dá ${rate} % para o fundo de todos.`,
        payer: (rate) => `Você dá ${rate} % para o fundo de todos, além do valor.`,
    },
    exempt: "Nada disso vai para o fundo.",
    unsent: {
        mark: "Não enviado",
        of: (amount, name) => `${amount} para ${name}`,
        since: (time) => `Preparado ${time}. Ninguém soube disso ainda.`,
        why: "Não há conexão, então nada pode ser enviado agora. Você pode deixar pronto.",
        keep: "Guardar sem enviar",
        kept: "Está guardado neste aparelho e não enviado. Um toque envia quando a rede voltar.",
        wait: "Pode ser enviado quando a rede voltar.",
        drop: "Jogar fora",
    },
    key: {
        title: "Este aparelho ainda não assina",
        text:
            "Um pagamento é assinado no seu aparelho, com uma chave que nunca sai dele. Crie uma" +
            " agora; você pode encerrá-la quando quiser, em Segurança.",
        make: "Criar uma chave neste aparelho",
        name: "Um nome para este aparelho",
        tooOld:
            "Este navegador é antigo demais para assinar pagamentos. É preciso Chrome ou Edge" +
            " 137, Firefox 129 ou Safari 17, ou mais novo. Nada foi enviado.",
    },
    done: {
        title: "Pago",
        text: (name) => `para ${name}`,
        verified: "Assinado neste aparelho; o serviço conferiu a assinatura.",
        unsigned: "O serviço lançou isto sem uma assinatura sua.",
        place: (index) => `Nº ${index} no registro da rede; a prova está a caminho …`,
        proved: (index) => `Provado: é o nº ${index} no registro da rede.`,
        witnessed: (count) => (count === 1 ? "Uma testemunha viu." : `${count} testemunhas viram.`),
        details: "O pagamento",
        again: "Pagar outra pessoa",
        home: "Pronto",
    },
    waiting: {
        title: "Espera um sim",
        text: (amount, name, count) =>
            `${amount} para ${name} ainda não foi pago: ${
                count === 1
                    ? "mais uma pessoa precisa dizer sim"
                    : `mais ${count} pessoas precisam dizer sim`
            }.`,
        until: (time) => `Espera até ${time}. Se ninguém disser, nada é pago.`,
    },
    unknown: {
        title: "Ainda não sabemos",
        text: (amount, name) =>
            `A ordem de ${amount} para ${name} foi enviada, e não veio resposta. Pode ter sido` +
            " paga, ou não. Pergunte de novo: ela só pode ser paga uma vez.",
        missingTitle: "Não enviado",
        missing: (amount, name) =>
            `O serviço não tem esse pagamento: ${amount} para ${name} não foi pago.`,
        ask: "Perguntar de novo",
        send: "Enviar agora",
        drop: "Não pagar",
        dropText:
            "O que não é para pagar fica anulado no serviço, mesmo que ainda esteja a caminho.",
        whenBack: "Não há conexão. Será perguntado assim que houver.",
    },
    nothingSent: "Nada foi pago.",
    nothingChanged: "Nada mudou.",
    outcomeUnknown: "Ainda não se sabe se foi feito.",
};

export default pay;
