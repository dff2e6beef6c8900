// What two officers are about to do, for whom it is about, and for the officer who may be the
// second.

import { get } from "../api/client.js";
import { session } from "../app/session.js";
import { dayAndTime, texts, useMoreTexts } from "../i18n/index.js";
import { useLoaded } from "../ui/act.js";
import { Notice } from "../ui/parts.js";
import { understand } from "./acts.js";

export function News() {
    const me = session.value?.member.code;
    const loaded = useLoaded(() => get("/api/v1/officer-acts"), [me]);
    const acts = (loaded.value?.items ?? []).filter((act) => act.askedBy !== me);
    const about = acts.filter((act) => act.about === me);
    const others = acts.length - about.length;
    const isCoordinator = session.value?.roles.includes("coordinator") === true;
    const canSay = useMoreTexts(acts.length > 0 || isCoordinator);
    if (!canSay) {
        return null;
    }
    const t = texts.value.officer;
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
            {isCoordinator && <Recoveries me={me ?? ""} />}
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

/** Members of whom another coordinator asked that they be let in anew: it waits for a second. */
function Recoveries({ me }: { me: string }) {
    const t = texts.value;
    const loaded = useLoaded(() => get("/api/v1/recoveries"), [me]);
    const open = (loaded.value?.items ?? []).filter(
        (one) => one.agreedBy === null && one.askedBy !== me && one.member !== me,
    );
    const [first] = open;
    return first === undefined ? null : (
        <Notice kind="info">
            <p>
                {t.coordination.recovery.open(open.length)}{" "}
                <a href={`/app/coordination?member=${first.member}#recovery`}>{t.officer.see}</a>
            </p>
        </Notice>
    );
}
