// What not everybody needs is loaded when it is shown.

import { signal } from "@preact/signals";
import type { ComponentChild, ComponentType } from "preact";
import { useEffect } from "preact/hooks";
import { moreTexts, texts } from "../i18n/index.js";
import { Button, Notice, Skeleton } from "../ui/parts.js";

/**
 * Loads it once it is on the page.
 *
 * @param until what stands there until then; null: nothing does, and it is a part of the first
 *     page, which asks for more texts by itself
 */
export function later(
    load: () => Promise<ComponentType>,
    until: ComponentChild = <Skeleton />,
): ComponentType {
    const loaded = signal<ComponentType | null>(null);
    const failed = signal(false);
    const fetchIt = (): void => {
        failed.value = false;
        Promise.all([load(), until === null ? undefined : moreTexts()]).then(
            ([view]) => {
                loaded.value = view;
            },
            () => {
                failed.value = true;
            },
        );
    };
    return () => {
        useEffect(fetchIt, []);
        const View = loaded.value;
        return View ? <View /> : failed.value ? <NotLoaded again={fetchIt} /> : <>{until}</>;
    };
}

/** There is no network, and it was not kept. */
function NotLoaded({ again }: { again: () => void }) {
    const t = texts.value.offline;
    return (
        <Notice kind="bad">
            <p>{t.notLoaded}</p>
            <Button onClick={again}>{t.again}</Button>
        </Notice>
    );
}
