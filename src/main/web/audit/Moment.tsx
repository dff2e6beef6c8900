// As of when one looks: now, or any moment that has passed.

import { useState } from "preact/hooks";
import { place } from "../app/router.js";
import { dayAndTime, texts } from "../i18n/index.js";
import { dayOf } from "../ui/days.js";
import { Button, Field } from "../ui/parts.js";

const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?Z$/;

/** As of when the address asks for it; null: now. */
export function momentOf(): string | null {
    const at = place.value.searchParams.get("at") ?? "";
    return TIME.test(at) ? at : null;
}

interface MomentProps {
    at: string | null;
    choose: (at: string | null) => void;
}

export function Moment({ at, choose }: MomentProps) {
    const t = texts.value.audit;
    const [day, setDay] = useState(at === null ? "" : dayOf(at));
    const [hour, setHour] = useState(at === null ? "" : clock(at));
    const submit = (event: Event): void => {
        event.preventDefault();
        const then = new Date(`${day}T${hour === "" ? "23:59" : hour.padStart(5, "0")}:59`);
        const isPast = !Number.isNaN(then.getTime()) && then.getTime() < Date.now();
        choose(isPast ? then.toISOString() : null);
    };
    return (
        <form onSubmit={submit}>
            <Field label={t.day} type="date" value={day} onInput={setDay} max={dayOf(Date.now())} />
            <Field
                label={t.time}
                help={t.timeHelp}
                value={hour}
                onInput={setHour}
                maxLength={5}
                error={/^([01]?\d|2[0-3]):[0-5]\d$|^$/.test(hour) ? undefined : t.noTime}
            />
            <div class="actions">
                <Button submit>{t.lookThen}</Button>
                {at !== null && (
                    <Button
                        look="quiet"
                        onClick={() => {
                            setDay("");
                            setHour("");
                            choose(null);
                        }}
                    >
                        {t.now}
                    </Button>
                )}
            </div>
            {at !== null && <p>{t.shownAsOf(dayAndTime(at))}</p>}
        </form>
    );
}

function clock(at: string): string {
    const then = new Date(at);
    return [then.getHours(), then.getMinutes()]
        .map((part) => String(part).padStart(2, "0"))
        .join(":");
}
