// Trazer membros de um arquivo.

import { counted } from "../count.js";

export default {
    lead:
        "Quem tinha uma conta em outro lugar vem com o seu saldo, todos de uma vez, enquanto" +
        " ninguém pagou ainda. Nada é enviado antes que você veja o que o arquivo diz.",
    file: "O arquivo",
    form:
        "Valores separados por vírgulas (CSV) com esta primeira linha. Saldos e limites vão na" +
        " menor unidade, sem vírgula; os limites podem faltar. Todos os saldos somam zero.",
    choose: "Escolha o arquivo",
    chooseHelp: "Ele é lido neste aparelho, e só é enviado quando você aperta o botão abaixo.",
    tooLarge: "Passa de 5 MB. Traga-o com o comando ./mutirao import members.",
    noHeader: "Não começa com essa linha: não é um arquivo assim.",
    preview: (name: string, size: string) => `O que ${name} diz (${size})`,
    rows: (n: number) => counted(n, "# membro.", "# membros."),
    sums: (above: string, below: string) => `Acima de zero ${above}, abaixo de zero ${below}.`,
    zero: "No total zero, como deve ser.",
    notZero: (sum: string) => `No total ${sum}: precisa ser zero.`,
    wrongRows: (n: number) =>
        counted(
            n,
            "# linha não pode ser aceita. Está no começo.",
            "# linhas não podem ser aceitas. Estão no começo.",
        ),
    line: (number: number) => `Linha ${number}`,
    limits: (low: string, high: string) => `Abaixo de zero ${low}, acima de zero ${high}`,
    standard: "como a comunidade decidiu",
    flaws: {
        columns: "Tem mais ou menos valores do que colunas.",
        code: "O código tem outros sinais além de letras, algarismos e hifens, ou é longo demais.",
        twice: "O código já estava no arquivo.",
        kind: "O tipo não é nenhum de person, venture e association.",
        name: "Falta o nome.",
        number: "Uma quantia não é um número inteiro.",
        noCommunity: "Essa comunidade não existe.",
    },
    mend: "Corrija o arquivo e escolha-o de novo. Nada foi enviado.",
    decisionHelp:
        "Para que se possa consultar. A segunda pessoa precisa escrever aqui exatamente o mesmo," +
        " com exatamente o mesmo arquivo.",
    becomesPublic:
        "É feito quando outra pessoa da coordenação envia o mesmo arquivo. Então os membros" +
        " aparecem na lista; o registro diz de cada conta quem admitiu o titular, e por que" +
        " decisão.",
    send: (n: number) => counted(n, "Trazer # membro", "Trazer # membros"),
    waits:
        "Ainda nada foi feito: são precisas duas pessoas. Dê o arquivo a outra pessoa da" +
        " coordenação, que o envia aqui com a mesma decisão.",
    done: (n: number) => counted(n, "# membro foi admitido.", "# membros foram admitidos."),
    payments: "Pagamentos do passado",
    paymentsText:
        "Uma história de pagamentos não se traz aqui: faz isso quem mantém o serviço, para que" +
        " cada" +
        " pagamento passe pelas mesmas regras que um novo. Recebe um relato de cada linha.",
};
