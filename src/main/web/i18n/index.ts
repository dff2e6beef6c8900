// The reader's language: texts, numbers and days.

import { computed, signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { First, More, Texts } from "./en/index.js";

export const LANGUAGES = {
    en: "English",
    "pt-BR": "Português",
    es: "Español",
} as const;

export type Language = keyof typeof LANGUAGES;

const LOADERS: Record<Language, () => Promise<First>> = {
    en: async () => (await import("./en/index.js")).default,
    "pt-BR": async () => (await import("./pt-BR/index.js")).default,
    es: async () => (await import("./es/index.js")).default,
};

const REST: Record<Language, () => Promise<More>> = {
    en: async () => (await import("./en/more.js")).default,
    "pt-BR": async () => (await import("./pt-BR/more.js")).default,
    es: async () => (await import("./es/more.js")).default,
};

const KEPT = "language";

export const language = signal<Language>("en");

/**
 * Those of the language, and only they are fetched: what the first page needs before anything is
 * drawn, the rest with whatever asks for it (see `moreTexts`).
 */
export const texts = signal({} as Texts);

/** Whether all of them are there. */
const whole = signal(false);

/** Fetches what the first page does without. */
export async function moreTexts(): Promise<void> {
    while (!whole.value) {
        const code = language.value;
        const rest = await REST[code]();
        // Else another language was chosen meanwhile.
        if (code === language.value) {
            texts.value = { ...texts.value, ...rest };
            whole.value = true;
        }
    }
}

/** For parts of the first page: whether all texts are there; fetches them once they are wanted. */
export function useMoreTexts(wanted: boolean): boolean {
    useEffect(() => {
        if (wanted) {
            // Without a network there is nothing new to say either.
            moreTexts().catch(() => undefined);
        }
    }, [wanted]);
    return wanted && whole.value;
}

function among(wanted: string): Language | undefined {
    const codes = Object.keys(LANGUAGES) as Language[];
    const start = wanted.slice(0, 2).toLowerCase();
    return codes.find((code) => code === wanted) ?? codes.find((code) => code.startsWith(start));
}

/** The language that the reader chose here, or else the first of the browser's that there is. */
export async function startLanguage(): Promise<void> {
    const wanted = [localStorage.getItem(KEPT), ...navigator.languages];
    const found = wanted.flatMap((code) => (code ? [among(code)] : [])).find((code) => code);
    await show(found ?? "en");
}

export async function chooseLanguage(code: Language): Promise<void> {
    localStorage.setItem(KEPT, code);
    await show(code);
}

async function show(code: Language): Promise<void> {
    const first = await LOADERS[code]();
    const rest = whole.value ? await REST[code]() : {};
    texts.value = { ...first, ...rest } as Texts;
    language.value = code;
    document.documentElement.lang = code;
}

/** The reader's own form of numbers and days within the language: "en-GB". */
const region = computed(() => {
    const start = language.value.slice(0, 2);
    return navigator.languages.find((code) => code.startsWith(start)) ?? language.value;
});

export function day(time: string): string {
    return new Intl.DateTimeFormat(region.value, {
        day: "numeric",
        month: "short",
        year: "numeric",
    }).format(new Date(time));
}

/** "Monday, 1 March 2027", of a day as fields have it. */
export function longDay(date: string): string {
    return new Intl.DateTimeFormat(region.value, {
        weekday: "long",
        day: "numeric",
        month: "long",
        year: "numeric",
    }).format(new Date(`${date}T12:00:00`));
}

/** "November 2026", of "2026-11". */
export function longMonth(month: string): string {
    const form = { month: "long", year: "numeric" } as const;
    return new Intl.DateTimeFormat(region.value, form).format(new Date(`${month}-15T12:00:00`));
}

/** "Nov", of "2026-11". */
export function shortMonth(month: string): string {
    const at = new Date(`${month}-15T12:00:00`);
    return new Intl.DateTimeFormat(region.value, { month: "short" }).format(at);
}

export function dayAndTime(time: string): string {
    return new Intl.DateTimeFormat(region.value, {
        day: "numeric",
        month: "short",
        year: "numeric",
        hour: "2-digit",
        minute: "2-digit",
    }).format(new Date(time));
}

/** How the reader writes a number of so many decimals. */
export function decimalForm(digits: number, signDisplay: "auto" | "exceptZero"): Intl.NumberFormat {
    return new Intl.NumberFormat(region.value, {
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
        signDisplay,
    });
}

/** The sign that the reader writes before the digits of a fraction. */
export function decimalSign(): string {
    const parts = new Intl.NumberFormat(region.value).formatToParts(1.5);
    return parts.find((part) => part.type === "decimal")?.value ?? ".";
}

/** "40 seconds", "12 minutes": never less than it is. */
export function duration(seconds: number): string {
    const isLong = seconds >= 60;
    return new Intl.NumberFormat(language.value, {
        style: "unit",
        unit: isLong ? "minute" : "second",
        unitDisplay: "long",
    }).format(isLong ? Math.ceil(seconds / 60) : seconds);
}

/** "a, b and c". */
export function list(items: string[]): string {
    return new Intl.ListFormat(region.value, { type: "conjunction" }).format(items);
}

/** "10 days"; what is longer than two years in years. */
export function period(days: number): string {
    const isLong = days > 730;
    const form = { style: "unit", unit: isLong ? "year" : "day", unitDisplay: "long" } as const;
    const count = isLong ? Math.round(days / 365.25) : days;
    return new Intl.NumberFormat(region.value, form).format(count);
}

/** The form of a word that goes with a number. */
export function plural(count: number, one: string, other: string): string {
    const form = new Intl.PluralRules(language.value).select(count);
    return (form === "one" ? one : other).replace("#", String(count));
}
