// Voting about a motion: yes, no, or neither. Who votes again replaces what she voted before.

import { useState } from "preact/hooks";
import { Vote as Box } from "lucide";
import { surely } from "../app/confirm.js";
import { session } from "../app/session.js";
import { texts } from "../i18n/index.js";
import { useAct } from "../ui/act.js";
import { Button, Notice, Refused, Section, Working } from "../ui/parts.js";
import { type Motion, type OwnVote, type Vote, voteOn } from "./motions.js";

const VOTES: Vote[] = ["yes", "no", "abstain"];

interface VoteFormProps {
    motion: Motion;
    own: OwnVote | null;
    voted: (vote: OwnVote) => void;
}

export function VoteForm({ motion, own, voted }: VoteFormProps) {
    const t = texts.value.motion;
    const a = texts.value.assembly;
    const act = useAct();
    const me = session.value?.member.code;
    const abstains =
        motion.conflicts === "abstain" && motion.parts.some(({ account }) => account === me);
    const [vote, setVote] = useState<Vote | null>(own?.vote ?? null);
    const [isTaken, setTaken] = useState(false);
    const send = async (event: Event): Promise<void> => {
        event.preventDefault();
        setTaken(false);
        if (vote === null) {
            return;
        }
        const answer = await act.run(() => surely(() => voteOn(motion.id, vote)));
        if (answer?.ok) {
            setTaken(true);
            voted(answer.value);
        }
    };
    return (
        <Section title={a.vote} icon={Box}>
            <form onSubmit={(event) => void send(event)}>
                <fieldset class="choices">
                    <legend>{t.ask}</legend>
                    {VOTES.filter((one) => !abstains || one === "abstain").map((one) => (
                        <label key={one}>
                            <input
                                type="radio"
                                name="vote"
                                required
                                checked={vote === one}
                                onChange={() => {
                                    setTaken(false);
                                    setVote(one);
                                }}
                            />
                            <span>{t.votes[one]}</span>
                        </label>
                    ))}
                </fieldset>
                {abstains && <p>{t.youAbstain}</p>}
                <p class="muted">{t.abstaining}</p>
                <Notice kind="info">
                    <p>
                        {t.becomesPublic} {a.lastCounts}
                    </p>
                </Notice>
                <Button submit look="primary" icon={Box} busy={act.busy}>
                    {own === null ? a.vote : a.voteAgain}
                </Button>
                <Working busy={act.busy} />
            </form>
            {isTaken && <Notice kind="good">{a.taken}</Notice>}
            <Refused problem={act.problem} />
        </Section>
    );
}
