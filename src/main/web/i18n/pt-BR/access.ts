// Entrar, convites, confirmar quem se é, e a permissão para um aplicativo.

import type { Texts } from "../en/index.js";

const access: Texts["access"] = {
    welcome: (network) => `Boas-vindas a ${network}`,
    passkeyWhat:
        "Seu aparelho pede seu dedo, seu rosto ou o PIN dele. Não há nada para decorar, e nada" +
        " que pudessem roubar de nós.",
    withPasskey: "Entrar com chave de acesso",
    otherWays: "Outras formas de entrar",
    code: "Seu código",
    codeHelp: "O nome curto da sua conta, como ana.",
    password: "Senha",
    signIn: "Entrar",
    noPassword: "Não tenho senha, mas um código de recuperação",
    withPassword: "Tenho uma senha",
    ownPassword:
        "Uma pessoa da coordenação lhe deu esta senha e a conhece. Escolha uma sua: é ela que" +
        " será pedida de agora em diante.",
    secondStep: "Mais um passo",
    totp: "Os seis dígitos do seu aplicativo",
    totpHelp: "O aplicativo no seu celular que mostra um número novo a cada meio minuto.",
    useRecovery: "Não tenho o aplicativo aqui: usar um código de recuperação",
    useTotp: "Usar os seis dígitos do aplicativo",
    recoveryCode: "Código de recuperação",
    recoveryHelp: "Um dos dez que você imprimiu ou anotou. Cada um serve uma vez.",
    lost: "Perdi todas as formas de entrar",
    lostText:
        "Peça a alguém da coordenação da sua comunidade. Duas pessoas da coordenação, juntas," +
        " podem lhe dar um novo convite; quando você o usar, acabam todas as formas antigas de" +
        " entrar e todas as chaves de aparelhos. Seu saldo continua seu.",
    ended: "Sua sessão terminou. Entre de novo para continuar; nada do que você fez se perdeu.",
    noPasskeys: "Este navegador não usa chaves de acesso. Entre de outra forma.",
    confirmTitle: "É você?",
    confirmText: "O que você vai mudar decide quem entra. Confirme que é você.",
    confirm: "Confirmar",
    confirmWithPasskey: "Confirmar com chave de acesso",
    invitation: {
        lead: "Alguém da sua comunidade convidou você. Escolha como vai entrar daqui em diante.",
        code: "O código do convite",
        name: "Um nome para esta chave de acesso",
        nameHelp: "Para reconhecê-la na sua lista, como “Meu celular”.",
        make: "Criar uma chave de acesso",
        instead: "Prefiro escolher uma senha",
        newPassword: "Uma senha nova",
        newPasswordHelp: "Pelo menos dez caracteres. Algumas palavras que só você juntaria.",
        set: "Definir a senha e entrar",
    },
    consent: {
        title: (app) => `${app} quer agir por você`,
        website: "O site dele",
        goesTo: "O que você permitir vai para",
        allows: "Ele vai poder:",
        never: "Ele nunca pode mudar como você entra, seus aparelhos ou suas funções.",
        accounts: "Nestas contas:",
        noAccount: "Escolha pelo menos uma conta.",
        agree: (app) => `Deixar ${app} fazer isso`,
        refuse: "Não, voltar",
        backToApp: "Voltar ao aplicativo",
        later: "Você pode encerrar isso quando quiser, em Segurança.",
        leaving: (app) => `Você está voltando para ${app}.`,
    },
    scopes: {
        "payments:write": "Fazer pagamentos da sua conta, dentro dos seus limites",
        "payments:read": "Ver seus pagamentos",
        "statements:read": "Ver seu saldo e seus extratos",
        "members:read": "Ver a lista de participantes",
        "reports:read": "Ver os relatórios que você pode ver",
        "log:read": "Ler o registro público",
    },
};

export default access;
