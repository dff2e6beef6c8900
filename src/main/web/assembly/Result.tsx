// What was selected of a round and why, what is paid of it, and what members object.

import type { Schemas } from "../api/paths.js";
import { session } from "../app/session.js";
import { day, texts } from "../i18n/index.js";
import { Section } from "../ui/parts.js";
import { Compared } from "./Compared.js";
import { AnswerObjection, Release } from "./Deciding.js";
import { OwnShare } from "./OwnShare.js";
import { Objects, Reports } from "./Says.js";
import { type Ballot, type Proposal, type Round, inUnits } from "./rounds.js";
import { missing } from "./spent.js";
import type { Counted, Reason, Trace } from "./trace.js";

type Titles = (id: string) => string;

interface ResultProps {
    round: Round;
    proposals: Proposal[];
    result: Schemas["RoundResult"];
    /** The reader's ballot that was counted; null: she did not vote. */
    own: Ballot | null;
    changed: () => Promise<void>;
}

export function Result({ round, proposals, result, own, changed }: ResultProps) {
    const t = texts.value.assembly;
    const titles: Titles = (id) => proposals.find((one) => one.id === id)?.title ?? id;
    const isAnnulled = round.state === "cancelled";
    const trace = result.result === null ? null : (result.result.trace as unknown as Trace);
    return (
        <>
            <Section title={t.outcome}>
                <p>
                    {t.turnout(result.voted, result.voters)}{" "}
                    {result.result === null ? t.tooFew : t.enough}
                </p>
                {isAnnulled && <p>{t.annulled}</p>}
                {trace !== null && (
                    <Selection trace={trace} proposals={proposals} titles={titles} />
                )}
            </Section>
            {trace !== null && own !== null && (
                <OwnShare trace={trace} ballot={own} titles={titles} />
            )}
            {trace !== null && <Compared trace={trace} proposals={proposals} />}
            {result.payouts.length > 0 && (
                <Payouts
                    round={round}
                    proposals={proposals}
                    payouts={result.payouts}
                    titles={titles}
                    changed={changed}
                />
            )}
            {(result.objections.length > 0 || round.state === "result") && (
                <Objections round={round} objections={result.objections} changed={changed} />
            )}
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
                        {why(reason, titles)}{" "}
                        {reason.missing !== undefined &&
                            texts.value.result.missing(inUnits(missing(reason.missing)))}
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
    round: Round;
    proposals: Proposal[];
    payouts: Schemas["Payout"][];
    titles: Titles;
    changed: () => Promise<void>;
}

function Payouts({ round, proposals, payouts, titles, changed }: PayoutsProps) {
    const t = texts.value.assembly;
    const me = session.value?.member.code;
    const isMine = (id: string) => proposals.some((one) => one.id === id && one.author === me);
    return (
        <Section title={t.payouts}>
            <ul class="rows">
                {payouts.map((one) => (
                    <li key={one.id} data-state={one.state}>
                        <span>
                            <strong dir="auto">{titles(one.project)}</strong>
                            <small>{t.payee(one.payee)}</small>
                            <small dir="auto">{standing(one)}</small>
                            <Reported payout={one} />
                            {one.state === "paid" && one.report === null && isMine(one.project) && (
                                <Reports round={round.id} payout={one.id} done={changed} />
                            )}
                            {one.state === "waiting" && round.state === "executing" && (
                                <Release
                                    round={round.id}
                                    payout={one.id}
                                    milestone={one.milestone}
                                    changed={changed}
                                />
                            )}
                        </span>
                        <span class="number">{inUnits(one.amount)}</span>
                    </li>
                ))}
            </ul>
        </Section>
    );
}

/** What its author says was done with it, or by when she has to. */
function Reported({ payout }: { payout: Schemas["Payout"] }) {
    const t = texts.value.propose;
    const { report, reportDue } = payout;
    if (report !== null) {
        return (
            <small class="lines" dir="auto">
                {report.text === "" ? t.reportErased : report.text}
            </small>
        );
    }
    return reportDue === null ? null : (
        <small class={Date.parse(reportDue) < Date.now() ? "fails" : ""}>
            {Date.parse(reportDue) < Date.now()
                ? t.reportOverdue(day(reportDue))
                : t.reportDue(day(reportDue))}
        </small>
    );
}

function standing(payout: Schemas["Payout"]): string {
    const t = texts.value.assembly.payout;
    switch (payout.state) {
        case "waiting":
            return t.waiting(payout.milestone);
        case "open":
            return payout.held === null ? t.open : t.held;
        default:
            return t[payout.state];
    }
}

interface ObjectionsProps {
    round: Round;
    objections: Schemas["Objection"][];
    changed: () => Promise<void>;
}

function Objections({ round, objections, changed }: ObjectionsProps) {
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
                            {one.answer === null && round.state === "result" && (
                                <AnswerObjection
                                    round={round.id}
                                    objection={one.id}
                                    changed={changed}
                                />
                            )}
                        </span>
                    </li>
                ))}
            </ul>
            {round.state === "result" && <Objects round={round.id} done={changed} />}
        </Section>
    );
}
