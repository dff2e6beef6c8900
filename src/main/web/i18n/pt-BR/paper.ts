// Votar em papel.

import type { Texts } from "../en/index.js";

const paper: Texts["paper"] = {
    lead:
        "Quem não vota com um aparelho recebe uma cédula com um número. Duas pessoas a registram," +
        " cada uma por si; se leem o mesmo, é um voto.",
    notNow: "As cédulas são dadas entre a fixação e a abertura, e registradas enquanto se vota.",
    reason: "Por quê, para o registro?",
    backReason: "Devolvida pessoalmente",
    sheets: "Cédulas",
    none: "Nenhuma foi dada, ou nenhuma que você possa ver.",
    number: (sheet) => `Cédula nº ${sheet}`,
    given: (member, day) => `para ${member}, dada em ${day}`,
    returned: (day) => `devolvida sem uso em ${day}`,
    differs: "Duas pessoas leram diferente: outra precisa olhar.",
    printAll: "Imprimir todas as que foram dadas",
    takeBack: "Recolher",
    takenBack: (sheet) => `A cédula nº ${sheet} está de volta. Já pode votar de outro modo.`,
    give: "Dar uma cédula",
    giveText: "Quem a recebe vota só com ela, e não precisa de aparelho.",
    giveIt: "Dar uma cédula",
    serial: "O número da cédula",
    serialHelp: "Cada número é usado uma vez.",
    notANumber: "Isto não é o número de uma cédula.",
    toWhom: "Quem a recebe?",
    notOneself: "Ninguém a dá a si mesma.",
    isGiven: (sheet) => `A cédula nº ${sheet} está dada. Imprima agora.`,
    tellers: "Quem registra cédulas",
    tellersText: "A coordenação, e as pessoas que ela nomeia.",
    name: "Nomear alguém",
    whoEnters: "Quem?",
    may: "O que ela pode fazer?",
    mayEnter: "Registrar cédulas",
    mayNot: "Deixar de registrar cédulas",
    named: {
        yes: (name) => `${name} registra cédulas a partir de agora.`,
        no: (name) => `${name} não registra mais cédulas.`,
    },
    enter: "Registrar uma cédula",
    enterText: "Tenha a cédula à sua frente. Ninguém mais vê o que você registra antes do fim.",
    enterOne: "Registrar uma cédula",
    which: "Qual cédula?",
    read: "O que está marcado nela?",
    readPoints: (most) => `Quantos pontos há ao lado de cada uma? De 0 a ${most}.`,
    blank: "Uma cédula sem nada também é um voto.",
    enterIt: "Registrar assim",
    entered: {
        waits: "está registrada. Outra pessoa precisa registrá-la também.",
        differs: "duas leram diferente. Outra pessoa precisa olhar.",
        taken: "duas leram o mesmo. Agora é um voto.",
    },
    noneToPrint: "Não existe essa cédula, ou já está de volta.",
    toSheets: "Às cédulas",
    code: (sheet) => `Código para encontrar a cédula nº ${sheet}`,
    handIn: (time) => `Entregue antes de: ${time}.`,
};

export default paper;
