// Where one moves something in an assembly.

import { useState } from "preact/hooks";
import { Gavel } from "lucide";
import { get } from "../api/client.js";
import { texts } from "../i18n/index.js";
import { useLoaded } from "../ui/act.js";
import { Button, Refused, Section, Working } from "../ui/parts.js";
import { MoveForm } from "./MoveForm.js";

export function Moving() {
    const t = texts.value.move;
    const [isOpen, setOpen] = useState(false);
    return (
        <Section title={t.heading} icon={Gavel}>
            {isOpen ? (
                <Opened leave={() => setOpen(false)} />
            ) : (
                <>
                    <p>{t.lead}</p>
                    <Button icon={Gavel} onClick={() => setOpen(true)}>
                        {t.begin}
                    </Button>
                </>
            )}
        </Section>
    );
}

function Opened({ leave }: { leave: () => void }) {
    const loaded = useLoaded(() => get("/api/v1/assemblies"), []);
    const all = loaded.value?.items;
    return (
        <>
            {loaded.problem && <Refused problem={loaded.problem} nothing="" />}
            {all === undefined && !loaded.problem && <Working busy />}
            {all !== undefined && (
                <MoveForm
                    assemblies={all.toSorted((a, b) => Number(b.decidesAll) - Number(a.decidesAll))}
                    leave={leave}
                />
            )}
        </>
    );
}
