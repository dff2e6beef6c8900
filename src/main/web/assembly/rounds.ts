// Rounds as the pages need them: how far one is, in words, and all that there is of one.

import { type Answer, all, get, put } from "../api/client.js";
import type { Schemas } from "../api/paths.js";
import { currency } from "../app/network.js";
import { session } from "../app/session.js";
import { sendSigned, signBallot } from "../device/keys.js";
import { day, texts } from "../i18n/index.js";
import { money } from "../payment/amount.js";

export type Round = Schemas["Round"];
export type Proposal = Schemas["Proposal"];
export type Ballot = Schemas["Ballot"];

/** So many at once: as many as the service gives. */
const MOST = "500";

/** What a proposal is from the moment on in which the ballot is fixed. */
const ON_BALLOT = new Set<Schemas["ProposalState"]>([
    "onBallot",
    "selected",
    "notSelected",
    "closed",
    "returned",
]);

export interface Whole {
    round: Round;
    /** Those on the ballot; all that the reader may see, as long as there is none. */
    proposals: Proposal[];
    /** The reader's ballot that counts so far; null: she has not voted. */
    own: Ballot | null;
    /** Null: nothing is counted yet. */
    result: Schemas["RoundResult"] | null;
}

/** How far a round is. */
export function step(round: Round): string {
    const t = texts.value.assembly.steps;
    switch (round.state) {
        case "proposing":
            return t.proposing(day(round.proposalsUntil));
        case "supporting":
            return t.supporting(day(round.supportUntil ?? round.ballotOpensAt));
        case "review":
        case "frozen":
            return t[round.state](day(round.ballotOpensAt));
        case "balloting":
            return t.balloting(day(round.ballotClosesAt));
        case "result":
            return t.result(day(round.objectionsUntil));
        case "cancelled":
            return t.cancelled[round.cancelledFor ?? "officers"];
        default:
            return t[round.state];
    }
}

/** An amount with the currency's code. */
export function inUnits(amount: number): string {
    return `${money(amount, currency.value.decimals)} ${currency.value.code}`;
}

/** All rounds, the newest first. */
export async function rounds(): Promise<Answer<Round[]>> {
    return allPages((after) => get("/api/v1/rounds", { query: { limit: MOST, after } }));
}

export async function allPages<T>(
    page: (after: string | undefined) => Promise<Answer<{ items: T[]; next: string | null }>>,
): Promise<Answer<T[]>> {
    const items: T[] = [];
    let after: string | undefined;
    for (;;) {
        const answer = await page(after);
        if (!answer.ok) {
            return answer;
        }
        items.push(...answer.value.items);
        if (answer.value.next === null) {
            return { ...answer, value: items };
        }
        after = answer.value.next;
    }
}

/**
 * A round with all that there is of it now.
 *
 * @param of for whom the reader votes by her proxy; null: for herself
 */
export async function load(id: string, of: string | null = null): Promise<Answer<Whole>> {
    const path = { id };
    const first = await all(
        get("/api/v1/rounds/{id}", { path }),
        allPages((after) =>
            get("/api/v1/rounds/{id}/proposals", { path, query: { limit: MOST, after } }),
        ),
    );
    if (!first.ok) {
        return first;
    }
    const [round, proposals] = first.value;
    const isFixed = round.frozenAt !== null;
    const own = isFixed ? await ownBallot(id, voter(round, of)) : null;
    if (own !== null && !own.ok) {
        return own;
    }
    const result =
        round.countedAt === null ? null : await get("/api/v1/rounds/{id}/result", { path });
    if (result !== null && !result.ok) {
        return result;
    }
    return {
        ...first,
        value: {
            round,
            proposals: proposals.filter((one) => !isFixed || ON_BALLOT.has(one.state)),
            own: own?.value ?? null,
            result: result?.value ?? null,
        },
    };
}

/** For whom the reader votes: once it is closed, it is her own vote that she reads. */
export function voter(round: Round, of: string | null): string | null {
    return round.state === "balloting" ? of : null;
}

/** The reader's ballot of a round in which she can vote; null: she has not voted. */
export async function ballotOf(id: string): Promise<Answer<Ballot | null>> {
    return ownBallot(id, null);
}

async function ownBallot(id: string, of: string | null): Promise<Answer<Ballot | null>> {
    const answer = await get("/api/v1/rounds/{id}/ballot", {
        path: { id },
        query: { of: of ?? undefined },
    });
    const isNone =
        !answer.ok && (answer.problem.status === 404 || answer.problem.name === "wrong-step");
    return isNone ? { ok: true, status: 200, value: null } : answer;
}

/** What a ballot says: how many points each project gets; 1 for each approval. */
export type Said = Readonly<Record<string, number>>;

/** What a ballot of hers says. */
export function saidBy(ballot: Ballot | null): Said {
    return ballot === null
        ? {}
        : (ballot.points ?? Object.fromEntries(ballot.choice.map((one) => [one, 1])));
}

const orders = new Map<string, string[]>();

/**
 * The projects of a ballot in an order that was drawn for this visit: nobody is at the top of
 * everybody's list, and nothing keeps it.
 */
export function shuffled(round: Round, projects: Proposal[]): Proposal[] {
    let order = orders.get(round.id);
    if (order === undefined) {
        order = projects.map((one) => one.id);
        for (let left = order.length; left > 1; left--) {
            const at = below(left);
            [order[at], order[left - 1]] = [order[left - 1]!, order[at]!];
        }
        orders.set(round.id, order);
    }
    const places = new Map(order.map((id, place) => [id, place]));
    return projects.toSorted((a, b) => (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0));
}

/** A whole number from 0 to below so many, each as likely. */
function below(many: number): number {
    const most = 2 ** 32 - (2 ** 32 % many);
    const drawn = new Uint32Array(1);
    do {
        crypto.getRandomValues(drawn);
    } while (drawn[0]! >= most);
    return drawn[0]! % many;
}

/**
 * Votes, in place of what was voted before.
 *
 * @param of by whose proxy; null: for herself
 */
export async function vote(round: Round, said: Said, of: string | null): Promise<Answer<Ballot>> {
    const { id } = round;
    // Asked anew: it may have been on another device, or without an answer.
    const before = await ownBallot(id, of);
    if (!before.ok) {
        return before;
    }
    const seq = (before.value?.seq ?? 0) + 1;
    const isPoints = round.rule.ballots === "points";
    const what = isPoints ? { points: { ...said } } : { choice: Object.keys(said) };
    const send = (signed?: Schemas["BallotSignature"]) =>
        put("/api/v1/rounds/{id}/ballot", {
            path: { id },
            body: {
                ...what,
                seq,
                ...(signed !== undefined && { signed }),
                ...(of !== null && { of }),
            },
        });
    const giver = of === null ? null : await get("/api/v1/members/{code}", { path: { code: of } });
    if (giver !== null && !giver.ok) {
        return giver;
    }
    const texts = Object.fromEntries(Object.entries(said).map(([p, n]) => [p, String(n)]));
    const choice = isPoints ? texts : Object.keys(said);
    const terms = { choice, poll: id, seq: String(seq) };
    return sendSigned(
        session.value?.member.code ?? "",
        (key) =>
            signBallot(key, giver === null ? terms : { account: giver.value.publicId, ...terms }),
        send,
    );
}
