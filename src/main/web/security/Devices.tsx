import { useState } from "preact/hooks";
import { KeyRound } from "lucide";
import { get, remove } from "../api/client.js";
import type { Schemas } from "../api/paths.js";
import { surely } from "../app/confirm.js";
import { acting } from "../app/session.js";
import { deviceKey, forgetKey } from "../device/keys.js";
import { KeyMaker } from "../device/KeyMaker.js";
import { day, texts } from "../i18n/index.js";
import { useLoaded } from "../ui/act.js";
import { EndButton } from "../ui/Dialog.js";
import { Button, Refused, Section } from "../ui/parts.js";

interface DevicesProps {
    member: string;
    account: string;
}

/** The devices that sign for an account, each with its key; which of them is this one. */
export function Devices({ member, account }: DevicesProps) {
    const t = texts.value.security.devices;
    const signer = { member, account };
    const loaded = useLoaded(async () => {
        const keys = await get("/api/v1/members/{code}/keys", {
            path: { code: account },
            query: { limit: "100" },
        });
        const here = (await deviceKey(signer))?.id ?? null;
        return keys.ok ? { ...keys, value: { keys: keys.value.items, here } } : keys;
    }, [member, account]);
    const [isMaking, setMaking] = useState(false);
    const keys = loaded.value?.keys ?? [];
    const here = loaded.value?.here ?? null;
    const inForce = keys.filter((key) => key.revokedAt === null);
    const ended = keys.filter((key) => key.revokedAt !== null);
    const signsHere = inForce.some((key) => key.id === here);
    const end = (key: Schemas["DeviceKey"]) => async () => {
        const answer = await surely(() =>
            remove("/api/v1/members/{code}/keys/{id}", { path: { code: account, id: key.id } }),
        );
        if (answer.ok && key.id === here) {
            await forgetKey(signer);
        }
        return answer;
    };
    return (
        <Section title={t.title} icon={KeyRound} id="devices">
            <p class="muted">{t.text}</p>
            {acting.value && !acting.value.own && <p>{t.account(acting.value.name)}</p>}
            {loaded.problem && <Refused problem={loaded.problem} nothing="" />}
            {loaded.value && inForce.length === 0 && <p>{t.none}</p>}
            <ul class="rows">
                {inForce.map((key) => (
                    <li key={key.id}>
                        <span>
                            <strong>{key.name ?? t.unnamed}</strong>{" "}
                            {key.id === here && <span class="chip">{t.here}</span>}
                            <small>{texts.value.security.created(day(key.registeredAt))}</small>
                        </span>
                        <EndButton
                            label={t.end}
                            what={key.name ?? t.unnamed}
                            ask={t.endAsk(key.name ?? t.unnamed)}
                            text={t.endText}
                            act={end(key)}
                            done={() => void loaded.reload()}
                        />
                    </li>
                ))}
            </ul>
            {loaded.value && !signsHere && !isMaking && (
                <Button onClick={() => setMaking(true)}>{t.add}</Button>
            )}
            {isMaking && (
                <KeyMaker
                    signer={signer}
                    done={() => {
                        setMaking(false);
                        void loaded.reload();
                    }}
                />
            )}
            {ended.length > 0 && (
                <details>
                    <summary>{t.former(ended.length)}</summary>
                    <ul class="rows">
                        {ended.map((key) => (
                            <li key={key.id}>
                                <span>
                                    {key.name ?? t.unnamed}
                                    <small>{t.ended(day(key.revokedAt ?? ""))}</small>
                                </span>
                            </li>
                        ))}
                    </ul>
                </details>
            )}
        </Section>
    );
}
