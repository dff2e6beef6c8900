// Votar en papel.

import type { Texts } from "../en/index.js";

const paper: Texts["paper"] = {
    lead:
        "Quien no vota con un dispositivo recibe una papeleta con un número. Dos personas la" +
        " registran, cada una por su cuenta; si leen lo mismo, es un voto.",
    notNow: "Las papeletas se dan antes de la apertura, y se registran mientras se vota.",
    reason: "¿Por qué, para el registro?",
    backReason: "Devuelta en persona",
    sheets: "Papeletas",
    none: "No se ha dado ninguna, o ninguna que puedas ver.",
    number: (sheet) => `Papeleta n.º ${sheet}`,
    given: (member, day) => `para ${member}, dada el ${day}`,
    returned: (day) => `devuelta sin usar el ${day}`,
    differs: "Dos personas la leyeron distinto: otra tiene que mirarla.",
    printAll: "Imprimir todas las que se dieron",
    takeBack: "Recoger",
    takenBack: (sheet) => `La papeleta n.º ${sheet} está de vuelta. Ya puede votar de otro modo.`,
    give: "Dar una papeleta",
    giveText: "Quien la recibe vota solo con ella, y no necesita dispositivo.",
    giveIt: "Dar una papeleta",
    serial: "El número de la papeleta",
    serialHelp: "Cada número se usa una vez.",
    notANumber: "Esto no es el número de una papeleta.",
    toWhom: "¿Quién la recibe?",
    notOneself: "Nadie se la da a sí misma.",
    isGiven: (sheet) => `La papeleta n.º ${sheet} está dada. Imprímela ahora.`,
    tellers: "Quién registra papeletas",
    tellersText: "La coordinación, y las personas que nombra.",
    name: "Nombrar a alguien",
    whoEnters: "¿A quién?",
    may: "¿Qué puede hacer?",
    mayEnter: "Registrar papeletas",
    mayNot: "Dejar de registrar papeletas",
    named: {
        yes: (name) => `${name} registra papeletas desde ahora.`,
        no: (name) => `${name} ya no registra papeletas.`,
    },
    enter: "Registrar una papeleta",
    enterText: "Ten la papeleta delante. Nadie más ve lo que registras antes del cierre.",
    enterOne: "Registrar una papeleta",
    which: "¿Qué papeleta?",
    read: "¿Qué está marcado en ella?",
    readPoints: (most) => `¿Cuántos puntos hay junto a cada una? De 0 a ${most}.`,
    blank: "Una papeleta sin nada también es un voto.",
    enterIt: "Registrarla así",
    entered: {
        waits: "está registrada. Otra persona tiene que registrarla también.",
        differs: "dos la leyeron distinto. Otra persona tiene que mirarla.",
        taken: "dos leyeron lo mismo. Ya es un voto.",
    },
    noneToPrint: "No existe esa papeleta, o ya está de vuelta.",
    toSheets: "A las papeletas",
    code: (sheet) => `Código para encontrar la papeleta n.º ${sheet}`,
    handIn: (time) => `Entrégala antes de: ${time}.`,
};

export default paper;
