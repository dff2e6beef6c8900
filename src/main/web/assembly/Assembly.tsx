// The assembly's rounds, the newest first.

import { texts } from "../i18n/index.js";
import { useLoaded } from "../ui/act.js";
import { Refused, Skeleton, Title } from "../ui/parts.js";
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
