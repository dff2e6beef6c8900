// Voting on paper: sheets are given out, printed, taken back, and entered by two tellers, each for
// herself.

import { useState } from "preact/hooks";
import { FileText } from "lucide";
import { post } from "../api/client.js";
import { surely } from "../app/confirm.js";
import { place } from "../app/router.js";
import { session } from "../app/session.js";
import { day, texts } from "../i18n/index.js";
import { useAct, useLoaded } from "../ui/act.js";
import { Button, Notice, Refused, Section, Skeleton, Title } from "../ui/parts.js";
import { EnterSheet } from "./EnterSheet.js";
import { GiveSheet, NameTeller } from "./SheetForms.js";
import { type Papers, type Sheet, loadPapers, nextSheet } from "./sheets.js";

export function SheetsPage() {
    const id = place.value.searchParams.get("id") ?? "";
    const loaded = useLoaded(() => loadPapers(id), [id]);
    const papers = loaded.value;
    return (
        <>
            <Title>{texts.value.pages.sheets}</Title>
            {loaded.problem && <Refused problem={loaded.problem} nothing="" />}
            {papers === null && !loaded.problem && <Skeleton />}
            {papers !== null && <Shown papers={papers} reload={loaded.reload} />}
            <p>
                <a href={`/app/round?id=${id}`}>{texts.value.deliberation.toRound}</a>
            </p>
        </>
    );
}

interface ShownProps {
    papers: Papers;
    reload: () => Promise<void>;
}

function Shown({ papers, reload }: ShownProps) {
    const t = texts.value.paper;
    const { round, sheets } = papers;
    const [news, setNews] = useState<string | null>(null);
    const me = session.value;
    const isCoordinator = me?.roles.includes("coordinator") === true;
    // Who sees the sheets of others enters them.
    const isTeller = isCoordinator || sheets.some((one) => one.member !== me?.member.code);
    const isTime = round.state === "frozen" || round.state === "balloting";
    const said = async (text: string): Promise<void> => {
        setNews(text);
        await reload();
    };
    return (
        <>
            <p dir="auto">{round.title}</p>
            <p>{t.lead}</p>
            {!isTime && <Notice kind="info">{t.notNow}</Notice>}
            {news !== null && <Notice kind="good">{news}</Notice>}
            <List
                papers={papers}
                isCoordinator={isCoordinator && round.state === "frozen"}
                said={said}
            />
            {isTeller && isTime && <EnterSheet papers={papers} said={said} />}
            {isCoordinator && round.state === "frozen" && (
                <GiveSheet round={round.id} next={nextSheet(sheets)} said={said} />
            )}
            {isCoordinator && isTime && <NameTeller round={round.id} said={said} />}
        </>
    );
}

interface ListProps {
    papers: Papers;
    isCoordinator: boolean;
    said: (text: string) => Promise<void>;
}

function List({ papers, isCoordinator, said }: ListProps) {
    const t = texts.value.paper;
    const { round, sheets } = papers;
    const isAnyOut = sheets.some((one) => one.returnedAt === null);
    return (
        <Section title={t.sheets} icon={FileText}>
            {sheets.length === 0 && <p class="muted">{t.none}</p>}
            <ul class="rows">
                {sheets.map((one) => (
                    <Row
                        key={one.sheet}
                        round={round.id}
                        sheet={one}
                        isCoordinator={isCoordinator}
                        said={said}
                    />
                ))}
            </ul>
            {isAnyOut && (
                <p>
                    <a href={`/app/sheet?id=${round.id}`}>{t.printAll}</a>
                </p>
            )}
        </Section>
    );
}

interface RowProps {
    round: string;
    sheet: Sheet;
    isCoordinator: boolean;
    said: (text: string) => Promise<void>;
}

function Row({ round, sheet, isCoordinator, said }: RowProps) {
    const t = texts.value.paper;
    const act = useAct();
    const isOut = sheet.returnedAt === null;
    const takeBack = async (): Promise<void> => {
        const answer = await act.run(() =>
            surely(() =>
                post("/api/v1/rounds/{id}/sheets/{sheet}/return", {
                    path: { id: round, sheet: String(sheet.sheet) },
                    body: { reason: t.backReason },
                }),
            ),
        );
        if (answer?.ok) {
            await said(answer.status === 202 ? texts.value.takesTwo : t.takenBack(sheet.sheet));
        }
    };
    return (
        <li>
            <span>
                <strong>{t.number(sheet.sheet)}</strong>
                <small>
                    {t.given(sheet.member, day(sheet.issuedAt))}
                    {sheet.returnedAt !== null && ` · ${t.returned(day(sheet.returnedAt))}`}
                </small>
                {sheet.differs && <small class="fails">{t.differs}</small>}
                <Refused problem={act.problem} />
            </span>
            {isOut && (
                <span class="actions">
                    <a href={`/app/sheet?id=${round}&sheet=${sheet.sheet}`}>
                        {texts.value.print}{" "}
                        <span class="visually-hidden">{t.number(sheet.sheet)}</span>
                    </a>
                    {(isCoordinator || sheet.member === session.value?.member.code) && (
                        <Button look="quiet" busy={act.busy} onClick={() => void takeBack()}>
                            {t.takeBack}{" "}
                            <span class="visually-hidden">{t.number(sheet.sheet)}</span>
                        </Button>
                    )}
                </span>
            )}
        </li>
    );
}
