// Whether something has changed since the pages were drawn: asked while somebody looks, and at once
// when the page is looked at again.

import { effect, signal } from "@preact/signals";
import { NO_ANSWER, get } from "../api/client.js";
import { acting } from "./session.js";

/** So often it is asked while the page is in sight. */
const EVERY_MS = 20_000;

/** Goes up when something happened on the account that the member acts for. */
export const changed = signal(0);

/** Whether the service has answered last; a page that is drawn has been answered. */
export const connection = signal<"on" | "lost">("on");

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
        // What was missed while nobody answered is not known: all of it is drawn anew.
        if (isNews || connection.value === "lost") {
            changed.value++;
        }
        connection.value = "on";
    } else if (answer.problem.name === NO_ANSWER) {
        connection.value = "lost";
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
