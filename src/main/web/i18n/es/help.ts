// Ayuda en palabras sencillas.

import type { Texts } from "../en/index.js";

const help: Texts["help"] = {
    lead: (name) => `Cómo funciona ${name}, y qué puedes hacer cuando algo no está claro.`,
    topics: "Temas",
    belowZero: {
        title: "¿Qué significa un saldo bajo cero?",
        text: [
            "Hasta ahora compraste más de lo que vendiste. No es una falta: cuando alguien" +
                " está bajo" +
                " cero, otra persona está por encima, y todos los saldos juntos suman siempre" +
                " cero.",
            "Puedes bajar hasta donde dice tu límite. Vuelves vendiendo algo o trabajando para" +
                " otras personas. No se pide ningún interés.",
            "La primera página dice cuánto puedes gastar todavía, y por qué tu límite es el" +
                " que es.",
        ],
    },
    contribution: {
        title: "¿Qué es la contribución?",
        text: [
            "Quien vende da una pequeña parte de cada venta al fondo colectivo. Cuánto es, lo" +
                " deciden los miembros.",
            "Se cuenta con exactitud: lo que es menos que la unidad más pequeña pasa a tu próxima" +
                " venta. Cada pago de tu extracto explica su propia contribución.",
        ],
    },
    levy: {
        title: "¿Qué es la tasa sobre el dinero quieto?",
        text: [
            "El dinero quieto no ayuda a nadie. Donde los miembros lo decidieron así, una pequeña" +
                " parte de lo que lleva mucho tiempo por encima de lo que puedes tener va al" +
                " fondo" +
                " al final del mes.",
            "Lo que gastes antes no cuesta nada. Tu extracto dice cuánto sería si el período" +
                " terminara hoy. Si no dice nada, no hay tasa.",
        ],
    },
    fund: {
        title: "¿Cómo se gasta el fondo?",
        text: [
            "Lo deciden los miembros en rondas. Alguien propone, otras personas apoyan y" +
                " votan, y lo" +
                " elegido se paga por partes, según se informa de lo prometido.",
            "La página del fondo dice de dónde vino cada monto, por qué decisión salió y qué" +
                " resultó de ello.",
        ],
    },
    votes: {
        title: "¿Alguien puede ver cómo voté?",
        text: [
            "Antes de cada voto la página dice qué se hace público. Hasta el final de la votación" +
                " nadie ve tu voto. Hasta entonces puedes cambiarlo; cuenta el último.",
            "Puedes guardar un comprobante, con el que encuentras tu voto en el recuento.",
        ],
    },
    proofs: {
        title: "¿Qué es una prueba?",
        text: [
            "Cada pago, voto y decisión se escribe en un registro al que solo se puede añadir." +
                " Otras personas, los testigos, vigilan que nada en él cambie después.",
            "Un recibo muestra que un pago está en el registro. Lo comprueba tu propio navegador;" +
                " para eso no hace falta confiar en el servicio.",
        ],
    },
    public: {
        title: "¿Qué es público?",
        text: [
            "Tu saldo y tus pagos los ves tú, quien actúa por tu cuenta, y las personas con" +
                " función" +
                " y de la auditoría que los necesitan para su trabajo.",
            "El registro muestra a todo el mundo que algo pasó, y no de quién era el nombre. Los" +
                " asientos del fondo, las decisiones y quién tiene qué función están abiertos a" +
                " todos los miembros.",
            "Lo que otros ven de tu perfil lo decides tú.",
        ],
    },
    safety: {
        title: "Perdí mi teléfono, o pagué por error",
        text: [
            "Entra en otro dispositivo y termina el perdido en “Seguridad”. Si ya no puedes" +
                " entrar," +
                " pide a alguien de la coordinación que te deje entrar de nuevo.",
            "Si pagaste por error, pide a quien lo recibió que lo devuelva: para esa persona" +
                " es un" +
                " botón. Nunca se borra nada; devolver es un asiento propio.",
        ],
    },
    who: {
        title: "¿Quién puede ayudarme?",
        text: [
            "La coordinación admite miembros, les deja entrar de nuevo y conoce las reglas. La" +
                " tesorería cuida los préstamos y los límites. La auditoría mira si todo está" +
                " bien.",
        ],
    },
};

export default help;
