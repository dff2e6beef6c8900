// A statement as far as it is loaded: it always comes to the balance beside it.

import { useEffect, useRef, useState } from "preact/hooks";
import { type Answer, type Problem, all, get } from "../api/client.js";
import type { Schemas } from "../api/paths.js";
import { allPages } from "../assembly/rounds.js";
import type { Entry } from "./EntryRow.js";

/** So many lines at first, and with each step further back. */
const PAGE = "60";

/** As many at once as the service gives. */
const MOST = "500";

/** How often one asks again when something was posted between balance and lines. */
const TRIES = 4;

interface Beginning {
    account: Schemas["Account"];
    entries: Entry[];
    next: string | null;
}

function page(code: string, limit: string, after?: string) {
    return get("/api/v1/accounts/{code}/entries", { path: { code }, query: { limit, after } });
}

async function beginning(code: string, limit = PAGE): Promise<Answer<Beginning>> {
    for (let left = TRIES; ; left--) {
        const answer = await all(
            get("/api/v1/accounts/{code}", { path: { code } }),
            page(code, limit),
        );
        if (!answer.ok) {
            return answer;
        }
        const [account, { items, next }] = answer.value;
        if (left === 1 || account.version === (items[0]?.version ?? 0)) {
            return { ...answer, value: { account, entries: items, next } };
        }
    }
}

interface Entries {
    account: Schemas["Account"] | null;
    entries: Entry[];
    /** Whether there are older ones. */
    hasMore: boolean;
    busy: boolean;
    problem: Problem | null;
    more: () => Promise<void>;
    /** Loads the oldest, too: who looks for something looks everywhere. */
    rest: () => Promise<void>;
}

export function useEntries(code: string, changed: number): Entries {
    const [known, setKnown] = useState<Beginning | null>(null);
    const [problem, setProblem] = useState<Problem | null>(null);
    const [busy, setBusy] = useState(false);
    const isBusy = useRef(false);

    const take = async (load: () => Promise<Answer<Beginning>>): Promise<void> => {
        if (isBusy.current) {
            return;
        }
        isBusy.current = true;
        setBusy(true);
        const answer = await load();
        isBusy.current = false;
        setBusy(false);
        setProblem(answer.ok ? null : answer.problem);
        if (answer.ok) {
            setKnown(answer.value);
        }
    };

    useEffect(() => {
        // What is on the page stays on it: as many as there were, if that can be had at once.
        const had = Math.max(Number(PAGE), known?.entries.length ?? 0);
        void take(() => beginning(code, String(Math.min(had, Number(MOST)))));
    }, [code, changed]);

    const further = async (
        load: (after: string) => Promise<Answer<{ items: Entry[]; next: string | null }>>,
    ): Promise<void> => {
        if (known === null || known.next === null) {
            return;
        }
        const { next } = known;
        await take(async () => {
            const answer = await load(next);
            return answer.ok
                ? {
                      ...answer,
                      value: {
                          account: known.account,
                          entries: [...known.entries, ...answer.value.items],
                          next: answer.value.next,
                      },
                  }
                : answer;
        });
    };

    return {
        account: known?.account ?? null,
        entries: known?.entries ?? [],
        hasMore: known !== null && known.next !== null,
        busy,
        problem,
        more: () => further((after) => page(code, PAGE, after)),
        rest: () =>
            further(async (first) => {
                const answer = await allPages((after) => page(code, MOST, after ?? first));
                return answer.ok
                    ? { ...answer, value: { items: answer.value, next: null } }
                    : answer;
            }),
    };
}
