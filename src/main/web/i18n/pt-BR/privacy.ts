// O que os outros veem de uma pessoa, o que se guarda sobre ela, e como ela sai.

import type { Texts } from "../en/index.js";

const privacy: Texts["privacy"] = {
    profile: {
        lead: "O que você conta de si, e para quem é cada coisa. Só o seu nome é necessário.",
        title: "O que você conta",
        empty: "Só o seu nome por enquanto. Conte como falar com você e o que você oferece.",
        fields: {
            name: "Nome",
            telephone: "Telefone",
            email: "E-mail",
            place: "Lugar",
            about: "Sobre você",
        },
        nameHelp: "Como na sua admissão. Só a coordenação pode providenciar a correção.",
        whoSees: {
            name: "Quem vê seu nome?",
            telephone: "Quem vê seu telefone?",
            email: "Quem vê seu e-mail?",
            place: "Quem vê seu lugar?",
            about: "Quem vê o texto sobre você?",
        },
        levels: {
            officers: "Quem tem função na rede",
            members: "Participantes da rede",
            public: "Todo mundo, também de fora",
        },
        only: "Aqui não cabe a você escolher quem vê. A comunidade decidiu:",
        atMostMembers: "A comunidade decidiu que isto é, no máximo, para participantes.",
        telephoneWrong: "Num telefone só cabem dígitos, espaços e + ( ) . / -",
        emailWrong: "Isto não parece um endereço de e-mail.",
        saved: "Está salvo, e já vale.",
        shown: "Assim os outros veem você",
        seeAs: "Ver com os olhos de",
        nobody: "Nada. Quem não entrou nem fica sabendo que você está aqui.",
        onlyCode: (code) => `Só o seu código, ${code}.`,
    },
    data: {
        lead:
            "O que este serviço guarda sobre você está à sua disposição, e pode ser apagado" +
            " quando você sair.",
        title: "Levar seus dados",
        text:
            "Um arquivo com tudo o que se guarda sobre você: seu perfil, cada movimento da sua" +
            " conta, o que você assinou, suas sessões e seus aparelhos.",
        careful:
            "Nele não há senha nem chave, mas está todo o seu comércio. Guarde onde só você olhe.",
        take: "Baixar meus dados",
        coming: (amount) => `Está vindo: ${amount} até agora …`,
        taken: (amount) => `Seu navegador recebeu o arquivo (${amount}).`,
        notTaken: "Você não tem o arquivo.",
    },
    kept: {
        title: "O que fica quando você sai",
        lead:
            "Quem sai tem um ano para gastar o que tem ou dar ao fundo. O que restar então é " +
            "guardado e volta quando ela voltar. Nunca é pago em outra moeda.",
        causes: {
            left: (since) => `Em ${since} você disse que sai.`,
            silent: (since) => `Em ${since} você foi avisada de que não se sabia de você.`,
            dead: (since) =>
                `Em ${since} duas pessoas com cargo disseram que quem era titular morreu.`,
            excluded: (since) => `Em ${since} a assembleia excluiu você.`,
        },
        due: (on) => `O que houver em ${on} será guardado em outro lugar.`,
        stayed: "Ficou sem efeito.",
        taken: (amount, on) => `${amount} está guardado desde ${on}.`,
        returned: (amount, on) => `${amount} voltou em ${on}.`,
        forGood: "Sua conta está encerrada para sempre, então fica lá.",
        leave: "Saio dentro de um ano",
        stay: "Estou aqui e fico",
        reclaim: "Receber de volta",
    },
    leaving: {
        title: "Sair, e ter seus dados apagados",
        lead: "Você pode sair da rede. Leia antes o que isso significa.",
        goes: "Isto some, para sempre",
        going: [
            "seu nome e tudo o que você contou de si",
            "o que você escreveu nos seus pagamentos",
            "os nomes dos seus aparelhos, e os motivos que falam de você",
            "todas as formas de entrar, em todo lugar, e as chaves dos seus aparelhos",
        ],
        stays: "Isto fica",
        code: (code) => `o código ${code} da sua conta, que é fechada e nunca dada de novo`,
        log: "valores e dias dos seus pagamentos: os livros dos outros são feitos deles",
        evidence: (time) =>
            `o que você assinou, como prova por ${time}; depois a coordenação pode mandar` +
            " apagar isso também",
        first: "Isto precisa ser resolvido antes:",
        below: (amount) =>
            `Você deve ${amount} à comunidade: seu saldo está abaixo de zero. Venda alguma coisa,` +
            " ou receba de presente, até chegar a zero.",
        above: (amount) => `Você ainda tem ${amount}. Gaste ou dê de presente.`,
        reserved: (amount) =>
            `${amount} estão reservados na sua conta. A coordenação pode desfazer isso.`,
        waiting: (count) =>
            count === 1
                ? "Um pagamento seu espera que outras pessoas concordem."
                : `${count} pagamentos seus esperam que outras pessoas concordem.`,
        roles: (roles) => `Você tem uma função: ${roles}. A coordenação pode encerrá-la.`,
        delegates: (names) => `${names}: agem pela sua conta. Retire isso.`,
        actsFor: (names) => `Você age por ${names}. Deixe de agir.`,
        lookAgain: "Olhar de novo",
        nothingInTheWay: "Nada impede: seu saldo é zero, e nada espera.",
        orGive: (amount) => `Ou dê ${amount} ao fundo da comunidade ao sair. Nada mais impede.`,
        begin: "Quero sair",
        beginAndGive: "Sair, e dar o que sobra",
        give: (amount) => `Dou o que sobra, ${amount}, ao fundo da comunidade`,
        giveText:
            "Não se pode desfazer. Se a comunidade pede para isso uma assinatura, o acordo" +
            " de outras pessoas ou uma contribuição, gaste antes ou dê a alguém.",
        lastStep: "O último passo",
        forEver: "Ninguém pode desfazer isto, nem você nem a coordenação.",
        reason: "Por que você sai?",
        reasonHelp: "Poucas palavras para o registro. Não diga de si mais do que o necessário.",
        confirm: (code) => `Para ter certeza, digite o código da sua conta: ${code}`,
        leave: "Sair e apagar meus dados",
        stay: "Não, eu fico",
        working: "Está sendo apagado. Espere, por favor …",
        notErased: "Nada foi apagado.",
    },
    farewell: {
        done: (network, count) =>
            `Você saiu de ${network}. Seu nome e ${
                count === 1 ? "um texto" : `${count} textos`
            } foram apagados, e sua conta está fechada.`,
        device: "Este aparelho esqueceu suas chaves. Em outros elas não valem mais nada.",
        thanks: "Obrigado por ter participado.",
        unknown: "Ninguém saiu por aqui agora há pouco.",
    },
};

export default privacy;
