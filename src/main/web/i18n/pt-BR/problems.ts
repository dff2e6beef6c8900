// O que cada recusa do serviço significa para quem a recebe.

import type { ProblemTexts } from "../problems.js";

const problems: ProblemTexts = {
    "malformed-request": "Algo do que foi preenchido não tem a forma certa.",
    "not-signed-in": "Sua sessão terminou. Entre de novo.",
    "sign-in-failed": "Isso não combina. Confira o que você digitou e tente de novo.",
    "second-factor-needed": "Falta mais um passo para entrar.",
    "password-must-change":
        "Outra pessoa lhe deu esta senha. Escolha uma sua, que mais ninguém saiba.",
    "sign-in-again": "Para isto o serviço quer ter certeza de que é você. Entre de novo.",
    "cross-site-request": "Isto não veio da página da própria carteira, e não foi aceito.",
    "not-allowed": "Você não pode fazer isto.",
    "not-found": "Não há nada aqui que você possa ver.",
    "method-not-allowed": "O serviço não sabe fazer isto aqui.",
    "payment-id-taken": "Outro pagamento tem o número que este tinha. Comece de novo.",
    "request-id-taken": "Outro pedido tem o número que este tinha. Comece de novo.",
    "id-taken": "Outra coisa tem o número que esta tinha. Comece de novo.",
    "request-not-pending": "Este pedido já foi respondido, ou o prazo dele passou.",
    "already-reversed": "Este pagamento já foi devolvido.",
    "code-taken": "Este código é de outra pessoa ou de outra coisa.",
    "policy-version-taken": "Enquanto isso, alguém definiu esta versão.",
    "key-taken": "A chave deste aparelho já tinha sido registrada. Crie uma nova.",
    "order-used": "Esta mesma ordem já foi executada, por isso não é paga duas vezes.",
    "body-too-large": "É coisa demais de uma vez.",
    "unsupported-media-type": "O serviço não aceita este tipo de arquivo.",
    "headers-too-large": "O endereço é comprido demais.",
    "unknown-account": (f) => `Não há conta com o código ${f.text("account")}.`,
    "account-closed": (f) => `A conta ${f.text("account")} está fechada.`,
    "same-account": "Essa é a conta que paga. Escolha outra para receber.",
    "kind-not-allowed": "Entre estas duas contas um pagamento não pode ser deste tipo.",
    "unit-mismatch": "As duas contas não são da mesma moeda.",
    "credit-limit-exceeded": (f) =>
        `É mais do que se pode gastar: no máximo ${f.money("availableBalance")} agora.`,
    "payee-limit-exceeded": "A conta que receberia não pode guardar mais agora.",
    "fund-insufficient": "O fundo não tem o bastante.",
    "order-expired":
        "A ordem chegou tarde demais. O relógio deste aparelho está certo? Comece de novo.",
    "order-not-ours": "A ordem foi assinada para outra rede ou outra moeda.",
    "order-valid-too-long": (f) =>
        `A ordem foi assinada para mais de ${f.text("maximumDays")} dias.`,
    "signature-not-valid": "A assinatura não confere. Comece de novo.",
    "key-not-valid":
        "A chave deste aparelho foi encerrada, por isso o que ela assina é recusado. Crie uma" +
        " chave nova, ou use outro aparelho.",
    "signature-needed": (f) =>
        `Acima de ${f.money("unsignedMaximum")} um pagamento precisa ser assinado num aparelho de` +
        " quem paga.",
    "fee-above-maximum": "A contribuição mudou nesse meio-tempo. Olhe de novo.",
    "not-reversible": "Isto não pode ser devolvido.",
    "account-not-settled": "A conta não está em zero.",
    "account-leaving": "A pessoa foi excluída: a conta dela só se acerta e é encerrada sozinha.",
    "credit-stopped": "Por ora ninguém da coordenação dá mais crédito.",
    "nothing-to-sweep": "O fundo não tem nada para repartir.",
    "unknown-community": "Essa comunidade não existe.",
    "second-root": "A rede já tem sua primeira comunidade.",
    "weak-password": (f) =>
        f.text("reason") === "common"
            ? "Esta senha é das primeiras que alguém tenta. Use algumas palavras que " +
              "só você juntaria."
            : `A senha é curta demais: pelo menos ${f.text("minimumLength")} caracteres.`,
    "wrong-password": "Essa não é sua senha atual.",
    "no-person": "Não é uma pessoa, por isso não entra: outras pessoas agem por ela.",
    "recovery-stands":
        "Você cancelou uma há pouco. Esta só a coordenação pode cancelar: fale com ela.",
    "password-is-set":
        "Esta pessoa já pode entrar. Se perdeu todas as formas, deixe-a entrar de novo.",
    "invitation-not-valid":
        "Este convite não vale, ou não vale mais. Peça um novo a quem coordena.",
    "last-coordinator": "A última pessoa da coordenação não pode ser dispensada.",
    "last-way-in": "Esta é sua última forma de entrar. Acrescente outra antes.",
    "key-proof-not-valid": "O aparelho não conseguiu mostrar que a chave é dele. Tente de novo.",
    "too-many-keys": "A conta já tem o máximo de chaves de aparelhos. Encerre uma antes.",
    "import-refused": "O arquivo tem erros e foi recusado inteiro.",
    "policy-not-allowed": "Não pode ser definido assim.",
    "wrong-step": "Agora está em outro passo. Olhe de novo.",
    "motion-at-other-step": "Agora está em outro passo. Olhe de novo.",
    "loan-at-other-step": "O empréstimo está agora em outro passo. Olhe de novo.",
    "loan-not-possible": (f) =>
        `Um empréstimo assim não é possível. O que a regra permite: ${f.money("maximum")}.`,
    "debt-plan-not-possible":
        "Um plano de pagamento assim não é possível. Ele cobre toda a dívida, em datas " +
        "futuras, e há só um por vez.",
    "dormancy-not-possible":
        "O que foi guardado não volta assim: volta uma vez, à conta de onde foi tirado, se couber.",
    "motion-not-valid": (f) => `Uma moção não pode ser assim: ${f.said}`,
    "vote-not-valid": (f) => `Este voto não pode ser aceito: ${f.said}`,
    "surplus-at-other-step": "Agora está em outro passo. Olhe de novo.",
    "surplus-not-valid": "Esta declaração não pode ser aceita.",
    "round-not-valid": "Uma rodada não pode ser assim.",
    "proposal-not-valid": "Uma proposta não pode ser assim.",
    "ballot-not-valid": (f) => `Este voto não pode ser aceito: ${f.said}`,
    "sheet-not-valid": (f) => `Isso não pode ser feito com essa folha: ${f.said}`,
    "proxy-not-valid": (f) => `Uma procuração não pode ser assim: ${f.said}`,
    "report-needed": "Antes é preciso o relato do que já foi pago.",
    "beyond-the-log": "A história ainda não chegou até lá.",
    "report-too-long": "O relatório ficaria longo demais. Peça um tempo menor.",
    "not-signed-yet": "Nenhum registro assinado cobre isto ainda. Tente daqui a pouco.",
    "too-many-attempts": (f) =>
        `Muitas tentativas falharam. Espere ${f.wait("retryAfterSeconds")}.`,
    "internal-error": "Algo deu errado dentro do serviço.",
    overloaded: "Há mais pedidos do que se pode responder agora. Tente daqui a pouco.",
    "database-unavailable": "O serviço não alcança seus livros agora. Tente daqui a pouco.",
    "shutting-down": "O serviço está parando. Tente daqui a pouco.",
    "scope-needed": "O programa não recebeu permissão para isto.",
    "totp-in-use": "O código do aplicativo já está ligado. Desligue antes.",
    "wrong-one-time-code":
        "Estes não são os dígitos do segredo mostrado aqui. O relógio do celular está certo?" +
        " Espere os próximos.",
    "passkey-not-valid":
        "O que o aparelho criou não responde ao que foi pedido, ou chegou tarde. Tente de novo.",
    "too-many-passkeys": "Você já tem o máximo de chaves de acesso. Remova uma antes.",
    "too-many-requests": "Foi rápido demais. Espere um momento.",
    "app-request-not-valid":
        "O aplicativo pediu de um jeito que não está certo. Nada lhe foi dado.",
    "too-many-api-keys": "Você já tem o máximo de chaves. Encerre uma antes.",
    "delegation-not-possible":
        "Essa pessoa não pode agir por esta conta: só outra pessoa que não a titular pode, até um" +
        " dia que ainda venha.",
    "delegate-limit-exceeded": (f) =>
        f.text("limit") === "day"
            ? `Você pode pagar no máximo ${f.money("maximum")} por dia por esta conta, e já` +
              ` pagou ${f.money("used")} hoje.`
            : `Você pode pagar no máximo ${f.money("maximum")} de cada vez por esta conta.`,
    "delegation-ended": "Quem pediu isto não age mais por esta conta.",
    "approval-not-pending": "Este pagamento não está mais esperando.",
    "approval-withheld": (f) =>
        f.text("reason") === ""
            ? "Outras pessoas não concordaram com este pagamento."
            : `Outras pessoas não concordaram com este pagamento. ` +
              `${f.text("by")} disse por quê: “${f.text("reason")}”`,
    "order-differs":
        "A ordem que você assinaria não é a que se mostra aqui, por isso não foi assinada.",
    "not-confirmed": "Você não confirmou que é você.",
    "passkey-cancelled": "Você cancelou, ou este aparelho não tem chave de acesso para este lugar.",
    "passkey-exists": "Este aparelho já tem uma chave de acesso para esta conta.",
    "passkey-failed": "O navegador não conseguiu usar uma chave de acesso aqui.",
    "key-not-kept": "Este navegador não guarda chaves, talvez por estar em modo privado.",
    "disclosure-not-allowed": "A comunidade decidiu que isto não se mostra a tantas pessoas.",
    "erasure-not-possible": (f) =>
        `Ainda há algo pendente: o saldo é ${f.money("balance")}, estão reservados` +
        ` ${f.money("reservedAmount")}, ${f.text("waitingPayments")} pagamentos` +
        ` esperam resposta, e ${f.text("mandates")} funções ou poderes estão em vigor. Tudo isso` +
        " precisa ser zero antes.",
    "takes-two": "São precisas duas pessoas: é feito quando outra com função pede o mesmo.",
    "no-answer": "Não veio resposta. Você está conectado?",
};

export default problems;
