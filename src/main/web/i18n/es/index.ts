// Los textos de la cartera en español.

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

const es: First = {
    skip: "Ir al contenido",
    menu: "Menú",
    language: "Idioma",
    colours: "Colores",
    colour: { auto: "Como el dispositivo", light: "Claro", dark: "Oscuro" },
    loading: "Un momento …",
    working: "Tarda un poco más. Espera, por favor …",
    takesTwo:
        "Aún no se hizo nada: hacen falta dos. Otra persona con función tiene que pedir lo mismo.",
    member: {
        codeHelp: "El nombre corto de la cuenta, como ana. Escribe un nombre para encontrarlo.",
        unknown: (code) => `No hay nadie con el código ${code}.`,
    },
    why: {
        label: "¿Por qué?",
        help:
            "En pocas palabras." +
            " Queda en el registro para la auditoría, y se va con la persona de quien se trata.",
    },
    cancel: "Cancelar",
    close: "Cerrar",
    save: "Guardar",
    copy: "Copiar",
    copied: "Copiado",
    print: "Imprimir",
    remove: "Quitar",
    rename: "Cambiar el nombre",
    end: "Terminar",
    source: "Código fuente",
    pages: {
        home: "Inicio",
        pay: "Pagar",
        scan: "Escanear un código",
        request: "Pedir un pago",
        requests: "Peticiones",
        payment: "Un pago",
        approvals: "Aprobaciones",
        security: "Seguridad",
        signIn: "Entrar",
        invitation: "Tu invitación",
        consent: "Dejar que una aplicación actúe por ti",
        delegates: "Quién actúa por esta cuenta",
        profile: "Lo que otros ven de ti",
        data: "Tus datos, e irte",
        farewell: "Hasta pronto",
        coordination: "Coordinación",
        mandates: "Quién tiene qué función",
        surplus: "El excedente de un emprendimiento",
        soundness: "Si la moneda está sana",
        officerActs: "Espera a otra persona con función",
        receipt: "Comprobar un recibo",
        assembly: "Asamblea",
        round: "Una ronda de la asamblea",
        proposal: "Una propuesta",
        motion: "Una moción",
        sheets: "Votar en papel",
        sheet: "Una papeleta",
        debts: "Deudas",
        loans: "Préstamos",
        statement: "Extracto",
        fund: "El fondo colectivo",
        me: "Tu cuenta y ajustes",
        help: "Ayuda",
        tasks: "Tareas pendientes",
        members: "Miembros",
        member: "Un miembro",
        policies: "Lo decidido para todos",
        policy: "Una política",
        planRound: "Planear una ronda",
        importMembers: "Traer miembros",
        audit: "Auditoría",
        account: "Una cuenta",
        posting: "Un asiento",
        venture: "Un emprendimiento",
        notFound: "Esta página no existe",
    },
    paging: {
        before: "Anteriores",
        after: "Siguientes",
        where: (from: number, to: number, all: number) => `${from} a ${to} de ${all}`,
    },
    notFoundText: "La dirección puede ser antigua o estar mal escrita.",
    toHome: "Ir a la primera página",
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

export default es;
