// A file of members as the service takes it: read on the device, so that one sees what it says
// before it is sent. The service checks all of it again.

import { readCsv } from "./cells.js";

export const COLUMNS = [
    "code",
    "kind",
    "name",
    "community",
    "creditLimit",
    "maximumBalance",
    "balance",
] as const;

type Column = (typeof COLUMNS)[number];

const NUMBERS: Column[] = ["creditLimit", "maximumBalance", "balance"];
const KINDS = ["person", "venture", "association"];
const CODE = /^[A-Za-z0-9][A-Za-z0-9-]{0,31}$/;

export type Flaw = "columns" | "code" | "twice" | "kind" | "name" | "number" | "noCommunity";

export interface Row {
    /** Its line in the file, counted from 1. */
    line: number;
    cells: Record<Column, string>;
    flaws: Flaw[];
}

export interface Preview {
    /** Not null: it is no file of members at all. */
    flaw: "header" | null;
    rows: Row[];
    /** In minor units. */
    above: number;
    below: number;
}

/** @param communities the codes of those that there are */
export function preview(text: string, communities: string[]): Preview {
    const [header, ...lines] = readCsv(text);
    if (header === undefined || header.cells.join(",") !== COLUMNS.join(",")) {
        return { flaw: "header", rows: [], above: 0, below: 0 };
    }
    const seen = new Set<string>();
    const rows = lines.map(({ line, cells }): Row => {
        const named = Object.fromEntries(
            COLUMNS.map((name, i) => [name, cells[i] ?? ""]),
        ) as Record<Column, string>;
        const flaws: Flaw[] = cells.length === COLUMNS.length ? [] : ["columns"];
        const code = named.code.toLowerCase();
        if (!CODE.test(named.code)) {
            flaws.push("code");
        } else if (seen.has(code)) {
            flaws.push("twice");
        }
        seen.add(code);
        if (!KINDS.includes(named.kind)) {
            flaws.push("kind");
        }
        if (named.name.trim() === "") {
            flaws.push("name");
        }
        if (!communities.includes(named.community)) {
            flaws.push("noCommunity");
        }
        if (NUMBERS.some((name) => !isNumber(named[name], name))) {
            flaws.push("number");
        }
        return { line, cells: named, flaws };
    });
    const balances = rows.map((row) => Number(row.cells.balance)).filter(Number.isSafeInteger);
    const sum = (of: number[]): number => of.reduce((all, one) => all + one, 0);
    return {
        flaw: null,
        rows,
        above: sum(balances.filter((one) => one > 0)),
        below: sum(balances.filter((one) => one < 0)),
    };
}

function isNumber(text: string, name: Column): boolean {
    return name === "balance" ? /^-?\d{1,15}$/.test(text) : /^\d{0,15}$/.test(text);
}
