import { useState } from "preact/hooks";
import { Fingerprint, Plus } from "lucide";
import { get, patch, post, remove } from "../api/client.js";
import type { Schemas } from "../api/paths.js";
import { surely } from "../app/confirm.js";
import { day, texts } from "../i18n/index.js";
import { canUsePasskeys, deviceName, makePasskey } from "../member/passkey.js";
import { useAct, useLoaded } from "../ui/act.js";
import { Dialog, EndButton } from "../ui/Dialog.js";
import { Button, Field, Notice, Refused, Section } from "../ui/parts.js";

/** The passkeys of a member: see, add, remove. */
export function Passkeys({ code, changed }: { code: string; changed: () => void }) {
    const t = texts.value;
    const loaded = useLoaded(
        () => get("/api/v1/members/{code}/passkeys", { path: { code } }),
        [code],
    );
    const [wasAdded, setAdded] = useState(false);
    const again = (): void => {
        changed();
        void loaded.reload();
    };
    return (
        <Section title={t.security.passkeys.title} icon={Fingerprint} id="passkeys">
            <p class="muted">{t.security.passkeys.text}</p>
            {loaded.problem && <Refused problem={loaded.problem} nothing="" />}
            {loaded.value?.items.length === 0 && <p>{t.security.passkeys.none}</p>}
            <ul class="rows">
                {loaded.value?.items.map((passkey) => (
                    <Row key={passkey.id} code={code} passkey={passkey} changed={again} />
                ))}
            </ul>
            {wasAdded && <Notice kind="good">{t.security.passkeys.added}</Notice>}
            {canUsePasskeys ? (
                <Adder
                    code={code}
                    done={() => {
                        setAdded(true);
                        again();
                    }}
                />
            ) : (
                <Notice kind="info">{t.access.noPasskeys}</Notice>
            )}
        </Section>
    );
}

interface RowProps {
    code: string;
    passkey: Schemas["Passkey"];
    changed: () => void;
}

function Row({ code, passkey, changed }: RowProps) {
    const t = texts.value;
    const path = { code, id: passkey.id };
    const used = passkey.lastUsedAt
        ? t.security.lastUsed(day(passkey.lastUsedAt))
        : t.security.neverUsed;
    const kept = passkey.isBackedUp ? t.security.passkeys.backedUp : t.security.passkeys.onlyHere;
    return (
        <li>
            <span>
                <strong>{passkey.name}</strong>
                <small>
                    {t.security.created(day(passkey.createdAt))}, {used}, {kept}
                </small>
            </span>
            <span class="actions">
                <Renamer passkey={passkey} code={code} done={changed} />
                <EndButton
                    label={t.remove}
                    what={passkey.name}
                    ask={t.security.passkeys.remove(passkey.name)}
                    text={t.security.passkeys.removeText}
                    act={() =>
                        surely(() => remove("/api/v1/members/{code}/passkeys/{id}", { path }))
                    }
                    done={changed}
                />
            </span>
        </li>
    );
}

function Renamer(props: { code: string; passkey: Schemas["Passkey"]; done: () => void }) {
    const t = texts.value;
    const [isOpen, setOpen] = useState(false);
    const [name, setName] = useState(props.passkey.name);
    const act = useAct();
    const rename = async (event: Event): Promise<void> => {
        event.preventDefault();
        const answer = await act.run(() =>
            surely(() =>
                patch("/api/v1/members/{code}/passkeys/{id}", {
                    path: { code: props.code, id: props.passkey.id },
                    body: { name: name.trim() },
                }),
            ),
        );
        if (answer?.ok) {
            setOpen(false);
            props.done();
        }
    };
    return (
        <>
            <Button look="quiet" onClick={() => setOpen(true)}>
                {t.rename} <span class="visually-hidden">{props.passkey.name}</span>
            </Button>
            {isOpen && (
                <Dialog title={t.rename} onClose={() => setOpen(false)}>
                    <form onSubmit={(event) => void rename(event)}>
                        <Field
                            label={t.security.passkeys.name}
                            value={name}
                            onInput={setName}
                            maxLength={60}
                            focus
                            sentence
                            required
                        />
                        <Refused problem={act.problem} />
                        <Button submit look="primary" busy={act.busy}>
                            {t.save}
                        </Button>
                    </form>
                </Dialog>
            )}
        </>
    );
}

function Adder({ code, done }: { code: string; done: () => void }) {
    const t = texts.value.security;
    const { browser, system } = deviceName();
    const [isOpen, setOpen] = useState(false);
    const [name, setName] = useState(texts.value.news.program.on(browser, system));
    const act = useAct();
    const add = async (event: Event): Promise<void> => {
        event.preventDefault();
        const answer = await act.run(async () => {
            const options = await surely(() =>
                post("/api/v1/members/{code}/passkeys/options", { path: { code } }),
            );
            if (!options.ok) {
                return options;
            }
            const made = await makePasskey(options.value.publicKey);
            return made.ok
                ? surely(() =>
                      post("/api/v1/members/{code}/passkeys", {
                          path: { code },
                          body: { name: name.trim(), credential: made.value },
                      }),
                  )
                : made;
        });
        if (answer?.ok) {
            setOpen(false);
            done();
        }
    };
    if (!isOpen) {
        return (
            <Button icon={Plus} onClick={() => setOpen(true)}>
                {t.passkeys.add}
            </Button>
        );
    }
    return (
        <form onSubmit={(event) => void add(event)}>
            <Field
                label={t.passkeys.name}
                help={t.passkeys.nameHelp}
                value={name}
                onInput={setName}
                maxLength={60}
                focus
                required
            />
            <Refused problem={act.problem} />
            <Button submit look="primary" icon={Fingerprint} busy={act.busy}>
                {t.passkeys.add}
            </Button>
        </form>
    );
}
