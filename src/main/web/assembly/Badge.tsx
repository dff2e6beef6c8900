// On how much a member has not voted yet, beside the assembly's name in the menu.

import { useEffect } from "preact/hooks";
import { texts } from "../i18n/index.js";
import { countWaiting, waiting } from "./waiting.js";

export function Badge() {
    useEffect(countWaiting, []);
    const count = waiting.value;
    return count === 0 ? null : (
        <span class="badge">
            <span aria-hidden="true">{count}</span>
            <span class="visually-hidden">{texts.value.assembly.waiting(count)}</span>
        </span>
    );
}
