// Voting: a box for each project, or a number of points. Who votes again replaces what she voted
// before.

import { useState } from "preact/hooks";
import { Vote } from "lucide";
import { surely } from "../app/confirm.js";
import { list, texts } from "../i18n/index.js";
import { useAct } from "../ui/act.js";
import { Button, Notice, Refused, Section, Working } from "../ui/parts.js";
import { Conflicts } from "./ProposalPage.js";
import { Text } from "./Proposals.js";
import {
    type Ballot,
    type Proposal,
    type Round,
    type Said,
    inUnits,
    saidBy,
    shuffled,
    vote,
} from "./rounds.js";

/** Who ticks fewer leaves much of her share to others. */
const FEW = 3;

/** The bar is drawn in a space of this length, with so much between two projects. */
const LENGTH = 1_000;
const GAP = 4;

interface BallotFormProps {
    round: Round;
    projects: Proposal[];
    own: Ballot | null;
    /** By whose proxy she votes; null: for herself. */
    of: string | null;
    voted: (ballot: Ballot) => void;
}

export function BallotForm({ round, projects, own, of, voted }: BallotFormProps) {
    const t = texts.value.assembly;
    const act = useAct();
    const [said, setSaid] = useState<Said>(saidBy(own));
    const [isTaken, setTaken] = useState(false);
    const give = (id: string, points: number): void => {
        setTaken(false);
        const { [id]: _, ...others } = said;
        setSaid(points > 0 ? { ...others, [id]: points } : others);
    };
    const send = async (event: Event): Promise<void> => {
        event.preventDefault();
        setTaken(false);
        const answer = await act.run(() => surely(() => vote(round, said, of)));
        if (answer?.ok) {
            setTaken(true);
            voted(answer.value);
        }
    };
    const most = round.rule.ballots === "points" ? (round.rule.pointsMax ?? 1) : null;
    return (
        <Section title={t.onBallot} icon={Vote}>
            {of !== null && (
                <Notice kind="info">
                    <p>
                        {texts.value.proxy.votingFor(of)}{" "}
                        <a href={`/app/round?id=${round.id}`}>{texts.value.proxy.asMyself}</a>
                    </p>
                </Notice>
            )}
            <form onSubmit={(event) => void send(event)}>
                <fieldset class="choices proposals">
                    <legend>
                        {most === null ? t.ask : t.askPoints(most)} {limits(round)}
                    </legend>
                    {shuffled(round, projects).map((one) => (
                        <Choice
                            key={one.id}
                            project={one}
                            rivals={rivals(one, projects)}
                            points={said[one.id] ?? 0}
                            most={most}
                            give={(points) => give(one.id, points)}
                        />
                    ))}
                </fieldset>
                <Sum round={round} projects={projects} said={said} />
                <Notice kind="info">
                    <p>
                        {t.becomesPublic} {t.lastCounts}
                    </p>
                </Notice>
                <Button submit look="primary" icon={Vote} busy={act.busy}>
                    {own === null ? t.vote : t.voteAgain}
                </Button>
                <Working busy={act.busy} />
            </form>
            {isTaken && <Notice kind="good">{t.taken}</Notice>}
            <Refused problem={act.problem} />
            <p class="muted">{t.whoVotes}</p>
        </Section>
    );
}

/** The others of which only one can be selected with this. */
function rivals(project: Proposal, projects: Proposal[]): Proposal[] {
    return project.group === null
        ? []
        : projects.filter((one) => one.group === project.group && one.id !== project.id);
}

/** How many a ballot has to name, and may. */
function limits(round: Round): string {
    const t = texts.value.assembly;
    const { choicesMin, choicesMax } = round.rule;
    return [
        choicesMin === undefined ? "" : t.choicesMin(choicesMin),
        choicesMax === undefined ? "" : t.choicesMax(choicesMax),
    ].join(" ");
}

interface SumProps {
    round: Round;
    projects: Proposal[];
    said: Said;
}

/** What those that are named cost together, beside what there is. */
function Sum({ round, projects, said }: SumProps) {
    const t = texts.value.assembly;
    const named = projects.filter((one) => one.id in said);
    const sum = named.reduce((before, one) => before + one.cost, 0);
    const whole = Math.max(sum, round.amount);
    const part = (amount: number) => Math.round((amount / whole) * LENGTH);
    const text = t.ticked(inUnits(sum), inUnits(round.amount));
    const isFew = named.length > 0 && named.length < FEW && projects.length >= FEW;
    const left = sum < round.amount ? t.left(inUnits(round.amount - sum)) : "";
    let from = 0;
    const segments = named.map((one) => {
        const start = from;
        from += one.cost;
        return { id: one.id, x: part(start), width: Math.max(1, part(from) - part(start) - GAP) };
    });
    return (
        <div class="budget">
            <figure class="bar">
                <svg
                    viewBox={`0 0 ${LENGTH} 40`}
                    preserveAspectRatio="none"
                    role="meter"
                    aria-label={t.costOfTicked}
                    aria-valuemin={0}
                    aria-valuemax={whole}
                    aria-valuenow={sum}
                    aria-valuetext={text}
                >
                    <rect class="track" y="8" width={LENGTH} height="24" />
                    {segments.map(({ id, x, width }) => (
                        <rect
                            key={id}
                            class={sum > round.amount ? "below" : "above"}
                            x={x}
                            y="8"
                            width={width}
                            height="24"
                        />
                    ))}
                    <rect
                        class="zero"
                        x={Math.min(LENGTH - 8, part(round.amount))}
                        width="8"
                        height="40"
                    />
                </svg>
            </figure>
            <p role="status">
                <strong>{text}</strong> {left}{" "}
                {named.length === 0 ? t.none : sum > round.amount && t.mayBeMore} {isFew && t.few}
            </p>
        </div>
    );
}

interface ChoiceProps {
    project: Proposal;
    rivals: Proposal[];
    points: number;
    /** So many points it can get; null: it is approved of or not. */
    most: number | null;
    give: (points: number) => void;
}

function Choice({ project, rivals, points, most, give }: ChoiceProps) {
    const t = texts.value.assembly;
    return (
        <div>
            <label>
                {most === null ? (
                    <input
                        type="checkbox"
                        checked={points > 0}
                        onChange={(event) => give(event.currentTarget.checked ? 1 : 0)}
                    />
                ) : (
                    <input
                        type="number"
                        class="points"
                        min={0}
                        max={most}
                        step={1}
                        inputMode="numeric"
                        value={points}
                        onInput={(event) => give(event.currentTarget.valueAsNumber || 0)}
                    />
                )}
                <span>
                    <strong dir="auto">{project.title}</strong>
                    <small>{t.cost(inUnits(project.cost), project.payee)}</small>
                    {rivals.length > 0 && (
                        <small dir="auto">{t.onlyOne(list(rivals.map((one) => one.title)))}</small>
                    )}
                </span>
            </label>
            <Text proposal={project} />
            <Conflicts proposal={project} />
        </div>
    );
}
