// The reader's ballot that counts, with its receipt.

import { dayAndTime, list, texts } from "../i18n/index.js";
import { Copy } from "../ui/Copy.js";
import { Section } from "../ui/parts.js";
import type { Ballot, Proposal } from "./rounds.js";

export function OwnBallot({ ballot, projects }: { ballot: Ballot; projects: Proposal[] }) {
    const t = texts.value.assembly;
    const when = dayAndTime(ballot.castAt);
    const chosen = projects.filter((one) => ballot.choice.includes(one.id));
    return (
        <Section title={t.yours}>
            <p dir="auto">
                {chosen.length === 0
                    ? t.votedForNone(when)
                    : t.votedFor(when, list(chosen.map((one) => named(one, ballot))))}
            </p>
            <p class="muted">{t.receiptText}</p>
            <dl class="facts">
                <div>
                    <dt>{t.index}</dt>
                    <dd>
                        <code>{ballot.log.index}</code>
                    </dd>
                </div>
                <div>
                    <dt>{t.salt}</dt>
                    <dd>
                        <code>{ballot.salt}</code>
                    </dd>
                </div>
            </dl>
            <div>
                <Copy key={ballot.seq} text={receipt(ballot)} />
            </div>
        </Section>
    );
}

/** Its title, with its points if it got any. */
function named({ id, title }: Proposal, { points }: Ballot): string {
    return points === null ? title : texts.value.assembly.points(title, points[id] ?? 0);
}

/** All that the service gave: who takes it along needs nothing else. */
function receipt(ballot: Ballot): string {
    return JSON.stringify(ballot);
}
