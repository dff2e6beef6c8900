// Which lines of a statement are wanted, and what they come to.

import { currency } from "../app/network.js";
import { readAmount } from "../payment/amount.js";
import { dayOf } from "../ui/days.js";
import { type Entry, kindOf, nameOf, said } from "./EntryRow.js";

/** As the reader fills it in: an empty text asks for nothing. */
export interface Filter {
    text: string;
    kind: string;
    way: "" | "in" | "out";
    least: string;
    most: string;
    from: string;
    to: string;
}

export const ALL: Filter = { text: "", kind: "", way: "", least: "", most: "", from: "", to: "" };

export function isOn(filter: Filter): boolean {
    return Object.values(filter).some((value) => value !== "");
}

/** Small letters without their marks, so that "joao" finds "João". */
function plain(text: string): string {
    return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

function words(entry: Entry): string {
    const decision = entry.decision === null ? null : said(entry.decision);
    const all = [nameOf(entry), kindOf(entry), entry.description, entry.orderedBy, decision];
    return plain(all.filter((one) => one !== null).join(" "));
}

function isWanted(entry: Entry, filter: Filter): boolean {
    const { decimals } = currency.value;
    const amount = Math.abs(entry.amount);
    const at = dayOf(entry.committedAt);
    const least = readAmount(filter.least, decimals);
    const most = readAmount(filter.most, decimals);
    return (
        words(entry).includes(plain(filter.text.trim())) &&
        (filter.kind === "" || entry.kind === filter.kind) &&
        (filter.way === "" || entry.amount > 0 === (filter.way === "in")) &&
        (least === null || amount >= least) &&
        (most === null || amount <= most) &&
        (filter.from === "" || at >= filter.from) &&
        (filter.to === "" || at <= filter.to)
    );
}

export function wanted(entries: Entry[], filter: Filter): Entry[] {
    return isOn(filter) ? entries.filter((entry) => isWanted(entry, filter)) : entries;
}

/** Lines of one day, the newest first, as they come. */
export interface Day {
    date: string;
    entries: Entry[];
}

export function byDay(entries: Entry[]): Day[] {
    const days: Day[] = [];
    for (const entry of entries) {
        const date = dayOf(entry.committedAt);
        const last = days.at(-1);
        if (last?.date === date) {
            last.entries.push(entry);
        } else {
            days.push({ date, entries: [entry] });
        }
    }
    return days;
}

/** What came in and what went out, both zero or more. */
export function sums(entries: Entry[]): { came: number; went: number } {
    const of = (sign: number): number =>
        entries.reduce((sum, { amount }) => sum + Math.max(0, sign * amount), 0);
    return { came: of(1), went: of(-1) };
}
