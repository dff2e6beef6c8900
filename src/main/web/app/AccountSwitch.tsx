// For which account the member acts. It is in sight on every page, so that nobody pays from the
// wrong one.

import { useId } from "preact/hooks";
import { texts } from "../i18n/index.js";
import { accounts, acting, actFor } from "./session.js";

export function AccountSwitch() {
    const id = useId();
    const t = texts.value.home;
    const current = acting.value;
    if (current === null) {
        return null;
    }
    if (accounts.value.length < 2) {
        return (
            <p class="acting">
                <span class="visually-hidden">{t.actFor} </span>
                <strong>{current.name}</strong>
            </p>
        );
    }
    return (
        <p class={current.own ? "acting" : "acting other"}>
            <label for={id}>{t.actFor}</label>
            <select
                id={id}
                value={current.code}
                onChange={(event) => actFor(event.currentTarget.value)}
            >
                {accounts.value.map((account) => (
                    <option key={account.code} value={account.code}>
                        {account.name}
                    </option>
                ))}
            </select>
        </p>
    );
}
