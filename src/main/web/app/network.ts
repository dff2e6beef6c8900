// The network that this service is for: its name and its currency.

import { computed, signal } from "@preact/signals";
import { get } from "../api/client.js";
import type { Schemas } from "../api/paths.js";

export const network = signal<Schemas["Network"] | null>(null);

export const currency = computed(
    () => network.value?.currency ?? { code: "", name: "", decimals: 2 },
);

export async function loadNetwork(): Promise<void> {
    const answer = await get("/api/v1/network");
    if (answer.ok) {
        network.value = answer.value;
    }
}
