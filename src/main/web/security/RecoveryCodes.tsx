import { useState } from "preact/hooks";
import { LifeBuoy, Printer } from "lucide";
import { post } from "../api/client.js";
import type { Schemas } from "../api/paths.js";
import { surely } from "../app/confirm.js";
import { network } from "../app/network.js";
import { texts } from "../i18n/index.js";
import { useAct } from "../ui/act.js";
import { Copy } from "../ui/Copy.js";
import { Button, Notice, Refused, Section } from "../ui/parts.js";

/** With fewer it is time for new ones. */
const FEW = 3;

interface RecoveryCodesProps {
    code: string;
    ways: Schemas["WaysIn"];
    changed: () => void;
}

/** Ten codes for the day on which everything else is lost. They are shown once. */
export function RecoveryCodes({ code, ways, changed }: RecoveryCodesProps) {
    const t = texts.value;
    const [codes, setCodes] = useState<string[] | null>(null);
    const act = useAct();
    const make = async (): Promise<void> => {
        const answer = await act.run(() =>
            surely(() => post("/api/v1/members/{code}/recovery-codes", { path: { code } })),
        );
        if (answer?.ok) {
            setCodes(answer.value.codes);
            changed();
        }
    };
    return (
        <Section title={t.security.recovery.title} icon={LifeBuoy} id="recovery">
            <p class="muted">{t.security.recovery.text}</p>
            <Refused problem={act.problem} />
            {codes === null ? (
                <>
                    <p>{t.security.recovery.left(ways.recoveryCodesLeft)}</p>
                    {ways.recoveryCodesLeft > 0 && ways.recoveryCodesLeft < FEW && (
                        <Notice kind="info">{t.security.recovery.few}</Notice>
                    )}
                    {ways.recoveryCodesLeft > 0 && (
                        <p class="muted">{t.security.recovery.makeText}</p>
                    )}
                    <Button busy={act.busy} onClick={() => void make()}>
                        {ways.recoveryCodesLeft > 0
                            ? t.security.recovery.makeNew
                            : t.security.recovery.make}
                    </Button>
                </>
            ) : (
                <>
                    <Notice kind="info">{t.security.recovery.shown}</Notice>
                    <div class="paper">
                        <h3 class="on-paper">
                            {network.value?.name} · {code}
                        </h3>
                        <ol class="codes">
                            {codes.map((one) => (
                                <li key={one}>
                                    <code class="secret">{one}</code>
                                </li>
                            ))}
                        </ol>
                    </div>
                    <div class="actions">
                        <Button icon={Printer} onClick={() => print()}>
                            {t.print}
                        </Button>
                        <Copy text={codes.join("\n")} />
                        <Button look="primary" onClick={() => setCodes(null)}>
                            {t.security.recovery.done}
                        </Button>
                    </div>
                </>
            )}
        </Section>
    );
}
