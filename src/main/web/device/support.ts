// Whether this browser can sign with Ed25519: Chrome and Edge from 137, Firefox 129, Safari 17.

import { signal } from "@preact/signals";

export const canSign = signal(true);

export async function findOutWhetherItSigns(): Promise<void> {
    try {
        await crypto.subtle.generateKey("Ed25519", false, ["sign", "verify"]);
    } catch {
        canSign.value = false;
    }
}
