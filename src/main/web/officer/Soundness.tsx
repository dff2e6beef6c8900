// Whether the currency is sound, at the end of a day, for officers; and what lies idle in the fund.

import { useState } from "preact/hooks";
import { Scale } from "lucide";
import { get } from "../api/client.js";
import type { Schemas } from "../api/paths.js";
import { currency } from "../app/network.js";
import { texts } from "../i18n/index.js";
import { money } from "../payment/amount.js";
import { useLoaded } from "../ui/act.js";
import { Field, Refused, Section, Skeleton, Title } from "../ui/parts.js";
import { SoundnessHistory } from "./SoundnessHistory.js";
import { ratio } from "./ratio.js";

export function Soundness() {
    const t = texts.value.soundness;
    const [today] = useState(() => new Date().toISOString().slice(0, 10));
    const [at, setAt] = useState(today);
    const loaded = useLoaded(() => get("/api/v1/soundness", { query: { at } }), [at]);
    return (
        <>
            <Title>{texts.value.pages.soundness}</Title>
            <p>{t.lead}</p>
            <Field
                label={t.at}
                type="date"
                value={at}
                max={today}
                onInput={(day) => setAt(day === "" ? today : day)}
            />
            {loaded.problem && <Refused problem={loaded.problem} nothing="" />}
            {loaded.value === null && !loaded.problem && <Skeleton />}
            {loaded.value && <Numbers of={loaded.value} />}
            {loaded.value && <SoundnessHistory points={loaded.value.history} />}
        </>
    );
}

function Numbers({ of }: { of: Schemas["Soundness"] }) {
    const t = texts.value.soundness;
    const { decimals, code: unit } = currency.value;
    const amount = (minor: number): string => `${money(minor, decimals)} ${unit}`;
    const numbers: [string, Schemas["SoundNumber"], number][] = [
        [t.velocity, of.velocity, 6],
        [t.deficitRatio, of.deficitRatio, 6],
        [t.bearableLoss, of.bearableLoss, 4],
        [t.loss, of.loss, 4],
        [t.idleMonths, of.idleMonths, 6],
    ];
    return (
        <Section title={t.numbers} icon={Scale} id="numbers">
            <ul class="rows">
                <li>
                    {t.moneySupply}: <strong>{amount(of.moneySupply)}</strong>
                </li>
                {numbers.map(([label, one, digits]) => (
                    <li key={label}>
                        {label}: <strong>{ratio(one.ppm, digits)}</strong>{" "}
                        {one.band !== null && <span class="muted">{t.bands[one.band]}</span>}
                    </li>
                ))}
                <li>
                    {t.zeroShift}: <strong>{amount(of.zeroShift)}</strong>
                </li>
                <li>
                    {t.unallocated}: <strong>{amount(of.unallocated)}</strong>
                </li>
            </ul>
            <table>
                <thead>
                    <tr>
                        <th scope="col">{t.month}</th>
                        <th scope="col">{t.turnover}</th>
                        <th scope="col">{t.moneySupply}</th>
                        <th scope="col">{t.belowZero}</th>
                    </tr>
                </thead>
                <tbody>
                    {of.months.map((one) => (
                        <tr key={one.month}>
                            <th scope="row">
                                <a href={`/month/${one.month}`}>{one.month}</a>
                            </th>
                            <td>{money(one.turnover, decimals)}</td>
                            <td>{money(one.moneySupply, decimals)}</td>
                            <td>{money(one.belowZero, decimals)}</td>
                        </tr>
                    ))}
                </tbody>
            </table>
        </Section>
    );
}
