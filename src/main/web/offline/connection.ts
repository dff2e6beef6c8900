// Whether the service can be reached: known from what requests came back with, for what a browser
// says of it is often wrong.

import { signal } from "@preact/signals";

/** Whether the last request got no answer. */
export const offline = signal(false);

/** How often the service came back: what is shown is then asked for again. */
export const returns = signal(0);

/** How long one waits until it is tried again, and for an answer then. */
const AGAIN_MS = 2_000;
const ANSWER_MS = 8_000;

let timer: ReturnType<typeof setTimeout> | undefined;

/** To be told of every request whether an answer came, be it a refusal. */
export function heard(answered: boolean): void {
    clearTimeout(timer);
    if (!answered) {
        offline.value = true;
        timer = setTimeout(() => void knock(), AGAIN_MS);
    } else if (offline.value) {
        offline.value = false;
        returns.value++;
    }
}

/** Asks for the smallest thing there is, and only to know whether somebody answers. */
async function knock(): Promise<void> {
    if (document.visibilityState === "hidden") {
        timer = setTimeout(() => void knock(), AGAIN_MS);
        return;
    }
    try {
        await fetch("/healthz", { cache: "no-store", signal: AbortSignal.timeout(ANSWER_MS) });
        heard(true);
    } catch {
        heard(false);
    }
}

export function watchConnection(): void {
    addEventListener("online", () => offline.value && void knock());
    addEventListener("offline", () => heard(false));
}
