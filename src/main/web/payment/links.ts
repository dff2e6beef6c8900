// Links that ask for a payment: /app/pay?to=CODE&a=MINOR&m=NOTE to be paid by anybody, and
// /app/request?id=ID for a request that the service keeps. A code that is scanned has the same.

/** What a link asks for; the amount in minor units. */
export interface Asked {
    to: string;
    amount: number | null;
    note: string;
}

/** The largest amount that a payment can have, in minor units. */
const DIGITS_MAX = 13;

export function payLink({ to, amount, note }: Asked): string {
    const url = new URL("/app/pay", location.origin);
    url.searchParams.set("to", to);
    if (amount !== null) {
        url.searchParams.set("a", String(amount));
    }
    if (note !== "") {
        url.searchParams.set("m", note);
    }
    return url.href;
}

export function requestLink(id: string): string {
    return new URL(`/app/request?id=${encodeURIComponent(id)}`, location.origin).href;
}

/** What the page's address asks for. */
export function askedBy(query: URLSearchParams): Asked {
    const minor = query.get("a") ?? "";
    return {
        to: query.get("to") ?? "",
        amount: new RegExp(`^\\d{1,${DIGITS_MAX}}$`).test(minor) ? Number(minor) : null,
        note: query.get("m") ?? "",
    };
}

/**
 * Where a scanned or pasted text leads: only ever to this wallet's own pages for paying. Null: it
 * is none of them.
 */
export function placeIn(text: string): string | null {
    let url: URL;
    try {
        url = new URL(text.trim());
    } catch {
        return null;
    }
    const leads =
        (url.pathname === "/app/pay" && url.searchParams.has("to")) ||
        (url.pathname === "/app/request" && url.searchParams.has("id"));
    return url.origin === location.origin && leads ? url.pathname + url.search : null;
}
