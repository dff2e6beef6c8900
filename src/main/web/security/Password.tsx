import { useState } from "preact/hooks";
import { RectangleEllipsis } from "lucide";
import { put, remove } from "../api/client.js";
import type { Schemas } from "../api/paths.js";
import { surely } from "../app/confirm.js";
import { texts } from "../i18n/index.js";
import { useAct } from "../ui/act.js";
import { EndButton } from "../ui/Dialog.js";
import { Button, Field, Notice, Refused, Section } from "../ui/parts.js";

interface PartProps {
    code: string;
    ways: Schemas["WaysIn"];
    changed: () => void;
}

/** A member's password: set, change, remove. */
export function Password({ code, ways, changed }: PartProps) {
    const t = texts.value;
    const [isOpen, setOpen] = useState(false);
    const [wasChanged, setWasChanged] = useState(false);
    return (
        <Section title={t.security.password.title} icon={RectangleEllipsis} id="password">
            <p>{ways.password ? t.security.password.has : t.security.password.hasNot}</p>
            {wasChanged && <Notice kind="good">{t.security.password.changed}</Notice>}
            {isOpen ? (
                <Changer
                    code={code}
                    hasOne={ways.password}
                    done={() => {
                        setOpen(false);
                        setWasChanged(true);
                        changed();
                    }}
                />
            ) : (
                <div class="actions">
                    <Button onClick={() => setOpen(true)}>
                        {ways.password ? t.security.password.change : t.security.password.set}
                    </Button>
                    {ways.password && (
                        <EndButton
                            label={t.security.password.remove}
                            ask={t.security.password.removeAsk}
                            text={t.security.password.removeText}
                            act={() =>
                                surely(() =>
                                    remove("/api/v1/members/{code}/password", { path: { code } }),
                                )
                            }
                            done={changed}
                        />
                    )}
                </div>
            )}
        </Section>
    );
}

function Changer(props: { code: string; hasOne: boolean; done: () => void }) {
    const t = texts.value;
    const [current, setCurrent] = useState("");
    const [fresh, setFresh] = useState("");
    const act = useAct();
    const change = async (event: Event): Promise<void> => {
        event.preventDefault();
        const body = props.hasOne ? { current, new: fresh } : { new: fresh };
        const answer = await act.run(() =>
            surely(() =>
                put("/api/v1/members/{code}/password", { path: { code: props.code }, body }),
            ),
        );
        if (answer?.ok) {
            props.done();
        }
    };
    return (
        <form onSubmit={(event) => void change(event)}>
            {props.hasOne && (
                <Field
                    label={t.security.password.current}
                    type="password"
                    value={current}
                    onInput={setCurrent}
                    autocomplete="current-password"
                    focus
                    required
                />
            )}
            <Field
                label={t.security.password.fresh}
                help={t.security.password.freshHelp}
                type="password"
                value={fresh}
                onInput={setFresh}
                autocomplete="new-password"
                focus={!props.hasOne}
                required
            />
            <Refused problem={act.problem} />
            <Button submit look="primary" busy={act.busy}>
                {t.save}
            </Button>
        </form>
    );
}
