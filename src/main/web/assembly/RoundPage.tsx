// A round: what is decided of it, the reader's vote, and what became of it.

import { useState } from "preact/hooks";
import { Scale } from "lucide";
import { place } from "../app/router.js";
import { session } from "../app/session.js";
import { dayAndTime, texts } from "../i18n/index.js";
import { useLoaded } from "../ui/act.js";
import { Notice, Refused, Section, Skeleton, Title } from "../ui/parts.js";
import { BallotForm } from "./BallotForm.js";
import { OwnBallot } from "./OwnBallot.js";
import { Proposals } from "./Proposals.js";
import { ProxySection } from "./ProxySection.js";
import { Propose } from "./ProposeForm.js";
import { Result } from "./Result.js";
import { Running } from "./Running.js";
import { type Ballot, type Round, type Whole, inUnits, load, step } from "./rounds.js";

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export function RoundPage() {
    const id = place.value.searchParams.get("id") ?? "";
    const of = place.value.searchParams.get("of");
    return ID.test(id) ? <RoundOf key={`${id} ${of}`} id={id} of={of} /> : <NoRound />;
}

function NoRound() {
    return (
        <>
            <Title>{texts.value.pages.round}</Title>
            <Notice kind="bad">{texts.value.assembly.noRound}</Notice>
            <ToAll />
        </>
    );
}

function ToAll() {
    return (
        <p>
            <a href="/app/assembly">{texts.value.assembly.toAll}</a>
        </p>
    );
}

function RoundOf({ id, of }: { id: string; of: string | null }) {
    const loaded = useLoaded(() => load(id, of), []);
    const whole = loaded.value;
    if (loaded.problem?.status === 404) {
        return <NoRound />;
    }
    return (
        <>
            <Title>{whole?.round.title ?? texts.value.pages.round}</Title>
            {loaded.problem && <Refused problem={loaded.problem} nothing="" />}
            {whole === null && !loaded.problem && <Skeleton />}
            {whole !== null && <Shown whole={whole} of={of} changed={loaded.reload} />}
            <ToAll />
        </>
    );
}

interface ShownProps {
    whole: Whole;
    of: string | null;
    changed: () => Promise<void>;
}

function Shown({ whole, of, changed }: ShownProps) {
    const { round, proposals, result } = whole;
    const [own, setOwn] = useState<Ballot | null>(whole.own);
    return (
        <>
            <About round={round} />
            {session.value?.roles.includes("coordinator") === true && (
                <Running round={round} proposals={proposals} changed={changed} />
            )}
            {result !== null && (
                <Result
                    round={round}
                    proposals={proposals}
                    result={result}
                    own={own}
                    changed={changed}
                />
            )}
            {round.state === "proposing" && <Propose round={round} done={changed} />}
            {round.state === "balloting" ? (
                <BallotForm round={round} projects={proposals} own={own} of={of} voted={setOwn} />
            ) : (
                <Proposals round={round} proposals={proposals} />
            )}
            {own !== null && <OwnBallot ballot={own} projects={proposals} />}
            <ProxySection round={round} />
            {round.frozenAt !== null && (
                <p>
                    <a href={`/app/sheets?id=${round.id}`}>{texts.value.pages.sheets}</a>
                </p>
            )}
        </>
    );
}

function About({ round }: { round: Round }) {
    const t = texts.value.assembly;
    const facts: [string, string][] = [
        [t.amount, inUnits(round.amount)],
        [t.decision, round.decision],
        ...(round.community === null ? [] : [[t.community, round.community] as [string, string]]),
        [t.proposalsUntil, dayAndTime(round.proposalsUntil)],
        ...(round.supportUntil === null
            ? []
            : [[t.supportUntil, dayAndTime(round.supportUntil)] as [string, string]]),
        [t.voting, t.fromTo(dayAndTime(round.ballotOpensAt), dayAndTime(round.ballotClosesAt))],
        [t.objectionsUntil, dayAndTime(round.objectionsUntil)],
    ];
    return (
        <Section title={step(round)} icon={Scale}>
            <dl class="facts">
                {facts.map(([name, value]) => (
                    <div key={name}>
                        <dt>{name}</dt>
                        <dd dir="auto">{value}</dd>
                    </div>
                ))}
            </dl>
            <h3>{t.counting}</h3>
            <p>{counting(round.rule.id)}</p>
            <p>{quorum(round)}</p>
            {round.frozenWithPart && <p>{t.frozenWithPart}</p>}
        </Section>
    );
}

/** How votes become a selection: what those have to know who vote. */
function counting(rule: string): string {
    const t = texts.value.assembly.rules;
    const family = /^(mes-|greedy-votes|greedy-density|phragmen)/.exec(rule)?.[1];
    switch (family) {
        case "mes-":
            return t.shares;
        case "greedy-votes":
            return t.votes;
        case "greedy-density":
            return t.votesPerCost;
        case "phragmen":
            return t.loads;
        default:
            return t.other(rule);
    }
}

function quorum(round: Round): string {
    const t = texts.value.assembly;
    const { part, whole } = round.quorum;
    return part === 0 ? t.noQuorum : t.quorum(part, whole);
}
