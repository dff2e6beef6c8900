// What is proposed in a round: for what, how much, for whom.

import { texts } from "../i18n/index.js";
import { Section } from "../ui/parts.js";
import { type Proposal, type Round, inUnits } from "./rounds.js";

/** All of them, to be read. */
export function Proposals({ round, proposals }: { round: Round; proposals: Proposal[] }) {
    const t = texts.value.assembly;
    return (
        <Section title={round.frozenAt === null ? t.proposals : t.onBallot}>
            {proposals.length === 0 && <p class="muted">{t.noProposals}</p>}
            <ul class="proposals">
                {proposals.map((one) => (
                    <li key={one.id}>
                        <h3 dir="auto">
                            <a href={`/app/proposal?id=${one.id}`}>{one.title}</a>
                        </h3>
                        <p>
                            {t.cost(inUnits(one.cost), one.payee)}{" "}
                            <span class="chip">{t.states[one.state]}</span>
                        </p>
                        {one.state === "rejected" && one.reason !== null && (
                            <p dir="auto">{one.reason}</p>
                        )}
                        <Text proposal={one} />
                    </li>
                ))}
            </ul>
        </Section>
    );
}

/** Its whole text, and how it is paid if it is in parts. */
export function Text({ proposal }: { proposal: Proposal }) {
    const t = texts.value.assembly;
    return (
        <details>
            <summary>
                <span>
                    {t.read} <span class="visually-hidden">{proposal.title}</span>
                </span>
            </summary>
            <div>
                <p class="lines" dir="auto">
                    {proposal.text}
                </p>
                <small>{t.by(proposal.author)}</small>
                <Parts proposal={proposal} />
            </div>
        </details>
    );
}

/** How it is paid, if it is in parts. */
export function Parts({ proposal }: { proposal: Proposal }) {
    const t = texts.value.assembly;
    const { tranches } = proposal;
    return tranches.length < 2 ? null : (
        <ul class="bullets">
            {tranches.map((part, i) => (
                <li key={i}>
                    <span dir="auto">
                        {i === 0
                            ? t.firstPart(inUnits(part.amount))
                            : t.part(inUnits(part.amount), part.milestone)}
                    </span>
                </li>
            ))}
        </ul>
    );
}
