import { useState } from "preact/hooks";
import { Bot } from "lucide";
import { get, post, remove } from "../api/client.js";
import type { Schemas } from "../api/paths.js";
import { surely } from "../app/confirm.js";
import { accounts, session } from "../app/session.js";
import { day, texts } from "../i18n/index.js";
import { useAct, useLoaded } from "../ui/act.js";
import { Choices } from "../ui/Choices.js";
import { Copy } from "../ui/Copy.js";
import { EndButton } from "../ui/Dialog.js";
import { Button, Field, Notice, Refused, Section } from "../ui/parts.js";

const DAYS = [30, 90, 365];
const DAY_MS = 86_400_000;

/** Keys with which a member's own programs act for her. */
export function ApiKeys({ code }: { code: string }) {
    const t = texts.value.security.apiKeys;
    const loaded = useLoaded(
        () => get("/api/v1/members/{code}/api-keys", { path: { code } }),
        [code],
    );
    const [isMaking, setMaking] = useState(false);
    const [made, setMade] = useState<string | null>(null);
    const reload = (): void => void loaded.reload();
    return (
        <Section title={t.title} icon={Bot} id="api-keys">
            <p class="muted">{t.text}</p>
            {loaded.problem && <Refused problem={loaded.problem} nothing="" />}
            {loaded.value?.items.length === 0 && <p>{t.none}</p>}
            <ul class="rows">
                {loaded.value?.items.map((key) => (
                    <Row key={key.id} code={code} item={key} reload={reload} />
                ))}
            </ul>
            {made !== null && (
                <>
                    <Notice kind="info">{t.shown}</Notice>
                    <p>
                        <code class="secret" data-key>
                            {made}
                        </code>
                    </p>
                    <div class="actions">
                        <Copy text={made} />
                        <Button look="primary" onClick={() => setMade(null)}>
                            {t.done}
                        </Button>
                    </div>
                </>
            )}
            {made === null && !isMaking && (
                <Button onClick={() => setMaking(true)}>{t.make}</Button>
            )}
            {isMaking && (
                <Maker
                    code={code}
                    done={(key) => {
                        setMaking(false);
                        setMade(key);
                        reload();
                    }}
                />
            )}
        </Section>
    );
}

function Row(props: { code: string; item: Schemas["ApiKey"]; reload: () => void }) {
    const t = texts.value;
    const { item, code } = props;
    const scopes = item.scopes.map((scope) => t.access.scopes[scope]);
    return (
        <li>
            <span>
                <strong>{item.name}</strong>
                <small>
                    {scopes.join("; ")};{" "}
                    {item.accounts?.join(", ") ?? t.security.apiKeys.allAccounts};{" "}
                    {t.security.apiKeys.until(day(item.expiresAt))};{" "}
                    {item.lastUsedAt
                        ? t.security.lastUsed(day(item.lastUsedAt))
                        : t.security.neverUsed}
                </small>
            </span>
            <EndButton
                label={t.end}
                what={item.name}
                ask={t.security.apiKeys.endAsk(item.name)}
                text={t.security.apiKeys.endText}
                act={() =>
                    surely(() =>
                        remove("/api/v1/members/{code}/api-keys/{id}", {
                            path: { code, id: item.id },
                        }),
                    )
                }
                done={props.reload}
            />
        </li>
    );
}

/** Whether the member may do herself what a key with this scope could. */
function isOfUse(scope: string): boolean {
    return (
        !["reports:read", "log:read"].includes(scope) ||
        (session.value?.roles ?? []).some((role) => role === "treasurer" || role === "auditor")
    );
}

function Maker({ code, done }: { code: string; done: (key: string) => void }) {
    const t = texts.value;
    const own = accounts.value;
    const [name, setName] = useState("");
    const [scopes, setScopes] = useState<string[]>([]);
    const [chosen, setChosen] = useState(own.filter((a) => a.own).map((a) => a.code));
    const [days, setDays] = useState(90);
    const act = useAct();
    const make = async (event: Event): Promise<void> => {
        event.preventDefault();
        if (scopes.length === 0) {
            return;
        }
        const expiresAt = new Date(Date.now() + days * DAY_MS).toISOString();
        const answer = await act.run(() =>
            surely(() =>
                post("/api/v1/members/{code}/api-keys", {
                    path: { code },
                    body: {
                        name: name.trim(),
                        scopes: scopes as Schemas["Scopes"],
                        accounts: chosen,
                        expiresAt,
                    },
                }),
            ),
        );
        if (answer?.ok) {
            done(answer.value.key);
        }
    };
    return (
        <form onSubmit={(event) => void make(event)}>
            <Field
                label={t.security.apiKeys.name}
                value={name}
                onInput={setName}
                maxLength={60}
                focus
                sentence
                required
            />
            <Choices
                legend={t.security.apiKeys.scopes}
                of={Object.entries(t.access.scopes).filter(([scope]) => isOfUse(scope))}
                chosen={scopes}
                choose={setScopes}
            />
            {scopes.length === 0 && <p class="muted">{t.security.apiKeys.noScope}</p>}
            {own.length > 1 && (
                <Choices
                    legend={t.security.apiKeys.accounts}
                    of={own.map((account) => [account.code, account.name])}
                    chosen={chosen}
                    choose={setChosen}
                />
            )}
            <label class="field">
                <span>{t.security.apiKeys.days}</span>
                <select
                    value={days}
                    onChange={(event) => setDays(Number(event.currentTarget.value))}
                >
                    {DAYS.map((count) => (
                        <option key={count} value={count}>
                            {t.security.apiKeys.day(count)}
                        </option>
                    ))}
                </select>
            </label>
            <Refused problem={act.problem} />
            <Button submit look="primary" busy={act.busy} off={scopes.length === 0}>
                {t.security.apiKeys.make}
            </Button>
        </form>
    );
}
