// Sheets to be printed: one, or all that are given out, each on a page of its own.

import { Printer } from "lucide";
import { network } from "../app/network.js";
import { place } from "../app/router.js";
import { dayAndTime, list, texts } from "../i18n/index.js";
import { useLoaded } from "../ui/act.js";
import { Button, Notice, Refused, Skeleton, Title } from "../ui/parts.js";
import { Qr } from "../ui/Qr.js";
import { inUnits } from "./rounds.js";
import { type Papers, loadPapers, onSheet } from "./sheets.js";

export function SheetPage() {
    const t = texts.value.paper;
    const id = place.value.searchParams.get("id") ?? "";
    const sheet = place.value.searchParams.get("sheet");
    const loaded = useLoaded(() => loadPapers(id), [id]);
    const papers = loaded.value;
    const numbers = (papers?.sheets ?? [])
        .filter((one) => one.returnedAt === null)
        .map((one) => one.sheet)
        .filter((one) => sheet === null || String(one) === sheet);
    return (
        <>
            <Title>{texts.value.pages.sheet}</Title>
            {loaded.problem && <Refused problem={loaded.problem} nothing="" />}
            {papers === null && !loaded.problem && <Skeleton />}
            {papers !== null && numbers.length === 0 && (
                <Notice kind="info">{t.noneToPrint}</Notice>
            )}
            {papers !== null && numbers.length > 0 && (
                <>
                    <div>
                        <Button look="primary" icon={Printer} onClick={() => print()}>
                            {texts.value.print}
                        </Button>
                    </div>
                    <div class="paper">
                        {numbers.map((one) => (
                            <Printed key={one} papers={papers} sheet={one} />
                        ))}
                    </div>
                </>
            )}
            <p>
                <a href={`/app/sheets?id=${id}`}>{t.toSheets}</a>
            </p>
        </>
    );
}

function Printed({ papers, sheet }: { papers: Papers; sheet: number }) {
    const t = texts.value.paper;
    const a = texts.value.assembly;
    const { round, projects } = papers;
    const most = round.rule.ballots === "points" ? (round.rule.pointsMax ?? 1) : null;
    const address = `${location.origin}/app/sheets?id=${round.id}&sheet=${sheet}`;
    return (
        <article class="sheet" aria-label={t.number(sheet)}>
            <div class="sheet-head">
                <div>
                    <p>{network.value?.name}</p>
                    <p>
                        <strong dir="auto">{round.title}</strong>
                    </p>
                    <p class="serial">{t.number(sheet)}</p>
                </div>
                <Qr text={address} label={t.code(sheet)} />
            </div>
            <p>{most === null ? a.ask : a.askPoints(most)}</p>
            <ul>
                {onSheet(projects, sheet).map((one) => (
                    <li key={one.id}>
                        <span class={most === null ? "box" : "box wide"} />
                        <span>
                            <strong dir="auto">{one.title}</strong>
                            <small>{a.cost(inUnits(one.cost), one.payee)}</small>
                            {one.group !== null && (
                                <small dir="auto">
                                    {a.onlyOne(
                                        list(
                                            projects
                                                .filter(
                                                    (other) =>
                                                        other.group === one.group &&
                                                        other.id !== one.id,
                                                )
                                                .map((other) => other.title),
                                        ),
                                    )}
                                </small>
                            )}
                        </span>
                    </li>
                ))}
            </ul>
            <p>{t.handIn(dayAndTime(round.ballotClosesAt))}</p>
            <p>{a.becomesPublic}</p>
        </article>
    );
}
