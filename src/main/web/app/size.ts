// How large letters are. What the browser is set to counts too: this comes on top of it.

import { effect, signal } from "@preact/signals";

export const SIZES = ["small", "normal", "large", "veryLarge"] as const;
export type Size = (typeof SIZES)[number];

const KEPT = "text-size";

function kept(): Size {
    const value = localStorage.getItem(KEPT);
    return SIZES.find((size) => size === value) ?? "normal";
}

export const size = signal<Size>(kept());

export function startSize(): void {
    effect(() => {
        document.documentElement.dataset["size"] = size.value;
        localStorage.setItem(KEPT, size.value);
    });
}
