// Who is signed in, and for which account she acts. The session itself is a cookie that no script
// can read: here is only what the service says about it.

import { computed, signal } from "@preact/signals";
import { get, remove } from "../api/client.js";
import type { Schemas } from "../api/paths.js";
import { go } from "./router.js";

/** Who is signed in, as the service says when one signs in and when one asks. */
export type Session = Omit<Schemas["NewSession"], "token">;

/** Undefined: not known yet. Null: nobody. */
export const session = signal<Session | null | undefined>(undefined);

/** Set when a session ended by itself, so that the page to sign in can say so. */
export const hasEnded = signal(false);

const KEPT = "acts-for";
const chosen = signal(sessionStorage.getItem(KEPT));

/** The accounts that she may act for: her own, and those that others entrusted to her. */
export const accounts = computed(() => session.value?.accounts ?? []);

/** The account that the member acts for; her own until she chooses another of those she may. */
export const acting = computed<Schemas["UsableAccount"] | null>(() => {
    return (
        accounts.value.find((account) => account.code === chosen.value) ??
        accounts.value.find((account) => account.own) ??
        null
    );
});

export function actFor(code: string): void {
    sessionStorage.setItem(KEPT, code);
    chosen.value = code;
}

export function signedIn(opened: Session): void {
    hasEnded.value = false;
    session.value = opened;
}

export async function loadSession(): Promise<void> {
    const answer = await get("/api/v1/sessions/current");
    session.value = answer.ok ? answer.value : null;
}

/**
 * Looks who is signed in when a page is looked at again: in another tab it may have become somebody
 * else. What stands on the page is hers no more then, so it is drawn anew.
 */
export function watchSession(): void {
    document.addEventListener("visibilitychange", () => void lookAgain());
    addEventListener("pageshow", (event) => event.persisted && void lookAgain());
}

async function lookAgain(): Promise<void> {
    const before = session.value?.member.code;
    if (document.visibilityState !== "visible" || before === undefined) {
        return;
    }
    const answer = await get("/api/v1/sessions/current");
    if (answer.ok && answer.value.member.code !== before) {
        location.assign("/app");
    }
}

/** To be called when the service says that nobody is signed in. */
export function sessionEnded(): void {
    if (session.value) {
        hasEnded.value = true;
    }
    session.value = null;
}

export async function signOut(): Promise<void> {
    await remove("/api/v1/sessions/current");
    session.value = null;
    go("/app/sign-in");
}
