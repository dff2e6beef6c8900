// Two coordinators can let a member in anew who has lost every way in. Whoever still gets in learns
// of it here, and can call it off: it may be a mistake, or somebody who pretends to be she.

import { get, remove } from "../api/client.js";
import { surely } from "../app/confirm.js";
import { dayAndTime, texts } from "../i18n/index.js";
import { useLoaded } from "../ui/act.js";
import { EndButton } from "../ui/Dialog.js";
import { Notice } from "../ui/parts.js";

export function LetInAnew({ code }: { code: string }) {
    const t = texts.value.security.anew;
    const path = { code };
    const loaded = useLoaded(() => get("/api/v1/members/{code}/recovery", { path }), [code]);
    const asked = loaded.value;
    // That there is none is the rule.
    if (asked === null) {
        return null;
    }
    return (
        <Notice kind="bad">
            <p>
                <strong>{t.title}</strong>
            </p>
            <p>{t.asked(asked.askedBy, dayAndTime(asked.askedAt), asked.reason)}</p>
            <p>{asked.agreedBy === null ? t.waits : t.agreed(asked.agreedBy)}</p>
            <p>{t.text}</p>
            <EndButton
                label={t.end}
                ask={t.endAsk}
                text={t.endText}
                act={() => surely(() => remove("/api/v1/members/{code}/recovery", { path }))}
                done={() => void loaded.reload()}
            />
        </Notice>
    );
}
