// Registers the service worker, and says when a newer wallet waits. It never takes over by itself:
// only when the reader says so, and not while a payment is on its way.

import { signal } from "@preact/signals";

const SCRIPT = "/app/worker.js";
const SCOPE = "/app";

/** How often a wallet that stays open asks whether there is a newer one. */
const LOOK_MS = 3_600_000;

/** The newer wallet that waits, if one does. */
export const newer = signal<ServiceWorker | null>(null);

/** Whether a payment is on its way: then nothing is swapped. */
export const isSending = signal(false);

/** Only this one script: what else becomes the address of a script is refused by the browser. */
function trusted(): string {
    const { trustedTypes } = globalThis as unknown as {
        trustedTypes?: {
            createPolicy(
                name: string,
                rules: { createScriptURL: (url: string) => string },
            ): { createScriptURL(url: string): string };
        };
    };
    return trustedTypes === undefined
        ? SCRIPT
        : trustedTypes
              .createPolicy("worker", { createScriptURL: () => SCRIPT })
              .createScriptURL("");
}

function watch(worker: ServiceWorker | null): void {
    worker?.addEventListener("statechange", () => {
        // The first one of all has nothing to wait for.
        if (worker.state === "installed" && navigator.serviceWorker.controller) {
            newer.value = worker;
        }
    });
}

async function register(): Promise<void> {
    const registration = await navigator.serviceWorker.register(trusted(), {
        scope: SCOPE,
        updateViaCache: "none",
    });
    newer.value = navigator.serviceWorker.controller && registration.waiting;
    watch(registration.installing);
    registration.addEventListener("updatefound", () => watch(registration.installing));
    setInterval(() => void registration.update().catch(() => {}), LOOK_MS);
}

/** To be called when the first page is there: keeping files is not to hold it up. */
export function installWorker(): void {
    if ("serviceWorker" in navigator && import.meta.env.PROD) {
        // A browser that keeps nothing, in private mode, has no worker.
        void register().catch(() => {});
    }
}

/** Lets the newer wallet take over, and shows it. */
export function takeOver(): void {
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload());
    newer.value?.postMessage("take-over");
}
