// What two officers are about to do, for whom it is about, and for the officer who may be the
// second.

import { get } from "../api/client.js";
import { session } from "../app/session.js";
import { dayAndTime, texts } from "../i18n/index.js";
import { useLoaded } from "../ui/act.js";
import { Notice } from "../ui/parts.js";
import { understand } from "./acts.js";

export function News() {
    const t = texts.value.officer;
    const me = session.value?.member.code;
    const loaded = useLoaded(() => get("/api/v1/officer-acts"), [me]);
    const acts = (loaded.value?.items ?? []).filter((act) => act.askedBy !== me);
    const about = acts.filter((act) => act.about === me);
    const others = acts.length - about.length;
    const link = <a href="/app/officer-acts">{t.see}</a>;
    return (
        <>
            {about.map((act) => (
                <Notice key={act.id} kind="info">
                    <p>
                        <strong>{understand(act).title}</strong>
                    </p>
                    <p>{t.news(act.askedBy, dayAndTime(act.expiresAt))}</p>
                    <p>{link}</p>
                </Notice>
            ))}
            {others > 0 && (
                <Notice kind="info">
                    <p>
                        {t.waiting(others)} {link}
                    </p>
                </Notice>
            )}
        </>
    );
}
