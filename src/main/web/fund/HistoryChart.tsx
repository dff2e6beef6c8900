// What the fund held at the end of each month.

import { inUnits } from "../assembly/rounds.js";
import { shortMonth } from "../i18n/index.js";
import { useWidth } from "../ui/width.js";
import type { Month } from "./months.js";

const HEIGHT = 150;
const TOP = 22;
const BOTTOM = 24;
const GAP = 6;

/** So wide is a month's name with room around it; and a month at most. */
const NAME = 52;
const MONTH_MOST = 90;

export function HistoryChart({ months, text }: { months: Month[]; text: string }) {
    const { ref, width } = useWidth();
    const most = Math.max(1, ...months.map((one) => one.balance));
    const step = Math.min(MONTH_MOST, width / months.length);
    const named = Math.ceil(NAME / step);
    const last = months.length - 1;
    const full = HEIGHT - TOP - BOTTOM;
    return (
        <div ref={ref}>
            <svg
                class="months"
                width={width}
                height={HEIGHT}
                viewBox={`0 0 ${width} ${HEIGHT}`}
                role="img"
                aria-label={text}
            >
                <text x="0" y="14">
                    {inUnits(most)}
                </text>
                <line x1="0" x2={width} y1={TOP} y2={TOP} />
                {months.map((one, i) => {
                    const high = Math.max(1, Math.round((one.balance / most) * full));
                    return (
                        <g key={one.month}>
                            <rect
                                x={i * step + GAP / 2}
                                y={TOP + full - high}
                                width={Math.max(1, step - GAP)}
                                height={high}
                                rx="3"
                            />
                            {(last - i) % named === 0 && (
                                <text x={(i + 0.5) * step} y={HEIGHT - 6} text-anchor="middle">
                                    {shortMonth(one.month)}
                                </text>
                            )}
                        </g>
                    );
                })}
            </svg>
        </div>
    );
}
