// What is kept about a member, for herself to have; and how she leaves.

import { useState } from "preact/hooks";
import { FileDown } from "lucide";
import { download } from "../api/client.js";
import { surely } from "../app/confirm.js";
import { session } from "../app/session.js";
import { texts } from "../i18n/index.js";
import { useAct } from "../ui/act.js";
import { saveFile, size } from "../ui/file.js";
import { Button, Notice, Refused, Section, Title, Working } from "../ui/parts.js";
import { Kept } from "./Kept.js";
import { Leaving } from "./Leaving.js";

export function OwnData() {
    const t = texts.value;
    const code = session.value?.member.code ?? "";
    return (
        <>
            <Title>{t.pages.data}</Title>
            <p>{t.privacy.data.lead}</p>
            <Taking code={code} />
            <Kept />
            <Leaving code={code} />
        </>
    );
}

function Taking({ code }: { code: string }) {
    const t = texts.value.privacy.data;
    const [bytes, setBytes] = useState(0);
    const [taken, setTaken] = useState<string | null>(null);
    const act = useAct();
    const take = async (): Promise<void> => {
        setTaken(null);
        setBytes(0);
        const answer = await act.run(() =>
            surely(() => download("/api/v1/members/{code}/data", { path: { code } }, setBytes)),
        );
        if (answer?.ok) {
            saveFile(answer.value, `mutirao-${code}.json`);
            setTaken(size(answer.value.size));
        }
    };
    return (
        <Section title={t.title} icon={FileDown} id="take">
            <p>{t.text}</p>
            <p class="muted">{t.careful}</p>
            {taken !== null && <Notice kind="good">{t.taken(taken)}</Notice>}
            <Refused problem={act.problem} nothing={t.notTaken} />
            <Working busy={act.busy} text={t.coming(size(bytes))} />
            <Button look="primary" icon={FileDown} busy={act.busy} onClick={() => void take()}>
                {t.take}
            </Button>
        </Section>
    );
}
