// Passkeys, through the browser's own functions. What the browser says when it fails is in its own
// words and language; here it becomes a refusal like those of the service.

import { type Answer, refusal } from "../api/client.js";

export const canUsePasskeys =
    "PublicKeyCredential" in globalThis && "parseCreationOptionsFromJSON" in PublicKeyCredential;

/** What the contract leaves to the standard (WebAuthn Level 3): the browser knows its form. */
type Json = Record<string, unknown>;

async function ask(step: () => Promise<Credential | null>): Promise<Answer<Json>> {
    try {
        const credential = await step();
        return credential instanceof PublicKeyCredential
            ? { ok: true, status: 200, value: credential.toJSON() as Json }
            : refusal("passkey-cancelled");
    } catch (failure) {
        const name = failure instanceof DOMException ? failure.name : "";
        switch (name) {
            case "InvalidStateError":
                return refusal("passkey-exists");
            case "NotAllowedError":
            case "AbortError":
                return refusal("passkey-cancelled");
            default:
                return refusal("passkey-failed");
        }
    }
}

/** Lets the device make a passkey: what the service shall keep of it. */
export function makePasskey(options: Json) {
    const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(
        options as unknown as PublicKeyCredentialCreationOptionsJSON,
    );
    return ask(() => navigator.credentials.create({ publicKey }));
}

/** Lets the device show that it has one. */
export function showPasskey(options: Json) {
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(
        options as unknown as PublicKeyCredentialRequestOptionsJSON,
    );
    return ask(() => navigator.credentials.get({ publicKey }));
}

/** What the reader may call this device: "Chrome on Android". */
export function deviceName(agent = navigator.userAgent): { browser: string; system: string } {
    const browsers: [RegExp, string][] = [
        [/Edg\//, "Edge"],
        [/OPR\//, "Opera"],
        [/SamsungBrowser/, "Samsung Internet"],
        [/Firefox\/|FxiOS/, "Firefox"],
        [/Chrom(e|ium)\/|CriOS/, "Chrome"],
        [/Safari\//, "Safari"],
    ];
    const systems: [RegExp, string][] = [
        [/iPhone/, "iPhone"],
        [/iPad/, "iPad"],
        [/Android/, "Android"],
        [/Windows/, "Windows"],
        [/Mac OS X|Macintosh/, "Mac"],
        [/CrOS/, "ChromeOS"],
        [/Linux/, "Linux"],
    ];
    const first = (list: [RegExp, string][]) => list.find(([form]) => form.test(agent))?.[1] ?? "";
    return { browser: first(browsers), system: first(systems) };
}
