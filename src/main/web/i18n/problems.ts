// Sentences for refusals.

import type { ProblemName } from "problems";
import { NO_ANSWER, type Problem } from "../api/client.js";
import type { Schemas } from "../api/paths.js";
import { currency } from "../app/network.js";
import { money } from "../payment/amount.js";
import { duration, texts } from "./index.js";

/** The figures of a refusal, as a sentence needs them. */
export interface Figures {
    /** What the service says of it, in English. */
    said: string;
    text(name: string): string;
    money(name: string): string;
    wait(name: string): string;
}

type ProblemText = string | ((figures: Figures) => string);

/** A sentence for every refusal of the catalogue, and for those of the wallet's own. */
export type ProblemTexts = Record<ProblemName | OwnName, ProblemText> & Record<string, ProblemText>;

/** What happens on this side of the service. */
type OwnName =
    | "no-answer"
    | "not-confirmed"
    | "passkey-cancelled"
    | "passkey-exists"
    | "passkey-failed"
    | "key-not-kept"
    | "order-differs"
    | "takes-two";

function figures(problem: Problem): Figures {
    return {
        said: problem.detail,
        text: (name) => String(problem.figures[name] ?? ""),
        money: (name) => money(Number(problem.figures[name] ?? 0), currency.value.decimals),
        wait: (name) => duration(Number(problem.figures[name] ?? 0)),
    };
}

/** A refusal that stands inside an answer. */
export function problemOf(inside: Schemas["Problem"]): Problem {
    const { type, status, detail, ...rest } = inside;
    return { name: type.slice(type.lastIndexOf("/") + 1), status, detail, figures: rest };
}

/** What happened, in a sentence of the reader's language. */
export function sentence(problem: Problem): string {
    const all: Record<string, ProblemText> = texts.value.problems;
    const known = all[problem.name];
    if (known === undefined) {
        return problem.detail;
    }
    return typeof known === "string" ? known : known(figures(problem));
}

/** Whether nobody can say if the service did what it was asked. */
export function isOutcomeUnknown(problem: Problem): boolean {
    return problem.name === NO_ANSWER || problem.status >= 500;
}
