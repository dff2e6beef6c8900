// Asking the service from a page: what was loaded, what is under way, what was refused.

import { useEffect, useState } from "preact/hooks";
import type { Answer, Problem } from "../api/client.js";
import { sessionEnded } from "../app/session.js";

function unlessEnded<T>(answer: Answer<T>): Answer<T> {
    if (!answer.ok && answer.problem.name === "not-signed-in") {
        sessionEnded();
    }
    return answer;
}

interface Loaded<T> {
    value: T | null;
    problem: Problem | null;
    reload: () => Promise<void>;
}

/** Loads when the page appears, and again whenever one of `inputs` changes. */
export function useLoaded<T>(load: () => Promise<Answer<T>>, inputs: unknown[]): Loaded<T> {
    const [value, setValue] = useState<T | null>(null);
    const [problem, setProblem] = useState<Problem | null>(null);
    const reload = async (): Promise<void> => {
        const answer = unlessEnded(await load());
        setProblem(answer.ok ? null : answer.problem);
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
            }
        });
        return () => {
            current = false;
        };
    }, inputs);
    return { value, problem, reload };
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
