// What waits for an officer, by what she may do about it.

import { type Answer, all, get } from "../api/client.js";
import type { Schemas } from "../api/paths.js";
import { memberPage, recoveryPage } from "../app/places.js";
import { type Round, allPages, rounds } from "../assembly/rounds.js";
import { texts } from "../i18n/index.js";
import { mayAgree, understand } from "./acts.js";

export interface Task {
    /** So that it is found again when the page is drawn anew. */
    key: string;
    count: number;
    title: string;
    /** Where it is done: what each is called, and its page. */
    links: [string, string][];
}

export interface Officer {
    code: string;
    roles: string[];
}

const MOST = "500";

/** Rounds in which nobody has anything to do any more. */
const OVER = new Set<Schemas["RoundState"]>(["closed", "cancelled", "noQuorum"]);

/** All that waits, what is there to do first; none with a count of zero. */
export async function waiting(officer: Officer): Promise<Answer<Task[]>> {
    const parts = await all(
        ofActs(officer),
        ofMembers(officer),
        ofMoney(officer),
        ofRounds(officer),
    );
    return parts.ok
        ? { ...parts, value: parts.value.flat().filter((task) => task.count > 0) }
        : parts;
}

async function ofActs(officer: Officer): Promise<Answer<Task[]>> {
    const t = texts.value.tasks;
    const answer = await get("/api/v1/officer-acts");
    if (!answer.ok) {
        return answer;
    }
    const acts = answer.value.items;
    const kind = (act: Schemas["OfficerAct"]) => understand(act).kind;
    const others = acts.filter((act) => mayAgree(act, kind(act), officer));
    const files = acts.filter((act) => kind(act) === "import" && act.askedBy !== officer.code);
    const admissions = others.filter((act) => kind(act) === "admission");
    const page: [string, string][] = [[texts.value.pages.officerActs, "/app/officer-acts"]];
    return {
        ...answer,
        value: [
            {
                key: "acts",
                count: others.length - admissions.length,
                title: t.acts(others.length - admissions.length),
                links: page,
            },
            {
                key: "admissions",
                count: admissions.length,
                title: t.admissions(admissions.length),
                links: page,
            },
            {
                key: "imports",
                count: officer.roles.includes("coordinator") ? files.length : 0,
                title: t.imports(files.length),
                links: [[texts.value.pages.importMembers, "/app/import"]],
            },
        ],
    };
}

async function ofMembers(officer: Officer): Promise<Answer<Task[]>> {
    const t = texts.value.tasks;
    if (!officer.roles.includes("coordinator")) {
        return { ok: true, status: 200, value: [] };
    }
    const answers = await all(
        get("/api/v1/recoveries"),
        get("/api/v1/surplus-statements", { query: { state: "filed" } }),
    );
    if (!answers.ok) {
        return answers;
    }
    const [recoveries, statements] = answers.value;
    const open = recoveries.items.filter(
        (one) =>
            one.agreedBy === null && one.askedBy !== officer.code && one.member !== officer.code,
    );
    return {
        ...answers,
        value: [
            {
                key: "recoveries",
                count: open.length,
                title: texts.value.coordination.recovery.open(open.length),
                links: open.map(({ member }) => [member, recoveryPage(member)]),
            },
            {
                key: "surplus",
                count: statements.items.length,
                title: t.surplus(statements.items.length),
                links: [[texts.value.pages.coordination, "/app/coordination#surplus"]],
            },
        ],
    };
}

async function ofMoney(officer: Officer): Promise<Answer<Task[]>> {
    const t = texts.value.tasks;
    const isKeeper = ["coordinator", "treasurer"].some((role) => officer.roles.includes(role));
    const answers = await all(
        get("/api/v1/loan-applications"),
        allPages((after) => get("/api/v1/loans", { query: { limit: MOST, after } })),
        get("/api/v1/credit-reviews"),
        isKeeper ? get("/api/v1/debts") : nothing<Schemas["Debt"]>(),
    );
    if (!answers.ok) {
        return answers;
    }
    const [applications, loans, { reviews }, debts] = answers.value;
    const asked = applications.items.filter((loan) => loan.borrower !== officer.code);
    const late = loans.filter((loan) => loan.lateSince !== null);
    const limits = (reviews[0]?.forPeople ?? []).filter((one) => one.account !== officer.code);
    const plans = debts.items.filter((one) => one.plan === "asked");
    const bare = debts.items.filter((one) => one.plan === null || one.plan === "failed");
    const loansPage: [string, string][] = [[texts.value.pages.loans, "/app/loans"]];
    const debtsPage: [string, string][] = [[texts.value.pages.debts, "/app/debts#due"]];
    return {
        ...answers,
        value: [
            {
                key: "loans",
                count: isKeeper ? asked.length : 0,
                title: t.loans(asked.length),
                links: loansPage,
            },
            { key: "arrears", count: late.length, title: t.arrears(late.length), links: loansPage },
            {
                key: "credit",
                count: limits.length,
                title: t.credit(limits.length),
                links: limits.map((one) => toMember(one.account)),
            },
            {
                key: "plans",
                count: plans.length,
                title: t.plans(plans.length),
                links: debtsPage,
            },
            {
                key: "debts",
                count: bare.length,
                title: t.debts(bare.length),
                links: debtsPage,
            },
        ],
    };
}

