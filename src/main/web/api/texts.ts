// What goes to the service and comes from it as text, and not as JSON.

import { type Answer, NO_ANSWER, problem, refusal } from "./client.js";

async function said<T>(
    to: string,
    how: RequestInit,
    read: (text: string) => T,
): Promise<Answer<T>> {
    try {
        const response = await fetch(to, { credentials: "same-origin", ...how });
        const text = await response.text();
        return response.ok
            ? { ok: true, status: response.status, value: read(text) }
            : { ok: false, problem: problem(response.status, JSON.parse(text)) };
    } catch {
        return refusal(NO_ANSWER);
    }
}

/** Members with their balances, as a file has them: taken as a whole, or not at all. */
export function importMembers(csv: string, decision: string): Promise<Answer<unknown>> {
    const headers = { Accept: "application/json", "Content-Type": "text/csv" };
    const how = { method: "POST", headers, body: csv };
    const to = `/api/v1/members/import?${new URLSearchParams({ decision })}`;
    return said(to, how, (text) => (text === "" ? undefined : JSON.parse(text)) as unknown);
}

/** What the log says of itself: signed texts and proofs, which anybody may read. */
export function logText(path: string, query: Record<string, string> = {}): Promise<Answer<string>> {
    return said(`/log/${path}?${new URLSearchParams(query)}`, {}, (text) => text);
}
