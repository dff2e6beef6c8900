// Ajuda em palavras simples.

import type { Texts } from "../en/index.js";

const help: Texts["help"] = {
    lead: (name) => `Como ${name} funciona, e o que você pode fazer quando algo não está claro.`,
    topics: "Assuntos",
    belowZero: {
        title: "O que significa um saldo abaixo de zero?",
        text: [
            "Até agora você comprou mais do que vendeu. Isso não é uma falta: quando alguém está" +
                " abaixo de zero, outra pessoa está acima, e todos os saldos juntos dão" +
                " sempre zero.",
            "Você pode descer até onde diz o seu limite. Você volta vendendo algo ou trabalhando" +
                " para outras pessoas. Não se cobram juros.",
            "A primeira página diz quanto você ainda pode gastar, e por que o seu limite é esse.",
        ],
    },
    contribution: {
        title: "O que é a contribuição?",
        text: [
            "Quem vende dá uma pequena parte de cada venda ao fundo coletivo. Quanto é, os" +
                " membros" +
                " decidem.",
            "A conta é exata: o que é menos que a menor unidade passa para a sua próxima venda." +
                " Cada pagamento do seu extrato explica a própria contribuição.",
        ],
    },
    levy: {
        title: "O que é a taxa sobre o dinheiro parado?",
        text: [
            "Dinheiro parado não ajuda ninguém. Onde os membros decidiram assim, uma pequena" +
                " parte" +
                " do que fica muito tempo acima do que você pode ter vai para o fundo no fim" +
                " do mês.",
            "O que você gastar antes não custa nada. O seu extrato diz quanto seria se o período" +
                " acabasse hoje. Se não diz nada, não há taxa.",
        ],
    },
    fund: {
        title: "Como o fundo é gasto?",
        text: [
            "Os membros decidem em rodadas. Alguém propõe, outras pessoas apoiam e votam, e o" +
                " que é" +
                " escolhido é pago por partes, conforme se relata o que foi prometido.",
            "A página do fundo diz de onde veio cada valor, por qual decisão saiu e o que" +
                " resultou" +
                " disso.",
        ],
    },
    votes: {
        title: "Alguém pode ver como eu votei?",
        text: [
            "Antes de cada voto a página diz o que se torna público. Até o fim da votação" +
                " ninguém vê" +
                " o seu voto. Até lá você pode mudá-lo; vale o último.",
            "Você pode guardar um comprovante, com o qual encontra o seu voto na contagem.",
        ],
    },
    proofs: {
        title: "O que é uma prova?",
        text: [
            "Cada pagamento, voto e decisão é escrito num registro ao qual só se pode" +
                " acrescentar." +
                " Outras pessoas, as testemunhas, vigiam que nada nele mude depois.",
            "Um recibo mostra que um pagamento está no registro. O seu próprio navegador confere;" +
                " para isso você não precisa confiar no serviço.",
        ],
    },
    public: {
        title: "O que é público?",
        text: [
            "O seu saldo e os seus pagamentos são vistos por você, por quem age pela sua conta, e" +
                " pelas pessoas com função e da auditoria que precisam deles no seu trabalho.",
            "O registro mostra a todos que algo aconteceu, e não de quem era o nome. Os" +
                " lançamentos" +
                " do fundo, as decisões e quem tem qual função são abertos a todos os membros.",
            "O que os outros veem do seu perfil você decide.",
        ],
    },
    safety: {
        title: "Perdi meu telefone, ou paguei por engano",
        text: [
            "Entre em outro aparelho e encerre o perdido em “Segurança”. Se você não consegue" +
                " mais" +
                " entrar, peça à coordenação que deixe você entrar de novo.",
            "Se você pagou por engano, peça a quem recebeu que devolva: para essa pessoa é um" +
                " botão." +
                " Nada nunca se apaga; devolver é um lançamento próprio.",
        ],
    },
    who: {
        title: "Quem pode me ajudar?",
        text: [
            "A coordenação admite membros, deixa entrar de novo e conhece as regras. A tesouraria" +
                " cuida dos empréstimos e dos limites. A auditoria olha se tudo está certo.",
        ],
    },
};

export default help;
