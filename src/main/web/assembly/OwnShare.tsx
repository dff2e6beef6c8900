// How the reader's own share of the amount was spent.

import { texts } from "../i18n/index.js";
import { Section } from "../ui/parts.js";
import { Stack, Swatch } from "../ui/Stack.js";
import { type Ballot, inUnits } from "./rounds.js";
import { spent } from "./spent.js";
import type { Trace } from "./trace.js";

interface OwnShareProps {
    trace: Trace;
    ballot: Ballot;
    titles: (id: string) => string;
}

export function OwnShare({ trace, ballot, titles }: OwnShareProps) {
    const t = texts.value.result;
    const own = spent(trace, ballot);
    if (own === null) {
        return null;
    }
    const { share, payments, left } = own;
    return (
        <Section title={t.share}>
            <p>{t.shareText(inUnits(share))}</p>
            <Stack
                label={t.shareSpent(inUnits(share - left), inUnits(left))}
                whole={Math.max(1, share)}
                parts={payments.map(({ project, amount }, tint) => ({
                    key: project,
                    amount,
                    tint,
                }))}
            />
            <ul class="rows">
                {payments.map(({ project, amount }, tint) => (
                    <li key={project}>
                        <span dir="auto">
                            <Swatch tint={tint} /> {titles(project)}
                        </span>
                        <span class="number">{inUnits(amount)}</span>
                    </li>
                ))}
                <li>
                    <span>{payments.length === 0 ? t.allLeft : t.left}</span>
                    <span class="number">{inUnits(left)}</span>
                </li>
            </ul>
            <p class="muted">{t.rounded}</p>
        </Section>
    );
}
