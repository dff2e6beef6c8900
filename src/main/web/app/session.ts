// Who is signed in, and for which account she acts. The session itself is a cookie that no script
// can read: here is only what the service says about it.

import { computed, signal } from "@preact/signals";
import { NO_ANSWER, get, recall, remove } from "../api/client.js";
import type { Schemas } from "../api/paths.js";
import { forgetKept } from "../offline/kept.js";
import { forgetUnsent } from "../payment/unsent.js";
import { go } from "./router.js";

/** Who is signed in, as the service says when one signs in and when one asks. */
export type Session = Omit<Schemas["NewSession"], "token">;

/** Undefined: not known yet. Null: nobody. */
export const session = signal<Session | null | undefined>(undefined);

/** Set when a session ended by itself, so that the page to sign in can say so. */
export const hasEnded = signal(false);

const KEPT = "acts-for";

/** That she signed out here and the service could not be told: it is told first of all. */
const OWED = "sign-out-owed";
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
    localStorage.removeItem(OWED);
    hasEnded.value = false;
    forgetOthers(opened);
    session.value = opened;
}

/** Deletes what is kept here of who was signed in; what was sent and not answered stays. */
function forgetAll(): void {
    forgetKept();
    forgetUnsent();
}

/** Deletes what is kept here of somebody else than who is signed in now. */
function forgetOthers(
    now: Session,
    before: Session | null = recall("/api/v1/sessions/current", {}),
): void {
    if (before !== null && before.member.code !== now.member.code) {
        forgetAll();
    }
}

export async function loadSession(): Promise<void> {
    if (localStorage.getItem(OWED) !== null) {
        await signOutHere();
    }
    if (localStorage.getItem(OWED) !== null) {
        session.value = null;
        return;
    }
    const before = recall("/api/v1/sessions/current", {});
    const answer = await get("/api/v1/sessions/current");
    if (!answer.ok) {
        if (answer.problem.status === 401) {
            forgetAll();
        }
        session.value = null;
        return;
    }
    forgetOthers(answer.value, before);
    // Without a network nobody says that it has ended.
    const isOver = answer.keptAt !== undefined && Date.parse(answer.value.endsAt) < Date.now();
    session.value = isOver ? null : answer.value;
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
        forgetKept();
        location.assign("/app");
    }
}

/** To be called when the service says that nobody is signed in. */
export function sessionEnded(): void {
    if (session.value) {
        hasEnded.value = true;
    }
    forgetKept();
    session.value = null;
}

async function signOutHere(): Promise<void> {
    localStorage.setItem(OWED, "yes");
    forgetAll();
    const answer = await remove("/api/v1/sessions/current");
    if (answer.ok || answer.problem.name !== NO_ANSWER) {
        localStorage.removeItem(OWED);
    }
}

/** Ends the session. Where no network is, it ends here, and at the service once that is reached. */
export async function signOut(): Promise<void> {
    await signOutHere();
    session.value = null;
    go("/app/sign-in");
}
