// What stands in policies and in acts of officers, in words: names of fields, amounts in the
// currency's form, rates in percent. What the wallet does not know is shown as it is.

import { currency } from "../app/network.js";
import { dayAndTime, list, texts } from "../i18n/index.js";
import { money } from "../payment/amount.js";

const AMOUNTS = new Set([
    "creditLimit",
    "maximumBalance",
    "creditPerOfficerWeek",
    "reservedAmount",
    "paymentMaximum",
    "dayMaximum",
    "above",
    "minimumAmount",
    "capPer30Days",
    "operatingBudgetPerMonth",
    "reserveMinimum",
    "minimumThreshold",
    "maximum",
    "deficitMaximum",
    "unsignedMaximum",
    "twoOfficersFrom",
    "initialLimit",
    "maximumLimit",
    "reviewAbove",
]);

/** Where nothing means that there is no bound. */
const BOUNDS = new Set([
    "paymentMaximum",
    "dayMaximum",
    "capPer30Days",
    "unsignedMaximum",
    "twoOfficersFrom",
]);

const TIMES = new Set(["endsAt", "effectiveFrom", "ballotClosesAt", "until"]);

/** Of a rate in millionths, as percent: so many digits after the sign. */
export const PERCENT_DECIMALS = 4;

export function isAmount(name: string): boolean {
    return AMOUNTS.has(name);
}

export function isBound(name: string): boolean {
    return BOUNDS.has(name);
}

/** Whether it is in millionths: a rate, or one of the parts that make a whole. */
export function isRate(names: string[]): boolean {
    return names.slice(-2).some((name) => name.endsWith("Ppm"));
}

/** A policy by its name. */
export function policyName(key: string): string {
    const { officer, policy } = texts.value;
    return key === "standingOrders" ? policy.orders : (own(officer.policies, key) ?? key);
}

export function label(name: string): string {
    return own(texts.value.officer.fields, name) ?? own(texts.value.policy.fields, name) ?? name;
}

export function own(names: Record<string, string>, name: string): string | undefined {
    return Object.hasOwn(names, name) ? names[name] : undefined;
}

/** All that stands in it, each with its label. */
export function flat(value: unknown, names: string[]): [string, string][] {
    return leaves(value, names).map(([path, leaf]) => [
        path.map(label).join(" › "),
        text(leaf, path),
    ]);
}

/** All that stands in it, each with the names that lead to it. */
export function leaves(value: unknown, names: string[]): [string[], unknown][] {
    if (typeof value === "object" && value !== null && !isPlainList(value)) {
        return Object.entries(value).flatMap(([name, inner]) => leaves(inner, [...names, name]));
    }
    return [[names, value]];
}

function isPlainList(value: object): value is unknown[] {
    return Array.isArray(value) && value.every((one) => typeof one !== "object" || one === null);
}

/** A value in words. */
export function text(value: unknown, names: string[]): string {
    const t = texts.value.officer;
    const name = names.at(-1) ?? "";
    if (value === null || value === undefined) {
        return BOUNDS.has(name) ? t.noBound : t.nothingSaid;
    }
    if (typeof value === "boolean") {
        return value ? t.yes : t.no;
    }
    if (Array.isArray(value)) {
        return value.length === 0 ? t.none : list(value.map((one) => text(one, names)));
    }
    if (Number.isSafeInteger(value)) {
        return figure(value as number, names);
    }
    return typeof value === "string" ? words(value, name) : String(value);
}

function figure(value: number, names: string[]): string {
    const { decimals, code: unit } = currency.value;
    if (AMOUNTS.has(names.at(-1) ?? "")) {
        return `${money(value, decimals)} ${unit}`;
    }
    return isRate(names) ? `${percent(value)} %` : String(value);
}

/** Millionths as percent, with no more digits than it takes. */
export function percent(ppm: number): string {
    let decimals = PERCENT_DECIMALS;
    let rest = ppm;
    while (decimals > 0 && rest % 10 === 0) {
        rest /= 10;
        decimals--;
    }
    return money(rest, decimals);
}

function words(value: string, name: string): string {
    const { access, policy, home } = texts.value;
    if (name === "scopes") {
        return own(access.scopes, value) ?? value;
    }
    if (name === "exemptKinds") {
        return own(policy.kinds, value) ?? own(home.kinds, value) ?? value;
    }
    if (TIMES.has(name) && !Number.isNaN(Date.parse(value))) {
        return dayAndTime(value);
    }
    const isChoice = ["bearer", "widest", "standard", "rule", "conflicts"].includes(name);
    return isChoice || name === "majority" ? (own(policy.values, value) ?? value) : value;
}
