// Amounts side by side in one bar. What it shows stands in words beside it.

interface StackProps {
    /** What the bar says, for who does not see it. */
    label: string;
    /** What the whole length stands for; above zero. */
    whole: number;
    parts: Part[];
}

interface Part {
    key: string;
    amount: number;
    /** The number of its colour: the same in all bars that are looked at together. */
    tint: number;
}

/** The bar is drawn in a space of this length. */
const LENGTH = 1_000;
const GAP = 4;
const TINTS = 4;

/** The colour that a part has in the bars. */
export function Swatch({ tint }: { tint: number }) {
    return (
        <svg class="swatch" viewBox="0 0 1 1" aria-hidden="true">
            <rect class={`part${tint % TINTS}`} width="1" height="1" />
        </svg>
    );
}

export function Stack({ label, whole, parts }: StackProps) {
    let start = 0;
    return (
        <figure class="bar">
            <svg
                viewBox={`0 0 ${LENGTH} 40`}
                preserveAspectRatio="none"
                role="img"
                aria-label={label}
            >
                <rect class="track" y="8" width={LENGTH} height="24" />
                {parts.map(({ key, amount, tint }) => {
                    const x = start;
                    start += (amount / whole) * LENGTH;
                    return (
                        <rect
                            key={key}
                            class={`part${tint % TINTS}`}
                            x={x}
                            y="4"
                            width={Math.max(0, start - x - GAP)}
                            height="32"
                        />
                    );
                })}
            </svg>
        </figure>
    );
}
