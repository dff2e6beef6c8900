import { AppWindow } from "lucide";
import { get, remove } from "../api/client.js";
import { surely } from "../app/confirm.js";
import { day, texts } from "../i18n/index.js";
import { useLoaded } from "../ui/act.js";
import { EndButton } from "../ui/Dialog.js";
import { Refused, Section } from "../ui/parts.js";

/** Programs of others that the member let act for her. */
export function Apps({ code }: { code: string }) {
    const t = texts.value;
    const loaded = useLoaded(() => get("/api/v1/members/{code}/apps", { path: { code } }), [code]);
    const since = t.security.created;
    return (
        <Section title={t.security.apps.title} icon={AppWindow} id="apps">
            <p class="muted">{t.security.apps.text}</p>
            {loaded.problem && <Refused problem={loaded.problem} nothing="" />}
            {loaded.value?.items.length === 0 && <p>{t.security.apps.none}</p>}
            <ul class="rows">
                {loaded.value?.items.map((app) => (
                    <li key={app.id}>
                        <span>
                            <strong>{app.name}</strong>
                            <small>
                                {app.scopes.map((scope) => t.access.scopes[scope]).join("; ")};{" "}
                                {app.accounts.join(", ")}; {since(day(app.grantedAt))},{" "}
                                {t.security.lastUsed(day(app.lastUsedAt))}
                            </small>
                        </span>
                        <EndButton
                            label={t.security.apps.takeBack}
                            what={app.name}
                            ask={t.security.apps.endAsk(app.name)}
                            text={t.security.apps.endText}
                            act={() =>
                                surely(() =>
                                    remove("/api/v1/members/{code}/apps/{id}", {
                                        path: { code, id: app.id },
                                    }),
                                )
                            }
                            done={() => void loaded.reload()}
                        />
                    </li>
                ))}
            </ul>
        </Section>
    );
}
