// Amounts side by side in one bar. What it shows stands in words beside it.

interface StackProps {
    /** What the bar says, for who does not see it. */
    label: string;
    /** What the whole length stands for; above zero. */
    whole: number;
    parts: { key: string; amount: number }[];
}

/** The bar is drawn in a space of this length. */
const LENGTH = 1_000;
const GAP = 4;
const TINTS = 4;

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
                {parts.map(({ key, amount }, i) => {
                    const x = start;
                    start += (amount / whole) * LENGTH;
                    return (
                        <rect
                            key={key}
                            class={`part${i % TINTS}`}
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
