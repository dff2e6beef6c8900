// The selection beside the one by votes alone, in a picture and in words.

import { texts } from "../i18n/index.js";
import { Section } from "../ui/parts.js";
import { Stack, Swatch } from "../ui/Stack.js";
import { type Proposal, inUnits } from "./rounds.js";
import type { Trace } from "./trace.js";

interface ComparedProps {
    trace: Trace;
    proposals: Proposal[];
}

export function Compared({ trace, proposals }: ComparedProps) {
    const t = texts.value.result;
    const { comparison } = trace;
    const here = trace.selected.map((one) => one.project);
    const there = comparison.selected;
    const isSame = here.length === there.length && here.every((id) => there.includes(id));
    const cost = (ids: string[]) =>
        ids.reduce((sum, id) => sum + (proposals.find((one) => one.id === id)?.cost ?? 0), 0);
    const bars: [string, string[]][] = [
        [t.here, here],
        [t.there, there],
    ];
    return (
        <Section title={t.compared}>
            <p>{isSame ? t.same : t.differs}</p>
            {!isSame && (
                <>
                    {bars.map(([name, ids]) => (
                        <div key={name}>
                            <p>
                                <strong>{name}</strong>{" "}
                                {t.spends(inUnits(cost(ids)), inUnits(trace.budget))}
                            </p>
                            <Costs name={name} ids={ids} trace={trace} proposals={proposals} />
                        </div>
                    ))}
                    <Both here={here} there={there} proposals={proposals} />
                    <Voters comparison={comparison} ballots={trace.ballots} />
                </>
            )}
        </Section>
    );
}

function Costs({ name, ids, trace, proposals }: ComparedProps & { name: string; ids: string[] }) {
    const parts = proposals
        .map((one, tint) => ({ key: one.id, amount: one.cost, tint }))
        .filter((one) => ids.includes(one.key));
    return <Stack label={name} whole={trace.budget} parts={parts} />;
}

interface BothProps {
    here: string[];
    there: string[];
    proposals: Proposal[];
}

/** By which of the two each project is selected. */
function Both({ here, there, proposals }: BothProps) {
    const t = texts.value.result;
    const how = (id: string): string =>
        here.includes(id) ? (there.includes(id) ? t.byBoth : t.byHere) : t.byThere;
    return (
        <ul class="rows">
            {proposals
                .map((one, tint) => ({ ...one, tint }))
                .filter((one) => here.includes(one.id) || there.includes(one.id))
                .map((one) => (
                    <li key={one.id}>
                        <span>
                            <Swatch tint={one.tint} /> <strong dir="auto">{one.title}</strong>
                            <small>{how(one.id)}</small>
                        </span>
                        <span class="number">{inUnits(one.cost)}</span>
                    </li>
                ))}
        </ul>
    );
}

/** For how many voters more is done by the one and by the other. */
function Voters({ comparison, ballots }: { comparison: Trace["comparison"]; ballots: number }) {
    const t = texts.value.result;
    const { betterHere, betterThere, level } = comparison;
    const text = t.voters(betterHere, betterThere, level);
    return (
        <div>
            <p>{text}</p>
            <Stack
                label={text}
                whole={Math.max(1, ballots)}
                parts={[
                    { key: "here", amount: betterHere, tint: 0 },
                    { key: "there", amount: betterThere, tint: 1 },
                ]}
            />
        </div>
    );
}
