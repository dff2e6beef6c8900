// The fund's months: what came in from where, and what went out for what.

import type { Schemas } from "../api/paths.js";
import { texts } from "../i18n/index.js";

export type Month = Schemas["FundMonth"];

const IN = ["contributions", "levies", "surplus", "gifts", "repaid", "returned"] as const;
const OUT = ["setAside", "lent", "spent", "covered"] as const;

export interface Flow {
    name: string;
    /** Above zero. */
    amount: number;
}

/** What came and what went; what is below zero counts on the other side. */
export function flows(months: Month[]): { came: Flow[]; went: Flow[] } {
    const t = texts.value.fund.flows;
    const sum = (key: (typeof IN)[number] | (typeof OUT)[number] | "other"): number =>
        months.reduce((before, month) => before + month[key], 0);
    const all: Flow[] = [
        ...IN.map((key) => ({ name: t[key], amount: sum(key) })),
        ...OUT.map((key) => ({ name: t[key], amount: -sum(key) })),
        { name: t.other, amount: sum("other") },
    ];
    return {
        came: all.filter(({ amount }) => amount > 0),
        went: all
            .filter(({ amount }) => amount < 0)
            .map(({ name, amount }) => ({ name, amount: -amount })),
    };
}

export function total(all: Flow[]): number {
    return all.reduce((sum, { amount }) => sum + amount, 0);
}

/** What was there before the first of them. */
export function before(months: Month[]): number {
    const { came, went } = flows(months.slice(0, 1));
    return (months[0]?.balance ?? 0) - total(came) + total(went);
}
