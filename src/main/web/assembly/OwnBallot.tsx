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
            <Opening index={ballot.log?.index} salt={ballot.salt} />
            <Seal key={ballot.sealed} ballot={ballot} />
            <div>
                <Copy key={ballot.seq} text={receipt(ballot)} />
            </div>
        </Section>
    );
}

/** With what a vote is found and opened after the close; it has no place in the log before. */
export function Opening({ index, salt }: { index: number | undefined; salt: string }) {
    const t = texts.value.assembly;
    const facts: [string, string | number][] = [[t.salt, salt]];
    if (index !== undefined) {
        facts.unshift([t.index, index]);
    }
    return (
        <>
            <p class="muted">{t.receiptText}</p>
            {index === undefined && <p class="muted">{t.sealedAtClose}</p>}
            <dl class="facts">
                {facts.map(([name, value]) => (
                    <div key={name}>
                        <dt>{name}</dt>
                        <dd>
                            <code>{value}</code>
                        </dd>
                    </div>
                ))}
            </dl>
        </>
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
            {ballot.log !== null && (
                <p>
                    <a href={`/app/receipt?ballot=${ballot.round}`}>{texts.value.receipt.link}</a>
                </p>
            )}
        </>
    );
}

/** All that the service gave: who takes it along needs nothing else. */
function receipt(ballot: Ballot): string {
    return JSON.stringify(ballot);
}
