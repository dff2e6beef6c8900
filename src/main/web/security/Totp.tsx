import { useState } from "preact/hooks";
import { Smartphone } from "lucide";
import { post, put, remove } from "../api/client.js";
import type { Schemas } from "../api/paths.js";
import { surely } from "../app/confirm.js";
import { texts } from "../i18n/index.js";
import { useAct } from "../ui/act.js";
import { Copy } from "../ui/Copy.js";
import { EndButton } from "../ui/Dialog.js";
import { Button, Field, Notice, Refused, Section } from "../ui/parts.js";
import { Qr } from "../ui/Qr.js";

interface TotpProps {
    code: string;
    ways: Schemas["WaysIn"];
    changed: () => void;
}

interface Secret {
    secret: string;
    uri: string;
}

/** The second step after a password: digits from an app. */
export function Totp({ code, ways, changed }: TotpProps) {
    const t = texts.value.security.totp;
    const [secret, setSecret] = useState<Secret | null>(null);
    const [news, setNews] = useState<string | null>(null);
    const act = useAct();
    const begin = async (): Promise<void> => {
        const answer = await act.run(() =>
            surely(() => post("/api/v1/members/{code}/totp", { path: { code } })),
        );
        if (answer?.ok) {
            setNews(null);
            setSecret(answer.value);
        }
    };
    const finished = (text: string): void => {
        setSecret(null);
        setNews(text);
        changed();
    };
    return (
        <Section title={t.title} icon={Smartphone} id="totp">
            <p class="muted">{t.text}</p>
            <p>{ways.totp ? t.on : ways.password ? t.off : t.noPassword}</p>
            {news !== null && <Notice kind="good">{news}</Notice>}
            <Refused problem={act.problem} />
            {secret !== null && (
                <Confirm code={code} secret={secret} done={() => finished(t.turnedOn)} />
            )}
            {secret === null && ways.totp && (
                <EndButton
                    label={t.turnOff}
                    ask={t.turnOffAsk}
                    text={t.turnOffText}
                    act={() =>
                        surely(() => remove("/api/v1/members/{code}/totp", { path: { code } }))
                    }
                    done={() => finished(t.turnedOff)}
                />
            )}
            {secret === null && !ways.totp && ways.password && (
                <Button busy={act.busy} onClick={() => void begin()}>
                    {t.turnOn}
                </Button>
            )}
        </Section>
    );
}

function Confirm(props: { code: string; secret: Secret; done: () => void }) {
    const t = texts.value.security.totp;
    const [totp, setTotp] = useState("");
    const act = useAct();
    const confirm = async (event: Event): Promise<void> => {
        event.preventDefault();
        const answer = await act.run(() =>
            surely(() =>
                put("/api/v1/members/{code}/totp", {
                    path: { code: props.code },
                    body: { totp: totp.replace(/\s/g, "") },
                }),
            ),
        );
        if (answer?.ok) {
            props.done();
        }
    };
    return (
        <form onSubmit={(event) => void confirm(event)}>
            <p>{t.scan}</p>
            <Qr text={props.secret.uri} label={t.picture} />
            <p>
                {t.secret}:{" "}
                <code class="secret">{props.secret.secret.replace(/(.{4})/g, "$1 ")}</code>
            </p>
            <Copy text={props.secret.secret} />
            <p class="muted">{t.secretText}</p>
            <Field
                label={t.confirm}
                value={totp}
                onInput={setTotp}
                inputMode="numeric"
                autocomplete="one-time-code"
                maxLength={7}
                required
            />
            <Refused problem={act.problem} />
            <Button submit look="primary" busy={act.busy}>
                {t.turnOn}
            </Button>
        </form>
    );
}
