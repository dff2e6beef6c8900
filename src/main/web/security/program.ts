// What a session names itself: a browser on a system.

import { texts } from "../i18n/index.js";
import { deviceName } from "../member/passkey.js";

/** A browser, by what it says of itself. */
export function program(agent: string | null | undefined): string {
    const t = texts.value.news.program;
    const { browser, system } = deviceName(agent ?? "");
    return browser !== "" && system !== "" ? t.on(browser, system) : agent || t.unknown;
}
