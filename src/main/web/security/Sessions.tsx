import { MonitorSmartphone } from "lucide";
import { get, remove } from "../api/client.js";
import { surely } from "../app/confirm.js";
import { dayAndTime, texts } from "../i18n/index.js";
import { useLoaded } from "../ui/act.js";
import { EndButton } from "../ui/Dialog.js";
import { Refused, Section } from "../ui/parts.js";
import { program } from "./program.js";

/** Where the member is signed in. */
export function Sessions({ code, ended }: { code: string; ended: () => void }) {
    const t = texts.value.security;
    const loaded = useLoaded(
        () => get("/api/v1/members/{code}/sessions", { path: { code } }),
        [code],
    );
    const others = loaded.value?.items.filter((session) => !session.isCurrent) ?? [];
    const reload = (): void => void loaded.reload();
    return (
        <Section title={t.sessions.title} icon={MonitorSmartphone} id="sessions">
            <p class="muted">{t.sessions.text}</p>
            {loaded.problem && <Refused problem={loaded.problem} nothing="" />}
            <ul class="rows">
                {loaded.value?.items.map((session) => (
                    <li key={session.id}>
                        <span>
                            <strong>{program(session.userAgent ?? undefined)}</strong>{" "}
                            {session.isCurrent && <span class="chip">{t.sessions.here}</span>}
                            <small>
                                {t.created(dayAndTime(session.createdAt))},{" "}
                                {t.sessions.by[session.openedBy] ?? session.openedBy},{" "}
                                {t.lastUsed(dayAndTime(session.lastUsedAt))}
                            </small>
                        </span>
                        {!session.isCurrent && (
                            <EndButton
                                label={texts.value.end}
                                what={program(session.userAgent ?? undefined)}
                                ask={t.sessions.endAsk}
                                text={t.sessions.endText}
                                act={() =>
                                    surely(() =>
                                        remove("/api/v1/members/{code}/sessions/{id}", {
                                            path: { code, id: session.id },
                                        }),
                                    )
                                }
                                done={reload}
                            />
                        )}
                    </li>
                ))}
            </ul>
            {others.length > 1 && (
                <EndButton
                    label={t.sessions.endOthers}
                    ask={t.sessions.endOthersAsk}
                    text={t.sessions.endText}
                    act={() =>
                        surely(() => remove("/api/v1/members/{code}/sessions", { path: { code } }))
                    }
                    done={reload}
                />
            )}
            {loaded.value && (
                <EndButton
                    label={t.sessions.endAll}
                    ask={t.sessions.endAllAsk}
                    text={t.sessions.endAllText}
                    act={() =>
                        surely(() =>
                            remove("/api/v1/members/{code}/sessions", {
                                path: { code },
                                query: { programs: "true" },
                            }),
                        )
                    }
                    done={() => {
                        reload();
                        ended();
                    }}
                />
            )}
        </Section>
    );
}
