// What the log says of itself: its last checkpoint, who signed it, and that it grew from an earlier
// one. All signatures and proofs are checked here, on the device.

import { useState } from "preact/hooks";
import { Stamp } from "lucide";
import type { Answer } from "../api/client.js";
import { logText } from "../api/texts.js";
import { all } from "../api/client.js";
import { dayAndTime, texts } from "../i18n/index.js";
import { base64 } from "../proof/bytes.js";
import { useAct, useLoaded } from "../ui/act.js";
import { type Fact, Facts } from "../ui/Facts.js";
import { saveFile } from "../ui/file.js";
import { Button, Field, Notice, Refused, Section, Skeleton, Working } from "../ui/parts.js";
import { type Head, grewFrom, readHead } from "./head.js";

async function load(): Promise<Answer<Head>> {
    const both = await all(logText("checkpoint"), logText("policy"));
    return both.ok ? { ...both, value: await readHead(both.value[0], both.value[1]) } : both;
}

export function LogHead() {
    const t = texts.value.audit.log;
    const loaded = useLoaded(load, []);
    const head = loaded.value;
    return (
        <Section title={t.title} icon={Stamp} id="log">
            <p class="muted">{t.text}</p>
            {loaded.problem?.status === 404 ? (
                <p>{t.none}</p>
            ) : (
                loaded.problem && <Refused problem={loaded.problem} nothing="" />
            )}
            {head === null && !loaded.problem && <Skeleton />}
            {head !== null && (
                <>
                    <Said head={head} />
                    <Grown head={head} />
                </>
            )}
        </Section>
    );
}

function Said({ head }: { head: Head }) {
    const t = texts.value.audit.log;
    const r = texts.value.receipt;
    const facts: Fact[] = [
        [t.origin, <code>{head.checkpoint.origin}</code>],
        [t.size, String(head.checkpoint.size)],
        [t.root, <code>{base64(head.checkpoint.root)}</code>],
        [
            t.signed,
            <strong class={head.isByLog ? "holds" : "fails"} data-signed={head.isByLog}>
                {head.isByLog ? t.isSigned : t.isNotSigned}
            </strong>,
        ],
        [t.witnesses, head.witnesses.length === 0 ? t.noWitness : t.seen(head.areEnough)],
    ];
    return (
        <>
            <Facts of={facts} />
            <ul class="bullets">
                {head.witnesses.map(({ key, signed }) => (
                    <li key={key.name}>
                        <span>
                            {signed.state === "signed"
                                ? r.signed(
                                      key.name,
                                      dayAndTime(new Date(signed.seconds * 1000).toISOString()),
                                  )
                                : r[signed.state](key.name)}
                        </span>
                    </li>
                ))}
            </ul>
            <div class="actions">
                <Button look="quiet" onClick={() => keep(head.text, "checkpoint")}>
                    {t.keep}
                </Button>
                <Button look="quiet" onClick={() => keep(head.policy, "policy")}>
                    {t.keepPolicy}
                </Button>
            </div>
            <p class="muted">{t.ownWord}</p>
        </>
    );
}

function keep(text: string, name: string): void {
    saveFile(new Blob([text], { type: "text/plain" }), name);
}

/** That the log of now begins with the log of then. */
function Grown({ head }: { head: Head }) {
    const t = texts.value.audit.log;
    const [old, setOld] = useState("");
    const [found, setFound] = useState<{ of: string; holds: boolean } | null>(null);
    const act = useAct();
    const isNumber = /^\d{1,15}$/.test(old.trim());
    const submit = async (event: Event): Promise<void> => {
        event.preventDefault();
        setFound(null);
        const of = old.trim();
        if (isNumber) {
            const answer = await act.run(() => grewFrom(of, head));
            if (answer?.ok) {
                setFound({ of, holds: answer.value });
            }
        }
    };
    return (
        <form onSubmit={(event) => void submit(event)}>
            <h3>{t.grown}</h3>
            <Field
                label={t.earlier}
                help={t.earlierHelp(String(head.checkpoint.size))}
                value={old}
                onInput={setOld}
                inputMode="numeric"
                maxLength={15}
                error={old === "" || isNumber ? undefined : texts.value.policy.notWhole}
                required
            />
            {act.problem?.status === 404 ? (
                <Notice kind="bad">{t.noSuchSize}</Notice>
            ) : (
                <Refused problem={act.problem} nothing="" />
            )}
            {found !== null && (
                <Notice kind={found.holds ? "good" : "bad"}>
                    {(found.holds ? t.holds : t.fails)(found.of, String(head.checkpoint.size))}
                </Notice>
            )}
            <Working busy={act.busy} />
            <Button submit busy={act.busy}>
                {t.checkIt}
            </Button>
        </form>
    );
}
