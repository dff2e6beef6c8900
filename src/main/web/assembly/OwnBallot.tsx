// The reader's ballot that counts, with its receipt.

import { useEffect, useState } from "preact/hooks";
import { dayAndTime, list, texts } from "../i18n/index.js";
import { Copy } from "../ui/Copy.js";
import { Section } from "../ui/parts.js";
import type { Ballot, Proposal } from "./rounds.js";
import { isSealOf } from "./seal.js";

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
            <Seal key={ballot.sealed} ballot={ballot} />
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

/** Whether the seal is this ballot's, worked out here. */
function Seal({ ballot }: { ballot: Ballot }) {
    const t = texts.value.assembly;
    const [holds, setHolds] = useState<boolean | null>(null);
    useEffect(() => {
        // Where the page is not safe the browser has nothing to work it out with.
        void isSealOf(ballot).then(setHolds, () => setHolds(null));
    }, []);
    return (
        <>
            {holds !== null && (
                <p class={holds ? "holds" : "fails"}>{holds ? t.sealHolds : t.sealFails}</p>
            )}
            <p>
                <a href={`/app/receipt?ballot=${ballot.round}`}>{texts.value.receipt.link}</a>
            </p>
        </>
    );
}

/** All that the service gave: who takes it along needs nothing else. */
function receipt(ballot: Ballot): string {
    return JSON.stringify(ballot);
}
