// Os textos da carteira em português do Brasil.

import type { First } from "../en/index.js";
import access from "./access.js";
import frame from "./frame.js";
import home from "./home.js";
import news from "./news.js";
import offline from "./offline.js";
import pay from "./pay.js";
import problems from "./problems.js";
import receipt from "./receipt.js";
import request from "./request.js";
import statement from "./statement.js";

const pt: First = {
    skip: "Ir para o conteúdo",
    menu: "Menu",
    language: "Idioma",
    colours: "Cores",
    colour: { auto: "Como no aparelho", light: "Claro", dark: "Escuro" },
    loading: "Um momento …",
    working: "Está demorando um pouco mais. Espere, por favor …",
    takesTwo:
        "Ainda nada foi feito: são precisas duas pessoas. Outra com função precisa pedir o mesmo.",
    member: {
        codeHelp: "O nome curto da conta, como ana. Digite um nome para encontrá-lo.",
        unknown: (code) => `Não há participante com o código ${code}.`,
    },
    why: {
        label: "Por quê?",
        help:
            "Em poucas palavras." +
            " Fica no registro para a auditoria, e sai com a pessoa de quem se trata.",
    },
    cancel: "Cancelar",
    close: "Fechar",
    save: "Salvar",
    copy: "Copiar",
    copied: "Copiado",
    print: "Imprimir",
    remove: "Remover",
    rename: "Mudar o nome",
    end: "Encerrar",
    source: "Código-fonte",
    pages: {
        home: "Início",
        pay: "Pagar",
        scan: "Ler um código",
        request: "Pedir um pagamento",
        requests: "Pedidos",
        payment: "Um pagamento",
        approvals: "Aprovações",
        security: "Segurança",
        signIn: "Entrar",
        invitation: "Seu convite",
        consent: "Deixar um aplicativo agir por você",
        delegates: "Quem age por esta conta",
        profile: "O que os outros veem de você",
        data: "Seus dados, e sair",
        farewell: "Até logo",
        coordination: "Coordenação",
        mandates: "Quem tem qual função",
        surplus: "O excedente de um empreendimento",
        soundness: "Se a moeda está saudável",
        officerActs: "Espera outra pessoa com função",
        receipt: "Conferir um recibo",
        assembly: "Assembleia",
        round: "Uma rodada da assembleia",
        proposal: "Uma proposta",
        motion: "Uma moção",
        sheets: "Votar em papel",
        sheet: "Uma cédula",
        debts: "Dívidas",
        loans: "Empréstimos",
        statement: "Extrato",
        fund: "O fundo coletivo",
        me: "Sua conta e ajustes",
        help: "Ajuda",
        tasks: "Tarefas à espera",
        members: "Membros",
        member: "Um membro",
        policies: "O que vale para todos",
        policy: "Uma política",
        planRound: "Planejar uma rodada",
        importMembers: "Trazer membros",
        audit: "Auditoria",
        account: "Uma conta",
        posting: "Um lançamento",
        venture: "Um empreendimento",
        notFound: "Esta página não existe",
    },
    paging: {
        before: "Anteriores",
        after: "Próximos",
        where: (from: number, to: number, all: number) => `${from} a ${to} de ${all}`,
    },
    notFoundText: "O endereço pode ser antigo ou estar escrito errado.",
    toHome: "Ir para a primeira página",
    access,
    frame,
    home,
    news,
    offline,
    pay,
    receipt,
    request,
    statement,
    problems,
};

export default pt;
