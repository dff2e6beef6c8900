// Sentences for refusals.

import { NO_ANSWER, type Problem } from "../api/client.js";
import type { Schemas } from "../api/paths.js";
import { currency } from "../app/network.js";
import { money } from "../payment/amount.js";
import { texts } from "./index.js";

/** The figures of a refusal, as a sentence needs them. */
export interface Figures {
    text(name: string): string;
    money(name: string): string;
}

export type ProblemTexts = Record<string, string | ((figures: Figures) => string)>;

function figures(problem: Problem): Figures {
    return {
        text: (name) => String(problem.figures[name] ?? ""),
        money: (name) => money(Number(problem.figures[name] ?? 0), currency.value.decimals),
    };
}

/** A refusal that stands inside an answer. */
export function problemOf(inside: Schemas["Problem"]): Problem {
    const { type, status, detail, ...rest } = inside;
    return { name: type.slice(type.lastIndexOf("/") + 1), status, detail, figures: rest };
}

/** What happened, in a sentence of the reader's language. */
export function sentence(problem: Problem): string {
    const known = texts.value.problems[problem.name];
    if (known === undefined) {
        return problem.detail;
    }
    return typeof known === "string" ? known : known(figures(problem));
}

/** Whether nobody can say if the service did what it was asked. */
export function isOutcomeUnknown(problem: Problem): boolean {
    return problem.name === NO_ANSWER || problem.status >= 500;
}
