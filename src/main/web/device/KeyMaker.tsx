// Lets this device sign: asks for its name, makes a key and registers it.

import { useId, useState } from "preact/hooks";
import { KeyRound } from "lucide";
import { surely } from "../app/confirm.js";
import { texts } from "../i18n/index.js";
import { deviceName } from "../member/passkey.js";
import { useAct } from "../ui/act.js";
import { Button, Field, Notice, Refused } from "../ui/parts.js";
import { type Signer, makeKey } from "./keys.js";
import { canSign } from "./support.js";

export function KeyMaker({ signer, done }: { signer: Signer; done: () => void }) {
    const t = texts.value;
    const heading = useId();
    const { browser, system } = deviceName();
    const [name, setName] = useState(t.news.program.on(browser, system));
    const act = useAct();
    if (!canSign.value) {
        return <Notice kind="bad">{t.pay.key.tooOld}</Notice>;
    }
    const make = async (event: Event): Promise<void> => {
        event.preventDefault();
        const answer = await act.run(() => surely(() => makeKey(signer, name.trim())));
        if (answer?.ok) {
            done();
        }
    };
    return (
        <section class="card" aria-labelledby={heading}>
            <h2 id={heading}>{t.pay.key.title}</h2>
            <p>{t.pay.key.text}</p>
            <form onSubmit={(event) => void make(event)}>
                <Field
                    label={t.pay.key.name}
                    value={name}
                    onInput={setName}
                    maxLength={60}
                    required
                />
                <Refused problem={act.problem} />
                <Button submit look="primary" icon={KeyRound} busy={act.busy}>
                    {t.pay.key.make}
                </Button>
            </form>
        </section>
    );
}
