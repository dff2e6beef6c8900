// Asking the service from a page: what was loaded, what is under way, what was refused.

import { useEffect, useRef, useState } from "preact/hooks";
import type { Answer, Problem } from "../api/client.js";
import { changed } from "../app/live.js";
import { sessionEnded } from "../app/session.js";
import { returns } from "../offline/connection.js";

function unlessEnded<T>(answer: Answer<T>): Answer<T> {
    if (!answer.ok && answer.problem.name === "not-signed-in") {
        sessionEnded();
    }
    return answer;
}

function age(answer: Answer<unknown>): number | null {
    return answer.ok ? (answer.keptAt ?? null) : null;
}

interface Loaded<T> {
    value: T | null;
    problem: Problem | null;
    /** When it was said, in milliseconds, if it is no answer of now; else null. */
    keptAt: number | null;
    reload: () => Promise<void>;
}

/**
 * Loads when the page appears, and again whenever one of `inputs` changes, something happened on
 * the account, or the service is there again after it could not be reached. What is there stays
 * until the new is.
 */
export function useLoaded<T>(load: () => Promise<Answer<T>>, inputs: unknown[]): Loaded<T> {
    const [value, setValue] = useState<T | null>(null);
    const [problem, setProblem] = useState<Problem | null>(null);
    const [keptAt, setKeptAt] = useState<number | null>(null);
    const back = returns.value;
    const reload = async (): Promise<void> => {
        const answer = unlessEnded(await load());
        setProblem(answer.ok ? null : answer.problem);
        setKeptAt(age(answer));
        if (answer.ok) {
            setValue(answer.value);
        } else if (answer.problem.status === 404) {
            setValue(null);
        }
    };
    useEffect(() => {
        let current = true;
        setValue(null);
        void load().then((answer) => {
            if (current) {
                unlessEnded(answer);
                setProblem(answer.ok ? null : answer.problem);
                setValue(answer.ok ? answer.value : null);
                setKeptAt(age(answer));
            }
        });
        return () => {
            current = false;
        };
    }, inputs);
    // Both numbers only grow.
    const news = changed.value + back;
    const seen = useRef(news);
    useEffect(() => {
        if (seen.current !== news) {
            seen.current = news;
            void reload();
        }
    }, [news]);
    return { value, problem, keptAt, reload };
}

interface Act {
    busy: boolean;
    problem: Problem | null;
    clear: () => void;
    /** Runs it, unless one is under way already. Null: it was not run. */
    run: <T>(step: () => Promise<Answer<T>>) => Promise<Answer<T> | null>;
}

export function useAct(): Act {
    const [busy, setBusy] = useState(false);
    const [problem, setProblem] = useState<Problem | null>(null);
    return {
        busy,
        problem,
        clear: () => setProblem(null),
        run: async (step) => {
            if (busy) {
                return null;
            }
            setBusy(true);
            setProblem(null);
            const answer = unlessEnded(await step());
            setBusy(false);
            setProblem(answer.ok ? null : answer.problem);
            return answer;
        },
    };
}

/**
 * Loads again every so often while somebody looks, until it is as it is waited for.
 *
 * @param isDone whether nothing more is waited for
 */
export function useWatched<T>(
    { value, reload }: Loaded<T>,
    isDone: (value: T) => boolean,
    everyMs: number,
): void {
    const again = useRef(reload);
    again.current = reload;
    const isOver = value !== null && isDone(value);
    useEffect(() => {
        if (isOver) {
            return;
        }
        const timer = setInterval(() => {
            if (document.visibilityState === "visible") {
                void again.current();
            }
        }, everyMs);
        return () => clearInterval(timer);
    }, [isOver, everyMs]);
}
