// Voting: a box for each project. Who votes again replaces what she voted before.

import { useState } from "preact/hooks";
import { Vote } from "lucide";
import { surely } from "../app/confirm.js";
import { texts } from "../i18n/index.js";
import { useAct } from "../ui/act.js";
import { Button, Notice, Refused, Section, Working } from "../ui/parts.js";
import { Conflicts } from "./ProposalPage.js";
import { Text } from "./Proposals.js";
import { type Ballot, type Proposal, type Round, inUnits, vote } from "./rounds.js";

interface BallotFormProps {
    round: Round;
    projects: Proposal[];
    own: Ballot | null;
    voted: (ballot: Ballot) => void;
}

export function BallotForm({ round, projects, own, voted }: BallotFormProps) {
    const t = texts.value.assembly;
    const act = useAct();
    const [choice, setChoice] = useState<string[]>(own?.choice ?? []);
    const [isTaken, setTaken] = useState(false);
    const sum = projects
        .filter((one) => choice.includes(one.id))
        .reduce((before, one) => before + one.cost, 0);
    const toggle = (id: string): void => {
        setTaken(false);
        setChoice(choice.includes(id) ? choice.filter((one) => one !== id) : [...choice, id]);
    };
    const send = async (event: Event): Promise<void> => {
        event.preventDefault();
        setTaken(false);
        const answer = await act.run(() => surely(() => vote(round.id, choice)));
        if (answer?.ok) {
            setTaken(true);
            voted(answer.value);
        }
    };
    return (
        <Section title={t.onBallot} icon={Vote}>
            <form onSubmit={(event) => void send(event)}>
                <fieldset class="choices proposals">
                    <legend>{t.ask}</legend>
                    {projects.map((one) => (
                        <Choice
                            key={one.id}
                            project={one}
                            chosen={choice.includes(one.id)}
                            toggle={() => toggle(one.id)}
                        />
                    ))}
                </fieldset>
                <p role="status">
                    <strong>{t.ticked(inUnits(sum), inUnits(round.amount))}</strong>{" "}
                    {choice.length === 0 ? t.none : t.mayBeMore}
                </p>
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

interface ChoiceProps {
    project: Proposal;
    chosen: boolean;
    toggle: () => void;
}

function Choice({ project, chosen, toggle }: ChoiceProps) {
    return (
        <div>
            <label>
                <input type="checkbox" checked={chosen} onChange={toggle} />
                <span>
                    <strong dir="auto">{project.title}</strong>
                    <small>{texts.value.assembly.cost(inUnits(project.cost), project.payee)}</small>
                </span>
            </label>
            <Text proposal={project} />
            <Conflicts proposal={project} />
        </div>
    );
}
