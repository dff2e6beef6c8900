// On how much a member has not voted yet, beside the assembly's name in the menu.

import { useEffect } from "preact/hooks";
import { texts, useMoreTexts } from "../i18n/index.js";
import { countWaiting, waiting } from "./waiting.js";

export function Badge() {
    useEffect(countWaiting, []);
    const count = waiting.value;
    const canSay = useMoreTexts(count > 0);
    return !canSay ? null : (
        <span class="badge">
            <span aria-hidden="true">{count}</span>
            <span class="visually-hidden">{texts.value.assembly.waiting(count)}</span>
        </span>
    );
}
