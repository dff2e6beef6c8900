// Whether something has changed since the pages were drawn: asked while somebody looks, and at once
// when the page is looked at again.

import { effect, signal } from "@preact/signals";
import { get } from "../api/client.js";
import { acting } from "./session.js";

/** So often it is asked while the page is in sight. */
const EVERY_MS = 20_000;

/** Goes up when something happened on the account that the member acts for. */
export const changed = signal(0);

let asking = false;
let known: { code: string; version: number } | null = null;

/** Asks now whether there is something new. */
export async function lookAgain(): Promise<void> {
    const code = acting.value?.code;
    if (asking || code === undefined || document.visibilityState !== "visible") {
        return;
    }
    asking = true;
    const answer = await get("/api/v1/accounts/{code}", { path: { code } });
    asking = false;
    if (answer.ok) {
        const { version } = answer.value;
        const isNews = known?.code === code && known.version !== version;
        known = { code, version };
        if (isNews) {
            changed.value++;
        }
    }
}

export function startLive(): void {
    document.addEventListener("visibilitychange", () => void lookAgain());
    addEventListener("online", () => void lookAgain());
    setInterval(() => void lookAgain(), EVERY_MS);
    effect(() => {
        if (acting.value?.code !== undefined) {
            void lookAgain();
        }
    });
}
