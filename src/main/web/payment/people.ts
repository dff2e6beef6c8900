// Whom one pays most: people of the last payments, and everybody whose name one can look for.

import { type Answer, get, recall } from "../api/client.js";
import type { Schemas } from "../api/paths.js";

export type Person = Schemas["Member"];

/** As many entries are looked through, and as many people come of them at most. */
const LATEST = "100";
const PEOPLE_MAX = 8;

/** As many members are looked through for a name; who is not among them is found by the code. */
const PAGE = "500";
const PAGES_MAX = 4;

const KINDS: string[] = ["payment", "gift", "wage"];

/**
 * Codes of the people with whom the account has had to do: who was paid often and lately comes
 * first, and who paid counts half as much.
 */
function ranked(entries: Schemas["Entry"][]): string[] {
    const points = new Map<string, number>();
    entries
        .filter((entry) => KINDS.includes(entry.kind) && entry.decision === null)
        .forEach(({ otherParty, amount }, place) => {
            if (otherParty !== null) {
                const gained = (amount < 0 ? 2 : 1) / (place + 3);
                points.set(otherParty, (points.get(otherParty) ?? 0) + gained);
            }
        });
    const sorted = [...points].sort(([, a], [, b]) => b - a);
    return sorted.slice(0, PEOPLE_MAX).map(([code]) => code);
}

/** Her name, from what is kept if it is: people hardly ever change theirs. */
export async function person(code: string): Promise<Answer<Person>> {
    const path = { code };
    const kept = recall("/api/v1/members/{code}", { path });
    return kept ? { ok: true, status: 200, value: kept } : get("/api/v1/members/{code}", { path });
}

/** The people whom the account is likely to pay next. */
export async function recentPeople(account: string): Promise<Answer<Person[]>> {
    const entries = await get("/api/v1/accounts/{code}/entries", {
        path: { code: account },
        query: { limit: LATEST },
    });
    if (!entries.ok) {
        return entries;
    }
    const answers = await Promise.all(ranked(entries.value.items).map(person));
    return { ...entries, value: answers.flatMap((answer) => (answer.ok ? [answer.value] : [])) };
}

/** The members of the network, by their codes. */
export async function everybody(): Promise<Answer<Person[]>> {
    const found: Person[] = [];
    let after: string | undefined;
    for (let page = 0; page < PAGES_MAX; page++) {
        const answer = await get("/api/v1/members", { query: { limit: PAGE, after } });
        if (!answer.ok) {
            return page === 0 ? answer : { ok: true, status: 200, value: found };
        }
        found.push(...answer.value.items);
        after = answer.value.next ?? undefined;
        if (after === undefined) {
            break;
        }
    }
    return { ok: true, status: 200, value: found };
}

/** Without accents and capitals: who looks for "jose" means José too. */
function plain(text: string): string {
    return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** Those whose name or code has all the words of the text, best first. */
export function matching(people: Person[], text: string, count: number): Person[] {
    const words = plain(text).split(/\s+/).filter(Boolean);
    const isStart = ({ name, code }: Person): boolean =>
        words.some((word) => plain(name).startsWith(word) || plain(code).startsWith(word));
    const found = people.filter(({ name, code }) => {
        const all = `${plain(name)} ${plain(code)}`;
        return words.every((word) => all.includes(word));
    });
    return [...found.filter(isStart), ...found.filter((one) => !isStart(one))].slice(0, count);
}
