// What not everybody needs is loaded when it is shown.

import { signal } from "@preact/signals";
import type { ComponentChild, ComponentType } from "preact";
import { useEffect } from "preact/hooks";
import { Skeleton } from "../ui/parts.js";

/**
 * Loads it once it is on the page.
 *
 * @param until what stands there until then
 */
export function later(
    load: () => Promise<ComponentType>,
    until: ComponentChild = <Skeleton />,
): ComponentType {
    const loaded = signal<ComponentType | null>(null);
    return () => {
        useEffect(() => {
            void load().then((view) => {
                loaded.value = view;
            });
        }, []);
        const View = loaded.value;
        return View ? <View /> : <>{until}</>;
    };
}
