// Lines over time. What they show stands in a table beside them.

interface LinesProps {
    /** One for each line, drawn in this order. */
    lines: Line[];
    /** Values that are drawn as lines across. */
    bounds?: number[];
}

interface Line {
    title: string;
    /** One for each point in time; null where there is nothing to say. */
    values: (number | null)[];
}

const WIDTH = 320;
const HEIGHT = 100;
const MARGIN = 4;

export function Lines({ lines, bounds = [] }: LinesProps) {
    const all = [0, ...bounds, ...lines.flatMap((line) => line.values.filter((v) => v !== null))];
    const low = Math.min(...all);
    const high = Math.max(...all);
    const points = Math.max(...lines.map((line) => line.values.length));
    const x = (i: number) => Math.round(MARGIN + (WIDTH * i) / Math.max(1, points - 1));
    const y = (value: number) => Math.round(MARGIN + (HEIGHT * (high - value)) / (high - low || 1));
    const path = (values: (number | null)[]) =>
        values
            .map((value, i) => {
                if (value === null) {
                    return "";
                }
                const isDown = i > 0 && values[i - 1] !== null;
                return `${isDown ? "L" : "M"}${x(i)} ${y(value)}${isDown ? "" : "h0"}`;
            })
            .join("");
    return (
        <figure class="lines">
            <svg
                viewBox={`0 0 ${WIDTH + 2 * MARGIN} ${HEIGHT + 2 * MARGIN}`}
                role="img"
                aria-label={lines.map((line) => line.title).join(", ")}
            >
                {[0, ...bounds].map((bound) => (
                    <path
                        key={bound}
                        class={bound === 0 ? "zero" : "bound"}
                        d={`M0 ${y(bound)}H${WIDTH + 2 * MARGIN}`}
                    />
                ))}
                {lines.map((line, i) => (
                    <path key={line.title} class={`line${i}`} d={path(line.values)} />
                ))}
            </svg>
            <figcaption>
                {lines.map((line, i) => (
                    <span key={line.title} class={`key${i}`}>
                        {line.title}
                    </span>
                ))}
            </figcaption>
        </figure>
    );
}
