// Light or dark: as the device has it, unless the reader chose one here.

import { effect, signal } from "@preact/signals";

export const THEMES = ["auto", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

const KEPT = "theme";

function kept(): Theme {
    const value = localStorage.getItem(KEPT);
    return THEMES.find((theme) => theme === value) ?? "auto";
}

export const theme = signal<Theme>(kept());

export function startTheme(): void {
    effect(() => {
        document.documentElement.dataset["theme"] = theme.value;
        localStorage.setItem(KEPT, theme.value);
    });
}
