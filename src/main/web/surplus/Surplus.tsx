// A venture's surplus: what the ledger has of it, what was stated, and who approved that. For the
// account for which the reader acts now.

import { useState } from "preact/hooks";
import { Sprout } from "lucide";
import { get, put } from "../api/client.js";
import type { Schemas } from "../api/paths.js";
import { surely } from "../app/confirm.js";
import { currency } from "../app/network.js";
import { acting, session } from "../app/session.js";
import { day, texts } from "../i18n/index.js";
import { money } from "../payment/amount.js";
import { useAct, useLoaded } from "../ui/act.js";
import { Button, Notice, Refused, Section, Skeleton, Title, Working } from "../ui/parts.js";
import { StatementForm } from "./StatementForm.js";

export function Surplus() {
    const account = acting.value;
    return (
        <>
            <Title>{texts.value.pages.surplus}</Title>
            {account === null ? (
                <Skeleton />
            ) : account.kind === "venture" ? (
                <SurplusOf key={account.code} code={account.code} />
            ) : (
                <Notice kind="info">{texts.value.surplus.onlyVentures}</Notice>
            )}
        </>
    );
}

function SurplusOf({ code }: { code: string }) {
    const t = texts.value.surplus;
    const loaded = useLoaded(() => get("/api/v1/accounts/{code}/surplus", { path: { code } }), []);
    const [isOpen, setOpen] = useState(false);
    const [news, setNews] = useState<string | null>(null);
    const form = loaded.value;
    if (form === null) {
        return loaded.problem ? <Refused problem={loaded.problem} nothing="" /> : <Skeleton />;
    }
    const done = (text: string): void => {
        setOpen(false);
        setNews(text);
        void loaded.reload();
    };
    const open = form.due - form.paid;
    const { decimals, code: unit } = currency.value;
    return (
        <Section title={t.title} icon={Sprout} id="surplus">
            <p>{t.lead(form.workers.length, form.needed)}</p>
            {form.collectOn !== null && (
                <p>{t.rest(`${money(open, decimals)} ${unit}`, day(form.collectOn))}</p>
            )}
            {news !== null && <Notice kind="good">{news}</Notice>}
            {isOpen ? (
                <StatementForm form={form} done={done} leave={() => setOpen(false)} />
            ) : (
                <div class="actions">
                    <Button onClick={() => setOpen(true)}>{t.file(form.period)}</Button>
                </div>
            )}
            {form.statements.length === 0 && <p>{t.none}</p>}
            <ul class="rows">
                {form.statements.map((one) => (
                    <li key={one.id}>
                        <Says statement={one} />
                        <Approve statement={one} done={done} />
                    </li>
                ))}
            </ul>
        </Section>
    );
}

/** A statement's figures, as all who decide about it read them. */
export function Says({ statement }: { statement: Schemas["SurplusStatement"] }) {
    const t = texts.value.surplus;
    const { decimals, code: unit } = currency.value;
    const amount = (minor: number): string => `${money(minor, decimals)} ${unit}`;
    const { ledger, declared, shares } = statement;
    const figures: [string, number][] = [
        [t.sales, ledger.sales],
        [t.outsideSales, declared.outsideSales],
        [t.purchases, -ledger.purchases],
        [t.outsidePurchases, -declared.outsidePurchases],
        [t.remuneration, -declared.remuneration],
        [t.depreciation, -declared.depreciation],
        [t.lossForward, -statement.lossForward],
    ];
    if (statement.deviation !== 0) {
        figures.push([t.adjustments, declared.salesAdjustment - declared.purchasesAdjustment]);
    }
    return (
        <>
            <p>
                <strong>{t.of(statement.account, statement.period, statement.version)}</strong>{" "}
                <span class="muted">{t.states[statement.state]}</span>
            </p>
            <ul>
                {figures
                    .filter(([, minor]) => minor !== 0)
                    .map(([label, minor]) => (
                        <li key={label}>
                            {label}: {amount(minor)}
                        </li>
                    ))}
            </ul>
            <p>{t.makes(amount(shares.surplus), amount(shares.network), amount(shares.rest))}</p>
            {statement.reason !== null && <p>{t.because(statement.reason)}</p>}
            {statement.answer !== null && <p>{t.answered(statement.answer)}</p>}
            {statement.state === "filed" && (
                <p>{t.approvedBy(statement.approved, statement.workers, statement.needed)}</p>
            )}
        </>
    );
}

interface ApproveProps {
    statement: Schemas["SurplusStatement"];
    done: (news: string) => void;
}

function Approve({ statement, done }: ApproveProps) {
    const t = texts.value.surplus;
    const act = useAct();
    const own = session.value?.member.code;
    if (statement.state !== "filed" || statement.approvals.some((one) => one.account === own)) {
        return null;
    }
    const approve = async (): Promise<void> => {
        const answer = await act.run(() =>
            surely(() =>
                put("/api/v1/surplus-statements/{id}/approval", {
                    path: { id: statement.id },
                    body: {},
                }),
            ),
        );
        if (answer?.ok) {
            done(t.approved);
        }
    };
    return (
        <>
            <Refused problem={act.problem} />
            <Working busy={act.busy} />
            <div class="actions">
                <Button look="primary" busy={act.busy} onClick={() => void approve()}>
                    {t.approve}
                </Button>
            </div>
        </>
    );
}
