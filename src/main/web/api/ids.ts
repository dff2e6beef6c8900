// Ids, chance and bytes as text.

/** A UUID of version 7 (RFC 9562): ids made later sort later. */
export function newId(now = Date.now()): string {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    let time = now;
    for (let i = 5; i >= 0; i--) {
        bytes[i] = time % 256;
        time = Math.floor(time / 256);
    }
    bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
    bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
    const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

export function base64(bytes: ArrayBuffer | Uint8Array): string {
    return btoa(String.fromCharCode(...new Uint8Array(bytes)));
}

export function utf8(text: string): Uint8Array<ArrayBuffer> {
    return new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>;
}
