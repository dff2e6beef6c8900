// How a motion came out: figures first, then a bar.

import type { Schemas } from "../api/paths.js";
import { texts } from "../i18n/index.js";
import { Section } from "../ui/parts.js";
import type { Motion } from "./motions.js";

type Count = Schemas["MotionCount"];

/** The bar is drawn in a space of this length. */
const LENGTH = 1_000;

export function MotionResult({ motion, count }: { motion: Motion; count: Count }) {
    const t = texts.value.motion;
    const voted = count.yes + count.no + count.abstain;
    return (
        <Section title={texts.value.assembly.outcome}>
            <p>
                <strong>{t.outcomes[outcome(motion)]}</strong>
            </p>
            <p>
                {texts.value.assembly.turnout(voted, count.voters)} {t.quorumOf(motion.rule.quorum)}
            </p>
            <p>
                {t.counted(count.yes, count.no, count.abstain)} {majority(motion.rule.majority)}
            </p>
            <Bar count={count} />
            {motion.failure !== null && <p>{t.failures[motion.failure]}</p>}
        </Section>
    );
}

/** What the count says, whatever was done since. */
function outcome(motion: Motion): "accepted" | "rejected" | "noQuorum" {
    return motion.state === "rejected" || motion.state === "noQuorum" ? motion.state : "accepted";
}

/** How many have to say yes. */
export function majority(text: string): string {
    const t = texts.value.motion.majorities;
    return text === "simple" || text === "absolute" ? t[text] : t.share(text);
}

function Bar({ count }: { count: Count }) {
    const t = texts.value.motion;
    const yes = Math.round((count.yes / (count.voters || 1)) * LENGTH);
    const no = Math.round((count.no / (count.voters || 1)) * LENGTH);
    return (
        <figure class="bar">
            <svg
                viewBox={`0 0 ${LENGTH} 40`}
                preserveAspectRatio="none"
                role="img"
                aria-label={t.counted(count.yes, count.no, count.abstain)}
            >
                <rect class="track" y="8" width={LENGTH} height="24" />
                <rect class="above" y="8" width={yes} height="24" />
                <rect class="below" x={LENGTH - no} y="8" width={no} height="24" />
            </svg>
            <figcaption class="number" aria-hidden="true">
                <span>
                    {t.votes.yes} {count.yes}
                </span>
                <span>
                    {t.votes.abstain} {count.abstain}
                </span>
                <span>
                    {t.votes.no} {count.no}
                </span>
            </figcaption>
        </figure>
    );
}
