// A policy's value as one fills it in: each figure of it as text, and back.

import { type Answer, get } from "../api/client.js";
import type { Schemas } from "../api/paths.js";
import { currency } from "../app/network.js";
import { PERCENT_DECIMALS, isAmount, isBound, isRate, percent } from "../officer/figures.js";
import { readAmount, typed } from "../payment/amount.js";

export type Key = Schemas["PolicyKey"];

/** Who watches the log is set by officers: it is about addresses and keys. */
export const KEYS: Key[] = [
    "contribution",
    "sweep",
    "limits",
    "authorisation",
    "disclosure",
    "standingOrders",
    "levy",
    "credit",
    "loans",
    "surplus",
    "dormancy",
];

/** Where there may be no version yet: what holds until there is one. */
const NONE: Partial<Record<Key, Record<string, unknown>>> = {
    levy: { ratePpm: 0, minimumThreshold: 0, monthsOfTrade: 0, newcomerDays: 0 },
    dormancy: { days: 0 },
};

export interface Begun {
    value: Record<string, unknown>;
    /** The version that a motion would set. */
    version: number;
}

/** The latest version's value, and the number of the next. */
export async function begin(key: Key): Promise<Answer<Begun>> {
    const answer = await get("/api/v1/policies/{key}/history", {
        path: { key },
        query: { limit: "1" },
    });
    if (!answer.ok) {
        return answer;
    }
    return { ...answer, value: startOf(key, answer.value.items[0]) };
}

/** With what one begins to write the version after this one; undefined: there is none yet. */
export function startOf(key: Key, latest: Schemas["PolicyVersion"] | undefined): Begun {
    return {
        value: latest?.value ?? NONE[key] ?? {},
        version: (latest?.version ?? 0) + 1,
    };
}

export type Form = "amount" | "bound" | "rate" | "whole" | "text";

/** How a figure is written, by what it is called and what it is now. */
export function formOf(names: string[], now: unknown): Form {
    const name = names.at(-1) ?? "";
    if (isAmount(name)) {
        return isBound(name) ? "bound" : "amount";
    }
    if (typeof now === "number") {
        return isRate(names) ? "rate" : "whole";
    }
    return "text";
}

/** As one types it. */
export function written(form: Form, value: unknown): string {
    if (value === null || value === undefined) {
        return "";
    }
    if (form === "amount" || form === "bound") {
        return typed(Number(value), currency.value.decimals);
    }
    return form === "rate" ? percent(Number(value)) : String(value);
}

/** What it says; undefined: it is not written as it has to be. */
export function read(form: Form, input: string): number | string | null | undefined {
    const clean = input.trim();
    switch (form) {
        case "bound":
        case "amount":
            return clean === "" && form === "bound"
                ? null
                : (readAmount(clean, currency.value.decimals) ?? undefined);
        case "rate":
            return readAmount(clean, PERCENT_DECIMALS) ?? undefined;
        case "whole":
            return /^\d{1,9}$/.test(clean) ? Number(clean) : undefined;
        case "text":
            return clean === "" ? undefined : clean;
    }
}

/** The same value with another figure in one place. */
export function changed(value: unknown, [name, ...rest]: string[], to: unknown): unknown {
    return name === undefined
        ? to
        : {
              ...(value as Record<string, unknown>),
              [name]: changed((value as Record<string, unknown>)[name], rest, to),
          };
}
