// Llevar una ronda: sus pasos, y lo que se decide en ella.

import { counted } from "../count.js";

export default {
    title: "Para la coordinación: el próximo paso",
    done: "Está hecho.",
    editPlan: "Cambiar el plan",
    reasonMissing: "Di por qué: queda en el registro y acompaña a lo que decides.",
    decisionHelp: (plan: string) =>
        `Para que se pueda consultar. La ronda se planeó por «${plan}».`,
    next: {
        draft: "Está planeada. Se puede proponer cuando lo dicen dos personas de la coordinación.",
        proposing: (step: string) =>
            `${step}. Mientras tanto cada propuesta apoyada recibe una respuesta, en su página.`,
        review: "Ya no se propone. Ahora se congela, antes de que abra la votación.",
        frozen: "Está congelada. La votación abre y cierra por sí misma.",
        balloting:
            "Se vota. La votación cierra por sí misma y se cuenta enseguida; si alguien está" +
            " enfermo" +
            " o lejos, se puede dar más tiempo.",
        result:
            "Está contada. Las objeciones necesitan respuesta; cuando pasa su plazo, las primeras" +
            " partes se pagan por sí mismas.",
        executing:
            "Se está pagando. Una parte que espera su hito se paga cuando dos personas de la" +
            " coordinación lo confirman; una detenida, en cuanto su cuenta la pueda recibir. La" +
            " ronda se cierra por sí misma con su última parte.",
    },
    open: {
        label: "Dejar proponer",
        ask: (title: string) => `¿Dejar proponer en «${title}»?`,
        text:
            "Desde ahora nadie cambia el plan. Toda la red puede leerlo, con la decisión que" +
            " nombres.",
    },
    freeze: {
        label: "Congelar la ronda",
        ask: (title: string) => `¿Congelar «${title}»?`,
        text:
            "Lo que se fija ahora queda en el registro para todo el mundo, y después nadie cambia" +
            " nada de ello, tampoco tú:",
    },
    frozen: {
        money: (amount: string, fund: string) =>
            `El dinero: ${amount} salen de ${fund} a una cuenta propia de la ronda.`,
        ballot: (n: number) =>
            n === 0
                ? "La votación: no hay propuestas admitidas, así que no se puede congelar."
                : counted(
                      n,
                      "La votación: # propuesta, como dice ahora.",
                      "La votación: # propuestas, como dicen ahora.",
                  ),
        voters: "Quiénes votan: cada persona que es miembro ahora, y nadie que llegue después.",
        rule: "La regla del recuento, con todas sus cifras, y cuántas personas tienen que votar.",
        lottery: "Un compromiso con la semilla de un sorteo, si hiciera falta.",
        open: (n: number) =>
            counted(
                n,
                "# propuesta aún no tiene respuesta: no llega a la votación.",
                "# propuestas aún no tienen respuesta: no llegan a la votación.",
            ),
    },
    cancel: {
        label: "Abandonar la ronda",
        ask: (title: string) => `¿Abandonar «${title}»?`,
        text:
            "Su dinero vuelve al fondo y nadie vota. Todo el mundo puede leerlo, con la decisión" +
            " que nombres.",
    },
    end: {
        label: "Terminar lo no pagado",
        ask: (title: string) => `¿Terminar lo que «${title}» no pagó?`,
        text:
            "Lo que hasta ahora no se pagó ya no se paga: el dinero vuelve al fondo y la ronda se" +
            " cierra. Todo el mundo puede leerlo.",
    },
    extend: {
        label: "Dar más tiempo para votar",
        send: "Que cierre más tarde",
        text: "El plazo para objetar se alarga igual. Hacen falta dos personas de la coordinación.",
        until: "La votación cierra al final del",
    },
    proposal: {
        title: "Para la coordinación: tu respuesta",
        text:
            "Una persona la admite; para rechazarla hacen falta dos. La respuesta queda junto a" +
            " la" +
            " propuesta para todo el mundo, con tu motivo.",
        notSeconded: "Aún no la apoyan suficientes. Dos personas pueden rechazarla.",
        own: "La escribiste, o recibirías el pago: responde otra persona.",
        reason: "¿Por qué? ¿Se puede hacer, con ese dinero?",
        admit: "Admitirla a la votación",
        reject: "Rechazarla",
        done: "Tiene respuesta.",
    },
    objection: {
        answer: "Responder",
        text:
            "Una que se acepta anula la ronda: su dinero vuelve al fondo. Hacen falta dos" +
            " personas" +
            " con función que no ganen nada con ella. Todo el mundo puede leer la respuesta.",
        reason: "¿Qué se responde?",
        uphold: "Aceptarla",
        reject: "No aceptarla",
        done: "Tiene respuesta.",
    },
    milestone: {
        label: "Está alcanzado",
        ask: "¿Confirmar que está alcanzado?",
        text: (milestone: string) =>
            `Entonces «${milestone}» está alcanzado, y la parte se paga en segundos, o queda` +
            " detenida mientras su cuenta no la pueda recibir. Todo el mundo puede leer quién lo" +
            " confirmó y por qué.",
        done: "Está confirmado.",
    },
};