/** An empty list, where the officer may not ask. */
function nothing<T>(): Promise<Answer<{ items: T[] }>> {
    return Promise.resolve({ ok: true, status: 200, value: { items: [] } });
}

function toMember(code: string): [string, string] {
    return [code, memberPage(code)];
}

async function ofRounds(officer: Officer): Promise<Answer<Task[]>> {
    const answer = await rounds();
    if (!answer.ok) {
        return answer;
    }
    const open = answer.value.filter((round) => !OVER.has(round.state));
    const found = await all(...open.map((round) => ofRound(round, officer)));
    return found.ok ? { ...found, value: found.value.flat() } : found;
}

async function ofRound(round: Round, officer: Officer): Promise<Answer<Task[]>> {
    const isCoordinator = officer.roles.includes("coordinator");
    switch (round.state) {
        case "proposing":
        case "supporting":
        case "review":
            return isCoordinator ? beforeFreeze(round, officer) : none();
        case "draft":
            return isCoordinator ? one(round, "draft", 1) : none();
        case "frozen":
        case "balloting":
            return isCoordinator ? ofSheets(round) : none();
        case "result":
        case "executing":
            return ofResult(round, isCoordinator);
        default:
            return none();
    }
}

function none(): Answer<Task[]> {
    return { ok: true, status: 200, value: [] };
}

type OfRound = "draft" | "proposals" | "freeze" | "sheets" | "objections" | "milestones" | "held";

function task(round: Round, what: OfRound, count: number): Task {
    const page = what === "sheets" ? "sheets" : "round";
    return {
        key: `${round.id} ${what}`,
        count,
        title: texts.value.tasks.ofRound[what](count),
        links: [[round.title, `/app/${page}?id=${round.id}`]],
    };
}

function one(round: Round, what: OfRound, count: number): Answer<Task[]> {
    return { ok: true, status: 200, value: [task(round, what, count)] };
}

async function beforeFreeze(round: Round, officer: Officer): Promise<Answer<Task[]>> {
    const answer = await allPages((after) =>
        get("/api/v1/rounds/{id}/proposals", {
            path: { id: round.id },
            query: { limit: MOST, after },
        }),
    );
    if (!answer.ok) {
        return answer;
    }
    const asked = answer.value.filter(
        (proposal) =>
            (proposal.state === "seconded" ||
                (proposal.state === "submitted" && round.state === "review")) &&
            proposal.author !== officer.code &&
            proposal.payee !== officer.code,
    );
    const value = [task(round, "proposals", asked.length)];
    if (round.state === "review") {
        value.push(task(round, "freeze", 1));
    }
    return { ...answer, value };
}

async function ofSheets(round: Round): Promise<Answer<Task[]>> {
    const answer = await get("/api/v1/rounds/{id}/sheets", { path: { id: round.id } });
    if (!answer.ok) {
        return answer;
    }
    const differ = answer.value.items.filter((sheet) => sheet.differs);
    return one(round, "sheets", differ.length);
}

async function ofResult(round: Round, isCoordinator: boolean): Promise<Answer<Task[]>> {
    const answer = await get("/api/v1/rounds/{id}/result", { path: { id: round.id } });
    if (!answer.ok) {
        return answer;
    }
    const { objections, payouts } = answer.value;
    const waits = payouts.filter((payout) => payout.state === "waiting");
    const held = payouts.filter((payout) => payout.state === "open" && payout.held !== null);
    const isPaying = isCoordinator && round.state === "executing";
    return {
        ...answer,
        value: [
            task(round, "objections", objections.filter((each) => each.answer === null).length),
            task(round, "milestones", isPaying ? waits.length : 0),
            task(round, "held", isPaying ? held.length : 0),
        ],
    };
}
