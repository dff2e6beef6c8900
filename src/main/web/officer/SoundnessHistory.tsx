// How the five numbers were at the ends of months: a picture of each, and a table of the same.

import { ChartLine } from "lucide";
import type { Schemas } from "../api/paths.js";
import { currency } from "../app/network.js";
import { texts } from "../i18n/index.js";
import { money } from "../payment/amount.js";
import { Lines } from "../ui/Lines.js";
import { Section } from "../ui/parts.js";
import { ratio } from "./ratio.js";

type Point = Schemas["SoundPoint"];
type Number = "velocity" | "deficitRatio" | "bearableLoss" | "loss" | "idleMonths";

const MILLION = 1_000_000;

export function SoundnessHistory({ points }: { points: Point[] }) {
    const t = texts.value.soundness;
    const { decimals } = currency.value;
    const of = (number: Number) => ({
        title: t[number],
        values: points.map((point) => {
            const { ppm } = point[number];
            return ppm === null ? null : +ppm;
        }),
    });
    const columns: [Number, number][] = [
        ["velocity", 6],
        ["deficitRatio", 6],
        ["loss", 4],
        ["bearableLoss", 4],
        ["idleMonths", 6],
    ];
    return (
        <Section title={t.history} icon={ChartLine} id="history">
            <p>{t.historyLead}</p>
            <div class="charts">
                <Lines
                    lines={[
                        { title: t.moneySupply, values: points.map((p) => p.moneySupply) },
                        { title: t.belowZero, values: points.map((p) => p.belowZero) },
                    ]}
                />
                <Lines lines={[of("velocity")]} bounds={[2 * MILLION, 4 * MILLION]} />
                <Lines lines={[of("deficitRatio")]} bounds={[2.5 * MILLION, 3 * MILLION]} />
                <Lines lines={[of("loss"), of("bearableLoss")]} />
                <Lines lines={[of("idleMonths")]} bounds={[3 * MILLION, 6 * MILLION]} />
            </div>
            <div class="wide">
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{t.month}</th>
                            {columns.map(([number]) => (
                                <th key={number} scope="col">
                                    {t[number]}
                                </th>
                            ))}
                            <th scope="col">{t.zeroShift}</th>
                        </tr>
                    </thead>
                    <tbody>
                        {points.toReversed().map((point) => (
                            <tr key={point.month}>
                                <th scope="row">{point.month}</th>
                                {columns.map(([number, digits]) => (
                                    <td key={number}>
                                        {ratio(point[number].ppm, digits)}{" "}
                                        <Band of={point[number]} />
                                    </td>
                                ))}
                                <td>{money(point.zeroShift, decimals)}</td>
                            </tr>
                        ))}
                    </tbody>
                </table>
            </div>
        </Section>
    );
}

function Band({ of }: { of: Schemas["SoundNumber"] }) {
    return of.band === null ? null : (
        <span class="muted">{texts.value.soundness.bands[of.band]}</span>
    );
}
