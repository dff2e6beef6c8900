// Los textos de la cartera en español.

import type { Texts } from "../en/index.js";
import access from "./access.js";
import assembly from "./assembly.js";
import audit from "./audit.js";
import coordination from "./coordination.js";
import debt from "./debt.js";
import delegates from "./delegates.js";
import deliberation from "./deliberation.js";
import frame from "./frame.js";
import fund from "./fund.js";
import help from "./help.js";
import home from "./home.js";
import importing from "./importing.js";
import loan from "./loan.js";
import members from "./members.js";
import motion from "./motion.js";
import move from "./move.js";
import offline from "./offline.js";
import officer from "./officer.js";
import paper from "./paper.js";
import pay from "./pay.js";
import plan from "./plan.js";
import policies from "./policies.js";
import policy from "./policy.js";
import privacy from "./privacy.js";
import problems from "./problems.js";
import propose from "./propose.js";
import proxy from "./proxy.js";
import receipt from "./receipt.js";
import request from "./request.js";
import result from "./result.js";
import running from "./running.js";
import security from "./security.js";
import soundness from "./soundness.js";
import statement from "./statement.js";
import surplus from "./surplus.js";
import tasks from "./tasks.js";
import venture from "./venture.js";

const es: Texts = {
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
    assembly,
    coordination,
    debt,
    delegates,
    deliberation,
    frame,
    fund,
    help,
    home,
    loan,
    motion,
    move,
    officer,
    offline,
    paper,
    pay,
    policy,
    privacy,
    receipt,
    request,
    result,
    security,
    soundness,
    statement,
    surplus,
    audit,
    importing,
    members,
    plan,
    policies,
    running,
    tasks,
    venture,
    problems,
    propose,
    proxy,
};

export default es;
