// What was selected of a round and why, what is paid of it, and what members object.

import type { Schemas } from "../api/paths.js";
import { texts } from "../i18n/index.js";
import { Section } from "../ui/parts.js";
import { type Proposal, type Round, inUnits } from "./rounds.js";

/** Why the count passed a project over: as the service's `Trace` writes it. */
interface Reason {
    reason: string;
    needed?: number;
    /** Ids of other projects. */
    by?: string;
    behind?: string;
}

interface Counted {
    project: string;
    votes: number;
    reasons?: Reason[];
}

interface Trace {
    selected: Counted[];
    notSelected: Counted[];
}

type Titles = (id: string) => string;

interface ResultProps {
    round: Round;
    proposals: Proposal[];
    result: Schemas["RoundResult"];
}

export function Result({ round, proposals, result }: ResultProps) {
    const t = texts.value.assembly;
    const titles: Titles = (id) => proposals.find((one) => one.id === id)?.title ?? id;
    const isAnnulled = round.state === "cancelled";
    return (
        <>
            <Section title={t.outcome}>
                <p>
                    {t.turnout(result.voted, result.voters)}{" "}
                    {result.result === null ? t.tooFew : t.enough}
                </p>
                {isAnnulled && <p>{t.annulled}</p>}
                {result.result !== null && (
                    <Selection
                        trace={result.result.trace as unknown as Trace}
                        proposals={proposals}
                        titles={titles}
                    />
                )}
            </Section>
            {result.payouts.length > 0 && <Payouts payouts={result.payouts} titles={titles} />}
            {result.objections.length > 0 && <Objections objections={result.objections} />}
        </>
    );
}

interface SelectionProps {
    trace: Trace;
    proposals: Proposal[];
    titles: Titles;
}

function Selection({ trace, proposals, titles }: SelectionProps) {
    const t = texts.value.assembly;
    const costs = new Map(proposals.map((one) => [one.id, one.cost]));
    const row = (one: Counted, isSelected: boolean) => (
        <li key={one.project} data-selected={isSelected}>
            <span>
                <strong dir="auto">{titles(one.project)}</strong>
                <small>
                    {isSelected ? t.states.selected : t.states.notSelected} · {t.votes(one.votes)}
                </small>
                {one.reasons?.map((reason) => (
                    <small key={reason.reason} dir="auto">
                        {why(reason, titles)}
                    </small>
                ))}
            </span>
            <span class="number">{inUnits(costs.get(one.project) ?? 0)}</span>
        </li>
    );
    return (
        <>
            {trace.selected.length === 0 && <p>{t.nothingSelected}</p>}
            <ul class="rows">
                {trace.selected.map((one) => row(one, true))}
                {trace.notSelected.map((one) => row(one, false))}
            </ul>
        </>
    );
}

/** In words; nothing for a reason that this page does not know. */
function why(reason: Reason, titles: Titles): string {
    const t = texts.value.assembly.reasons;
    switch (reason.reason) {
        case "too-few-votes":
            return t.tooFewVotes(reason.needed ?? 1);
        case "excluded":
            return t.excluded(titles(reason.by ?? ""));
        case "did-not-fit":
            return t.didNotFit;
        case "shares-too-small":
            return reason.behind === undefined
                ? t.sharesTooSmall
                : t.sharesSpent(titles(reason.behind));
        case "costs-more-than-budget":
            return t.tooDear;
        case "count-ended":
            return t.ended;
        default:
            return "";
    }
}

interface PayoutsProps {
    payouts: Schemas["Payout"][];
    titles: Titles;
}

function Payouts({ payouts, titles }: PayoutsProps) {
    const t = texts.value.assembly;
    return (
        <Section title={t.payouts}>
            <ul class="rows">
                {payouts.map((one) => (
                    <li key={one.id} data-state={one.state}>
                        <span>
                            <strong dir="auto">{titles(one.project)}</strong>
                            <small>{t.payee(one.payee)}</small>
                            <small dir="auto">{standing(one)}</small>
                        </span>
                        <span class="number">{inUnits(one.amount)}</span>
                    </li>
                ))}
            </ul>
        </Section>
    );
}

function standing(payout: Schemas["Payout"]): string {
    const t = texts.value.assembly.payout;
    switch (payout.state) {
        case "waiting":
            return t.waiting(payout.milestone);
        case "open":
            return payout.held === null ? t.open : t.held(payout.held);
        default:
            return t[payout.state];
    }
}

function Objections({ objections }: { objections: Schemas["Objection"][] }) {
    const t = texts.value.assembly;
    const answered = (one: Schemas["Objection"]) =>
        one.answer === null
            ? t.unanswered
            : `${one.upheld ? t.upheld : t.notUpheld}: ${one.answer}`;
    return (
        <Section title={t.objections}>
            <ul class="rows">
                {objections.map((one) => (
                    <li key={one.id}>
                        <span>
                            <strong dir="auto">{one.reason}</strong>
                            <small dir="auto">{answered(one)}</small>
                        </span>
                    </li>
                ))}
            </ul>
        </Section>
    );
}
