// Members and balances from a file, with a preview: what it says is shown before anything is sent,
// and nothing of it is kept here. With balances it takes two officers with the same file.

import { useId, useState } from "preact/hooks";
import { FileUp } from "lucide";
import type { Problem } from "../api/client.js";
import { importMembers } from "../api/texts.js";
import { surely } from "../app/confirm.js";
import { network } from "../app/network.js";
import { session } from "../app/session.js";
import { inUnits } from "../assembly/rounds.js";
import { texts } from "../i18n/index.js";
import { useAct } from "../ui/act.js";
import { size } from "../ui/file.js";
import { Pages } from "../ui/Pages.js";
import { Button, Field, Notice, Refused, Section, Title, Working } from "../ui/parts.js";
import { COLUMNS, type Preview, type Row, preview } from "./csv.js";

const SIZE_MAX = 5_000_000;
const PAGE = 20;

export function ImportMembers() {
    const t = texts.value.importing;
    const isCoordinator = session.value?.roles.includes("coordinator") === true;
    return (
        <>
            <Title>{texts.value.pages.importMembers}</Title>
            {isCoordinator ? (
                <>
                    <p>{t.lead}</p>
                    <Importing />
                    <Section title={t.payments} id="payments">
                        <p>{t.paymentsText}</p>
                        <p>
                            <code>./mutirao import payments FILE --format csv --by CODE</code>
                        </p>
                    </Section>
                </>
            ) : (
                <Notice kind="info">{texts.value.coordination.notYou}</Notice>
            )}
        </>
    );
}

interface Chosen {
    name: string;
    bytes: number;
    text: string;
    preview: Preview;
}

function Importing() {
    const t = texts.value.importing;
    const [chosen, setChosen] = useState<Chosen | null>(null);
    const [isTooLarge, setTooLarge] = useState(false);
    const [news, setNews] = useState<string | null>(null);
    const take = async (file: File | undefined): Promise<void> => {
        setNews(null);
        setChosen(null);
        setTooLarge(file !== undefined && file.size > SIZE_MAX);
        if (file === undefined || file.size > SIZE_MAX) {
            return;
        }
        const text = await file.text();
        const communities = (network.value?.communities ?? []).map((one) => one.code);
        const { name, size: bytes } = file;
        setChosen({ name, bytes, text, preview: preview(text, communities) });
    };
    return (
        <Section title={t.file} icon={FileUp} id="file">
            <p>{t.form}</p>
            <p>
                <code>{COLUMNS.join(",")}</code>
            </p>
            <FileField take={(file) => void take(file)} />
            {isTooLarge && <Notice kind="bad">{t.tooLarge}</Notice>}
            {news !== null && <Notice kind="good">{news}</Notice>}
            {chosen !== null && (
                <Shown
                    key={chosen.text}
                    chosen={chosen}
                    done={(text) => {
                        setNews(text);
                        setChosen(null);
                    }}
                />
            )}
        </Section>
    );
}

function FileField({ take }: { take: (file: File | undefined) => void }) {
    const t = texts.value.importing;
    const id = useId();
    return (
        <div class="field">
            <label for={id}>{t.choose}</label>
            <input
                id={id}
                type="file"
                accept=".csv,text/csv"
                aria-describedby={`${id}h`}
                onChange={(event) => take(event.currentTarget.files?.[0])}
            />
            <small id={`${id}h`}>{t.chooseHelp}</small>
        </div>
    );
}

function Shown({ chosen, done }: { chosen: Chosen; done: (news: string) => void }) {
    const t = texts.value.importing;
    const { preview: found, name, bytes } = chosen;
    if (found.flaw !== null) {
        return <Notice kind="bad">{t.noHeader}</Notice>;
    }
    const wrong = found.rows.filter((row) => row.flaws.length > 0);
    const { above, below } = found;
    const sum = above + below;
    const isSound = wrong.length === 0 && sum === 0 && found.rows.length > 0;
    return (
        <>
            <h3>{t.preview(name, size(bytes))}</h3>
            <p role="status">
                {t.rows(found.rows.length)} {t.sums(inUnits(above), inUnits(below))}{" "}
                {sum === 0 ? t.zero : t.notZero(inUnits(sum))}
            </p>
            {wrong.length > 0 && <Notice kind="bad">{t.wrongRows(wrong.length)}</Notice>}
            <Pages
                items={[...wrong, ...found.rows.filter((row) => row.flaws.length === 0)]}
                size={PAGE}
                row={(row) => <RowShown key={row.line} row={row} />}
            />
            {isSound ? (
                <Sending chosen={chosen} count={found.rows.length} done={done} />
            ) : (
                <p>{t.mend}</p>
            )}
        </>
    );
}

function RowShown({ row }: { row: Row }) {
    const t = texts.value.importing;
    const { cells } = row;
    const amount = Number(cells.balance);
    const limits = [cells.creditLimit, cells.maximumBalance].map((text) =>
        text === "" || !Number.isSafeInteger(Number(text)) ? t.standard : inUnits(Number(text)),
    );
    return (
        <li>
            <span>
                <strong dir="auto">{cells.name}</strong>{" "}
                <span class="muted">
                    {cells.code} · {cells.kind} · {cells.community}
                </span>
                <small>
                    {t.line(row.line)} · {t.limits(limits[0] ?? "", limits[1] ?? "")}
                </small>
                {row.flaws.map((flaw) => (
                    <small key={flaw} class="fails">
                        {t.flaws[flaw]}
                    </small>
                ))}
            </span>
            <span class="number">
                {Number.isSafeInteger(amount) && cells.balance !== ""
                    ? inUnits(amount)
                    : cells.balance}
            </span>
        </li>
    );
}

interface SendingProps {
    chosen: Chosen;
    count: number;
    done: (news: string) => void;
}

function Sending({ chosen, count, done }: SendingProps) {
    const t = texts.value.importing;
    const [decision, setDecision] = useState("");
    const act = useAct();
    const submit = async (event: Event): Promise<void> => {
        event.preventDefault();
        const answer = await act.run(() =>
            surely(() => importMembers(chosen.text, decision.trim())),
        );
        if (answer?.ok) {
            done(answer.status === 202 ? t.waits : t.done(count));
        }
    };
    return (
        <form onSubmit={(event) => void submit(event)}>
            <Field
                label={texts.value.coordination.mandates.decision}
                help={t.decisionHelp}
                value={decision}
                onInput={setDecision}
                maxLength={500}
                sentence
                required
            />
            <p class="muted">{t.becomesPublic}</p>
            <Refused problem={act.problem} />
            <Mistakes problem={act.problem} />
            <Working busy={act.busy} />
            <Button submit look="primary" busy={act.busy}>
                {t.send(count)}
            </Button>
        </form>
    );
}

/** What the service found wrong, line by line. */
function Mistakes({ problem }: { problem: Problem | null }) {
    const t = texts.value.importing;
    const errors = problem?.figures["errors"];
    return !Array.isArray(errors) ? null : (
        <ul class="bullets">
            {errors.map((one: { line: number; reason: string }, i) => (
                <li key={i}>
                    <span>
                        {one.line > 0 && `${t.line(one.line)}: `}
                        {one.reason}
                    </span>
                </li>
            ))}
        </ul>
    );
}
