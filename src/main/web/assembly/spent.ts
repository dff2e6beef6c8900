// How a voter's share was spent, worked out from the result's trace as the count did it: exactly,
// in fractions of the smallest unit.

import type { Ballot } from "./rounds.js";
import { saidBy } from "./rounds.js";
import type { Trace } from "./trace.js";

/** Above zero or zero; both whole. */
type Fraction = readonly [bigint, bigint];

export interface Payment {
    project: string;
    /** Whole smallest units, rounded down. */
    amount: number;
}

export interface Spent {
    share: number;
    payments: Payment[];
    left: number;
}

/** Null: the rule gives voters no shares. */
export function spent(trace: Trace, ballot: Ballot): Spent | null {
    if (trace.endowments === undefined) {
        return null;
    }
    const share = read(trace.endowments.endowment);
    const said = saidBy(ballot);
    const payments: Payment[] = [];
    let left = share;
    for (const one of trace.selected) {
        const points = said[one.project] ?? 0;
        if (points > 0 && one.price !== undefined) {
            const [numerator, denominator] = read(one.price);
            const asked: Fraction = [numerator * BigInt(points), denominator];
            const amount = isLess(left, asked) ? left : asked;
            left = minus(left, amount);
            payments.push({ project: one.project, amount: floor(amount) });
        }
    }
    return { share: floor(share), payments, left: floor(left) };
}

/** What is missing at least, in whole units: rounded up. */
export function missing(text: string): number {
    const [numerator, denominator] = read(text);
    return Number((numerator + denominator - 1n) / denominator);
}

function read(text: string): Fraction {
    const [numerator = "0", denominator = "1"] = text.split("/");
    return [BigInt(numerator), BigInt(denominator)];
}

function isLess(a: Fraction, b: Fraction): boolean {
    return a[0] * b[1] < b[0] * a[1];
}

function minus(a: Fraction, b: Fraction): Fraction {
    const numerator = a[0] * b[1] - b[0] * a[1];
    const denominator = a[1] * b[1];
    const common = greatest(numerator, denominator);
    return [numerator / common, denominator / common];
}

function greatest(a: bigint, b: bigint): bigint {
    return b === 0n ? a : greatest(b, a % b);
}

function floor([numerator, denominator]: Fraction): number {
    return Number(numerator / denominator);
}
