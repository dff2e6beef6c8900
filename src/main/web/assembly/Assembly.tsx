// The assembly's motions and rounds, the newest first.

import { texts } from "../i18n/index.js";
import { useLoaded } from "../ui/act.js";
import { Refused, Skeleton, Title } from "../ui/parts.js";
import { IdleFund } from "./IdleFund.js";
import { Moving } from "./Moving.js";
import { motions, stage } from "./motions.js";
import { type Round, inUnits, rounds, step } from "./rounds.js";

export function Assembly() {
    const t = texts.value.assembly;
    const loaded = useLoaded(rounds, []);
    const all = loaded.value;
    return (
        <>
            <Title>{texts.value.pages.assembly}</Title>
            <p>{t.lead}</p>
            {loaded.problem && <Refused problem={loaded.problem} nothing="" />}
            {all === null && !loaded.problem && <Skeleton />}
            <IdleFund />
            <Motions />
            <h2>{t.rounds}</h2>
            {all?.length === 0 && <p class="card muted">{t.nothing}</p>}
            {all !== null && all.length > 0 && (
                <div class="card">
                    <ul class="rows">
                        {all.map((round) => (
                            <Row key={round.id} round={round} />
                        ))}
                    </ul>
                </div>
            )}
        </>
    );
}

function Motions() {
    const t = texts.value.motion;
    const loaded = useLoaded(motions, []);
    const all = loaded.value;
    return (
        <>
            <h2>{t.title}</h2>
            {loaded.problem && <Refused problem={loaded.problem} nothing="" />}
            {all === null && !loaded.problem && <Skeleton />}
            {all?.length === 0 && <p class="card muted">{t.nothing}</p>}
            {all !== null && all.length > 0 && (
                <div class="card">
                    <ul class="rows">
                        {all.map((motion) => (
                            <li key={motion.id}>
                                <span>
                                    <strong dir="auto">
                                        <a href={`/app/motion?id=${motion.id}`}>{motion.title}</a>
                                    </strong>
                                    <small>{stage(motion)}</small>
                                </span>
                            </li>
                        ))}
                    </ul>
                </div>
            )}
            <Moving />
        </>
    );
}

function Row({ round }: { round: Round }) {
    return (
        <li>
            <span>
                <strong dir="auto">
                    <a href={`/app/round?id=${round.id}`}>{round.title}</a>
                </strong>
                <small>{step(round)}</small>
            </span>
            <span class="number">{inUnits(round.amount)}</span>
        </li>
    );
}
