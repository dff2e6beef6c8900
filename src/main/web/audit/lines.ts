// Lines of signed reports: whole numbers and texts by their names; "-" or null is nothing said.

import type { Schemas } from "../api/paths.js";

export type Line = Schemas["SignedReport"]["items"][number];

const NOTHING = "-";

export function textOf(line: Line, name: string): string {
    const value = line[name];
    return value === undefined || value === null || value === NOTHING ? "" : String(value);
}

export function numberOf(line: Line, name: string): number {
    const value = Number(textOf(line, name));
    return Number.isSafeInteger(value) ? value : 0;
}
