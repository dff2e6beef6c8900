// Pictures beside words. They say nothing that the words do not.

import type { IconNode } from "lucide";
import { h } from "preact";

export function Icon({ of, size = 24 }: { of: IconNode; size?: number }) {
    return (
        <svg class="icon" viewBox="0 0 24 24" width={size} height={size} aria-hidden="true">
            {of.map(([tag, attributes]) => h(tag, attributes))}
        </svg>
    );
}
