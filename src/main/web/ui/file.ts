// Files to keep, and how large they are.

import { decimalForm } from "../i18n/index.js";

/** Hands a file to the browser, as if a link to it had been followed. */
export function saveFile(content: Blob, name: string): void {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(content);
    link.download = name;
    link.click();
    // Not at once: the browser has to have opened it.
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** "12 kB", "3.4 MB". */
export function size(bytes: number): string {
    const isLarge = bytes >= 1_000_000;
    const count = `${isLarge ? bytes / 1_000_000 : Math.ceil(bytes / 1000)}` as `${number}`;
    return `${decimalForm(isLarge ? 1 : 0, "auto").format(count)}\u00a0${isLarge ? "MB" : "kB"}`;
}
