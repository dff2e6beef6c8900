// Some changes the service makes only for somebody who signed in a moment ago. Then the wallet asks
// for it in between, and goes on where it was.

import { signal } from "@preact/signals";
import { type Answer, refusal } from "../api/client.js";
import { texts } from "../i18n/index.js";
import { PasskeyButton, PasswordForm } from "../member/ways.js";
import { Dialog } from "../ui/Dialog.js";
import { session, signedIn } from "./session.js";

/** After these refusals it helps to show who one is. */
const ASKS = new Set(["sign-in-again", "not-signed-in"]);

type Decided = (confirmed: boolean) => void;

const asked = signal<Decided | null>(null);

/** Does it, after the member has shown anew that it is she where the service wants that. */
export async function surely<T>(step: () => Promise<Answer<T>>): Promise<Answer<T>> {
    const first = await step();
    if (first.ok || !ASKS.has(first.problem.name) || !session.value) {
        return first;
    }
    const confirmed = await new Promise<boolean>((decide) => {
        asked.value = decide;
    });
    asked.value = null;
    return confirmed ? step() : refusal("not-confirmed");
}

/** Stands on every page, and shows itself when it is asked for. */
export function ConfirmDialog() {
    const t = texts.value.access;
    const decide = asked.value;
    const code = session.value?.member.code;
    if (decide === null || code === undefined) {
        return null;
    }
    return (
        <Dialog title={t.confirmTitle} onClose={() => decide(false)}>
            <p>{t.confirmText}</p>
            <PasskeyButton
                text={t.confirmWithPasskey}
                done={(opened) => {
                    signedIn(opened);
                    decide(opened.member.code === code);
                }}
            />
            <details>
                <summary>{t.otherWays}</summary>
                <PasswordForm
                    code={code}
                    done={(opened) => {
                        signedIn(opened);
                        decide(true);
                    }}
                />
            </details>
        </Dialog>
    );
}
