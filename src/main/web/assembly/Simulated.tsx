// What the levy that is moved would have meant in the last twelve months, beside what happened: for
// all together, and for the reader, which nobody else gets.

import { FlaskConical } from "lucide";
import { get } from "../api/client.js";
import type { Schemas } from "../api/paths.js";
import { texts } from "../i18n/index.js";
import { useLoaded } from "../ui/act.js";
import { Lines } from "../ui/Lines.js";
import { Section } from "../ui/parts.js";
import type { Motion } from "./motions.js";
import { inUnits } from "./rounds.js";

type Simulation = Schemas["MotionSimulation"];
type Band = Schemas["SimulatedBand"];

export function Simulated({ motion }: { motion: Motion }) {
    const loaded = useLoaded(
        () => get("/api/v1/motions/{id}/simulation", { path: { id: motion.id } }),
        [motion.id],
    );
    return loaded.value === null || !loaded.value.simulated ? null : (
        <Shown simulation={loaded.value} />
    );
}

function Shown({ simulation }: { simulation: Simulation }) {
    const t = texts.value.motion.simulated;
    const { months, bands, own } = simulation;
    return (
        <Section title={t.title} icon={FlaskConical} id="simulated">
            <p>{t.lead}</p>
            {own !== null && (
                <p>
                    <strong>{t.own(inUnits(own.happened), inUnits(own.proposed))}</strong>
                </p>
            )}
            {months.length > 0 && (
                <Lines
                    lines={[
                        { title: t.happened, values: months.map((one) => one.happened) },
                        { title: t.proposed, values: months.map((one) => one.proposed) },
                    ]}
                />
            )}
            <table>
                <thead>
                    <tr>
                        <th scope="col">{t.month}</th>
                        <th scope="col">{t.happened}</th>
                        <th scope="col">{t.proposed}</th>
                    </tr>
                </thead>
                <tbody>
                    {months.map((one) => (
                        <tr key={one.month}>
                            <th scope="row">{one.month}</th>
                            <td>{inUnits(one.happened)}</td>
                            <td>{inUnits(one.proposed)}</td>
                        </tr>
                    ))}
                </tbody>
            </table>
            <ul>
                {bands.map((band) => (
                    <li key={`${band.from} ${band.to}`}>{said(band)}</li>
                ))}
            </ul>
        </Section>
    );
}

function said({ from, to, members }: Band): string {
    const t = texts.value.motion.simulated;
    if (from === 0 && to === 0) {
        return t.same(members);
    }
    return t.band(members, from === null ? null : inUnits(from), to === null ? null : inUnits(to));
}
