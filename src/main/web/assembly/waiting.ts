// What a member can vote on now, and on what of it she has not voted.

import { effect, signal } from "@preact/signals";
import { type Answer, all, get } from "../api/client.js";
import { changed } from "../app/live.js";
import { session } from "../app/session.js";
import { type Motion, loadMotion, motions } from "./motions.js";
import { type Round, ballotOf, rounds } from "./rounds.js";

export interface Votable {
    id: string;
    title: string;
    kind: "round" | "motion";
    closesAt: string;
    /** What a round gives away; null: a motion gives nothing. */
    amount: number | null;
    voted: boolean;
}

export interface Decided {
    rounds: Round[];
    motions: Motion[];
    /** What is voted on now, the first to close first. */
    now: Votable[];
}

/** On so many she has not voted yet. */
export const waiting = signal(0);

/** All rounds and motions, and what of them she can vote on. */
export async function decided(): Promise<Answer<Decided>> {
    const code = session.value?.member.code ?? "";
    const answer = await all(
        rounds(),
        motions(),
        get("/api/v1/members/{code}", { path: { code } }),
    );
    if (!answer.ok) {
        return answer;
    }
    const [held, moved, member] = answer.value;
    // Who joined later can vote in the next.
    const isVoter = (opened: string | null): boolean =>
        opened !== null && Date.parse(member.joinedAt) <= Date.parse(opened);
    const open = await Promise.all([
        ...held
            .filter((round) => round.state === "balloting" && isVoter(round.ballotOpensAt))
            .map(ofRound),
        ...moved
            .filter((motion) => motion.state === "voting" && isVoter(motion.opensAt))
            .map(ofMotion),
    ]);
    const now = open
        .filter((one) => one !== null)
        .toSorted((a, b) => Date.parse(a.closesAt) - Date.parse(b.closesAt));
    waiting.value = now.filter((one) => !one.voted).length;
    return { ...answer, value: { rounds: held, motions: moved, now } };
}

async function ofRound(round: Round): Promise<Votable | null> {
    const own = await ballotOf(round.id);
    return own.ok
        ? {
              id: round.id,
              title: round.title,
              kind: "round",
              closesAt: round.ballotClosesAt,
              amount: round.amount,
              voted: own.value !== null,
          }
        : null;
}

async function ofMotion(motion: Motion): Promise<Votable | null> {
    const whole = await loadMotion(motion.id);
    return whole.ok
        ? {
              id: motion.id,
              title: motion.title,
              kind: "motion",
              closesAt: motion.closesAt ?? "",
              amount: null,
              voted: whole.value.own !== null,
          }
        : null;
}

/** Counts now, and whenever something has changed or somebody else is signed in. */
export function countWaiting(): () => void {
    return effect(() => {
        void changed.value;
        if (session.value) {
            void decided();
        } else {
            waiting.value = 0;
        }
    });
}
