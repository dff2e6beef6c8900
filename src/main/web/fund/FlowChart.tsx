// What came into the fund and what went out, as bands whose width is the amount.

import { inUnits } from "../assembly/rounds.js";
import { texts } from "../i18n/index.js";
import { useWidth } from "../ui/width.js";
import { type Flow, total } from "./months.js";

/** All that came, or all that went if that is more, is so high. */
const HEIGHT = 170;

/** A band has room for its two lines of words, however narrow it is. */
const ROW = 44;
const GAP = 8;
const BAR = 10;

interface Placed extends Flow {
    /** Where it begins at the edge, and where in the middle, and how high it is. */
    edge: number;
    middle: number;
    high: number;
}

function place(all: Flow[], scale: number): { placed: Placed[]; height: number } {
    let [edge, middle] = [0, 0];
    const placed = all.map((flow) => {
        const high = flow.amount * scale;
        const one = { ...flow, edge, middle, high };
        edge += Math.max(high, ROW) + GAP;
        middle += high;
        return one;
    });
    return { placed, height: edge };
}

export function FlowChart({ came, went }: { came: Flow[]; went: Flow[] }) {
    const { ref, width } = useWidth();
    const t = texts.value.fund;
    const most = Math.max(total(came), total(went), 1);
    const scale = HEIGHT / most;
    const left = place(came, scale);
    const right = place(went, scale);
    const height = Math.max(left.height, right.height, HEIGHT);
    const text = t.flowsText(inUnits(total(came)), inUnits(total(went)));
    return (
        <div ref={ref}>
            <svg
                class="flows"
                width={width}
                height={height}
                viewBox={`0 0 ${width} ${height}`}
                role="img"
                aria-label={text}
            >
                {left.placed.map((one) => (
                    <Band key={one.name} flow={one} width={width} isIn />
                ))}
                {right.placed.map((one) => (
                    <Band key={one.name} flow={one} width={width} isIn={false} />
                ))}
                <rect
                    class="middle"
                    x={width / 2 - BAR / 2}
                    width={BAR}
                    height={Math.max(total(came), total(went)) * scale}
                />
            </svg>
        </div>
    );
}

function Band({ flow, width, isIn }: { flow: Placed; width: number; isIn: boolean }) {
    const [outer, inner] = isIn ? [BAR, width / 2] : [width - BAR, width / 2];
    const bend = (outer + inner) / 2;
    const { edge, middle, high } = flow;
    const band =
        `M${outer},${edge}C${bend},${edge} ${bend},${middle} ${inner},${middle}` +
        `V${middle + high}C${bend},${middle + high} ` +
        `${bend},${edge + high} ${outer},${edge + high}Z`;
    const at = isIn ? BAR + 6 : width - BAR - 6;
    return (
        <g class={isIn ? "came" : "went"}>
            <path d={band} />
            <rect x={isIn ? 0 : width - BAR} y={edge} width={BAR} height={Math.max(high, 2)} />
            <text text-anchor={isIn ? "start" : "end"}>
                <tspan x={at} y={edge + 15}>
                    {flow.name}
                </tspan>
                <tspan x={at} dy="17">
                    {inUnits(flow.amount)}
                </tspan>
            </text>
        </g>
    );
}
