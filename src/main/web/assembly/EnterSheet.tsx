// What a teller reads on a sheet, entered as it is printed.

import { useState } from "preact/hooks";
import { PencilLine } from "lucide";
import { type Answer, put } from "../api/client.js";
import type { Schemas } from "../api/paths.js";
import { place } from "../app/router.js";
import { session } from "../app/session.js";
import { texts } from "../i18n/index.js";
import { Select } from "../ui/Choices.js";
import { Button, Section } from "../ui/parts.js";
import { SentForm } from "../ui/SentForm.js";
import type { Round, Said } from "./rounds.js";
import { type Papers, onSheet } from "./sheets.js";

interface EnterSheetProps {
    papers: Papers;
    said: (text: string) => Promise<void>;
}

export function EnterSheet({ papers, said }: EnterSheetProps) {
    const t = texts.value.paper;
    const me = session.value?.member.code;
    const open = papers.sheets
        .filter((one) => one.returnedAt === null && one.member !== me)
        .map((one) => one.sheet);
    // Who scanned a sheet's code came for that one.
    const asked = Number(place.value.searchParams.get("sheet"));
    const [sheet, setSheet] = useState<number | null>(open.includes(asked) ? asked : null);
    if (open.length === 0) {
        return null;
    }
    return (
        <Section title={t.enter} icon={PencilLine}>
            {sheet === null ? (
                <>
                    <p class="muted">{t.enterText}</p>
                    <Button icon={PencilLine} onClick={() => setSheet(open[0] ?? null)}>
                        {t.enterOne}
                    </Button>
                </>
            ) : (
                <>
                    <Select
                        label={t.which}
                        of={open.map((one) => [String(one), t.number(one)])}
                        value={String(sheet)}
                        choose={(to) => setSheet(Number(to))}
                    />
                    <Entry
                        key={sheet}
                        papers={papers}
                        sheet={sheet}
                        leave={() => setSheet(null)}
                        said={said}
                    />
                </>
            )}
        </Section>
    );
}

interface EntryProps extends EnterSheetProps {
    sheet: number;
    leave: () => void;
}

function Entry({ papers, sheet, leave, said }: EntryProps) {
    const t = texts.value.paper;
    const { round, projects } = papers;
    const [read, setRead] = useState<Said>({});
    const most = round.rule.ballots === "points" ? (round.rule.pointsMax ?? 1) : null;
    const give = (id: string, points: number): void => {
        const { [id]: _, ...others } = read;
        setRead(points > 0 ? { ...others, [id]: points } : others);
    };
    const done = async (entered: Schemas["SheetEntered"]): Promise<void> => {
        leave();
        await said(`${t.number(sheet)}: ${t.entered[entered.state]}`);
    };
    return (
        <SentForm send={t.enterIt} step={() => enter(round, sheet, read)} done={done} leave={leave}>
            <fieldset class="choices">
                <legend>{most === null ? t.read : t.readPoints(most)}</legend>
                {onSheet(projects, sheet).map((one) => (
                    <label key={one.id}>
                        {most === null ? (
                            <input
                                type="checkbox"
                                checked={(read[one.id] ?? 0) > 0}
                                onChange={(event) =>
                                    give(one.id, event.currentTarget.checked ? 1 : 0)
                                }
                            />
                        ) : (
                            <input
                                type="number"
                                class="points"
                                min={0}
                                max={most}
                                step={1}
                                inputMode="numeric"
                                value={read[one.id] ?? 0}
                                onInput={(event) =>
                                    give(one.id, event.currentTarget.valueAsNumber || 0)
                                }
                            />
                        )}
                        <span dir="auto">{one.title}</span>
                    </label>
                ))}
            </fieldset>
            <p class="muted">{t.blank}</p>
        </SentForm>
    );
}

function enter(round: Round, sheet: number, read: Said): Promise<Answer<Schemas["SheetEntered"]>> {
    const body =
        round.rule.ballots === "points" ? { points: { ...read } } : { choice: Object.keys(read) };
    return put("/api/v1/rounds/{id}/sheets/{sheet}/entry", {
        path: { id: round.id, sheet: String(sheet) },
        body,
    });
}
