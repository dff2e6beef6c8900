// A square code to scan. Always dark on white with four modules of white around, so that it scans
// on a dark screen too.

import { correction, generate } from "lean-qr";

const QUIET = 4;

export function Qr({ text, label }: { text: string; label: string }) {
    const code = generate(text, { minCorrectionLevel: correction.M });
    let path = "";
    for (let y = 0; y < code.size; y++) {
        for (let x = 0; x < code.size; x++) {
            if (code.get(x, y)) {
                path += `M${x + QUIET},${y + QUIET}h1v1h-1z`;
            }
        }
    }
    const size = code.size + 2 * QUIET;
    return (
        <svg class="qr" role="img" aria-label={label} viewBox={`0 0 ${size} ${size}`}>
            <rect width="100%" height="100%" fill="#fff" />
            <path d={path} fill="#000" shape-rendering="crispEdges" />
        </svg>
    );
}
