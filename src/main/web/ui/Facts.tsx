// Names with their values.

import type { ComponentChildren } from "preact";

export type Fact = [name: string, value: ComponentChildren];

export function Facts({ of }: { of: Fact[] }) {
    return of.length === 0 ? null : (
        <dl class="facts">
            {of.map(([name, value], i) => (
                <div key={i}>
                    <dt>{name}</dt>
                    <dd dir="auto">{value}</dd>
                </div>
            ))}
        </dl>
    );
}
