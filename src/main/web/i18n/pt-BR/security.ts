// Como se entra, o que assina, e quem pode agir.

import type { Texts } from "../en/index.js";

const security: Texts["security"] = {
    lead:
        "Como você entra, quais aparelhos assinam por você, e quais programas podem agir por" +
        " você.",
    oneWay:
        "Você só tem uma forma de entrar. Acrescente outra chave de acesso, ou imprima códigos de" +
        " recuperação, para que um aparelho perdido não deixe você de fora.",
    created: (time) => `Desde ${time}`,
    lastUsed: (time) => `último uso em ${time}`,
    neverUsed: "ainda sem uso",
    anew: {
        title: "A coordenação quer deixar você entrar de novo.",
        asked: (who, when, why) => `${who} pediu isso em ${when}: “${why}”`,
        waits: "Uma segunda pessoa da coordenação precisa concordar antes que algo aconteça.",
        agreed: (who) => `${who} concordou, e agora existe um convite.`,
        text: "Você perdeu suas formas de entrar e pediu isso? Está certo. Se não, cancele já.",
        end: "Cancelar isso",
        endAsk: "Cancelar isso?",
        endText: "O convite deixa de valer. Tudo fica como está.",
    },
    passkeys: {
        title: "Chaves de acesso",
        text:
            "Uma chave de acesso fica no seu celular, no computador ou num pendrive de segurança." +
            " Ela abre só este lugar, com seu dedo, seu rosto ou seu PIN.",
        none: "Você ainda não tem chave de acesso.",
        add: "Acrescentar uma chave de acesso",
        name: "Um nome para ela",
        nameHelp: "Para você reconhecê-la, como “Meu celular”.",
        backedUp: "guardada também pelo seu gerenciador",
        onlyHere: "só no aparelho que a criou",
        remove: (name) => `Remover a chave de acesso “${name}”?`,
        removeText: "Ela não vai mais deixar você entrar. Remova-a do seu aparelho também.",
        added: "A chave de acesso foi acrescentada.",
    },
    password: {
        title: "Senha",
        has: "Você tem uma senha.",
        hasNot: "Você não tem senha. Com chaves de acesso não precisa de uma.",
        change: "Mudar a senha",
        set: "Definir uma senha",
        remove: "Remover a senha",
        removeAsk: "Remover sua senha?",
        removeText: "Então você entra com uma chave de acesso, ou com um código de recuperação.",
        current: "A senha atual",
        fresh: "A senha nova",
        freshHelp: "Pelo menos dez caracteres. Algumas palavras que só você juntaria.",
        changed: "A senha nova vale a partir de agora.",
    },
    totp: {
        title: "Código de um aplicativo",
        text:
            "Junto com sua senha, um aplicativo no celular mostra seis dígitos que mudam a cada" +
            " meio minuto. Quem souber só a sua senha não entra.",
        on: "Está ligado.",
        off: "Está desligado.",
        noPassword: "Ele acompanha uma senha, e você não tem uma.",
        turnOn: "Ligar",
        turnOff: "Desligar",
        turnOffAsk: "Desligar o código do aplicativo?",
        turnOffText: "Então a senha sozinha deixa você entrar.",
        scan: "Leia isto com o aplicativo, ou copie o segredo para ele.",
        picture: "O segredo como código QR, para ler com a câmera",
        secret: "O segredo",
        secretText: "Ele só é mostrado agora. Não o envie a ninguém.",
        confirm: "Os seis dígitos que o aplicativo mostra agora",
        turnedOn: "A partir de agora o código do aplicativo é pedido depois da senha.",
        turnedOff: "O código do aplicativo não é mais pedido.",
    },
    recovery: {
        title: "Códigos de recuperação",
        text:
            "Dez códigos no papel, para o dia em que o celular sumir. Um deles é pedido quando" +
            " você entra por “Outras formas” sem ter à mão a chave de acesso ou o código do" +
            " aplicativo. Cada um deixa você entrar uma vez só.",
        few: "Restam menos de três. Crie códigos novos antes de precisar deles.",
        left: (count) =>
            count === 0 ? "Você não tem nenhum." : count === 1 ? "Resta um." : `Restam ${count}.`,
        make: "Criar dez códigos",
        makeNew: "Criar dez códigos novos",
        makeText: "Os anteriores deixam de valer.",
        shown: "Eles só são mostrados agora. Imprima ou anote, e guarde longe do seu celular.",
        done: "Tenho no papel",
    },
    devices: {
        title: "Aparelhos que assinam",
        text:
            "Cada aparelho assina seus pagamentos com uma chave própria, que nunca sai dele." +
            " Encerre a chave quando o aparelho se perder ou for vendido: o que ele assinar" +
            " depois é recusado.",
        none: "Nenhum aparelho assina por esta conta ainda.",
        here: "Este aparelho",
        add: "Deixar este aparelho assinar",
        end: "Encerrar esta chave",
        endAsk: (name) => `Encerrar a chave de “${name}”?`,
        endText: "O que ela assinou fica como está. Ela nunca mais pode assinar.",
        ended: (time) => `encerrada em ${time}`,
        unnamed: "Um aparelho sem nome",
        former: (count) => (count === 1 ? "Uma chave encerrada" : `${count} chaves encerradas`),
        account: (name) => `Para a conta de ${name}.`,
    },
    sessions: {
        title: "Onde você está conectado",
        text: "Se você não reconhece uma destas, encerre-a, e mude sua forma de entrar.",
        here: "Aqui, agora",
        by: {
            password: "com senha",
            passkey: "com chave de acesso",
            "recovery-code": "com código de recuperação",
            invitation: "com convite",
        },
        endAsk: "Encerrar esta sessão?",
        endOthers: "Encerrar todas as outras",
        endOthersAsk: "Encerrar todas as outras sessões?",
        endAll: "Encerrar essas, as chaves e os aplicativos",
        endAllAsk: "Não deixar dentro ninguém além de você, aqui?",
        endAllText:
            "Terminam todas as outras sessões, suas chaves para programas e os aplicativos que" +
            " você deixou entrar. O que você precisar disso você faz de novo.",
        endText: "Quem estiver lá precisa entrar de novo.",
    },
    apiKeys: {
        title: "Chaves para programas",
        text:
            "Um programa seu, como o caixa de uma loja, pode agir por você com uma chave. Quem" +
            " tem a chave pode fazer o que ela permite.",
        none: "Você não criou nenhuma.",
        make: "Criar uma chave",
        name: "Para que ela serve?",
        scopes: "O que ela pode fazer?",
        accounts: "Em quais contas?",
        days: "Por quanto tempo?",
        day: (count) => (count === 365 ? "Um ano" : `${count} dias`),
        shown: "Isto só é mostrado agora. Guarde onde o programa guarda seus segredos.",
        done: "Já guardei",
        noScope: "Escolha pelo menos uma coisa que ela pode fazer.",
        endAsk: (name) => `Encerrar a chave “${name}”?`,
        endText: "O programa que a usa para de funcionar na hora.",
        until: (time) => `até ${time}`,
        allAccounts: "todas as suas contas",
    },
    apps: {
        title: "Aplicativos que agem por você",
        text: "Você os deixou entrar. Desfaça quando quiser.",
        none: "Você não deixou nenhum entrar.",
        takeBack: "Desfazer",
        endAsk: (name) => `Desfazer o que ${name} pode fazer?`,
        endText: "A partir de agora ele não pode fazer mais nada por você.",
    },
};

export default security;
