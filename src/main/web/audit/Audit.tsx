// What auditors and treasurers look at: what every account holds and that it sums to zero, what was
// posted without a payer's signature, limits, the log with its witnesses, and files to take along.

import { useState } from "preact/hooks";
import { FileCheck, Scale } from "lucide";
import { get } from "../api/client.js";
import type { Schemas } from "../api/paths.js";
import { accountPage } from "../app/places.js";
import { go } from "../app/router.js";
import { session } from "../app/session.js";
import { inUnits } from "../assembly/rounds.js";
import { dayAndTime, texts } from "../i18n/index.js";
import { useLoaded } from "../ui/act.js";
import { Button, Field, Notice, Refused, Section, Skeleton, Title } from "../ui/parts.js";
import { Downloads } from "./Downloads.js";
import { Listed } from "./Listed.js";
import { LogHead } from "./LogHead.js";
import { Moment, momentOf } from "./Moment.js";

/** As many accounts at once. */
const PAGE = "50";

export function Audit() {
    const t = texts.value.audit;
    const roles = session.value?.roles ?? [];
    const isAuditor = roles.includes("auditor") || roles.includes("treasurer");
    return (
        <>
            <Title>{texts.value.pages.audit}</Title>
            {isAuditor ? (
                <>
                    <p>{t.lead}</p>
                    <Balances />
                    <Listed of="operator-posted" />
                    <Listed of="limits" />
                    <Listed of="acts" />
                    <LogHead />
                    <Verify />
                    <Downloads />
                </>
            ) : (
                <Notice kind="info">
                    <p>{t.notYou}</p>
                    <p>
                        <a href="/app/mandates">{texts.value.pages.mandates}</a>
                    </p>
                </Notice>
            )}
        </>
    );
}

function Balances() {
    const t = texts.value.audit;
    const [at, setAt] = useState(momentOf());
    return (
        <Section title={t.balances} icon={Scale} id="balances">
            <p class="muted">{t.balancesText}</p>
            <Moment at={at} choose={setAt} />
            <Trial key={at ?? ""} at={at} />
        </Section>
    );
}

type Line = Schemas["TrialBalance"]["items"][number];

function Trial({ at }: { at: string | null }) {
    const t = texts.value.audit;
    const first = useLoaded(
        () =>
            get("/api/v1/reports/trial-balance", {
                query: { limit: PAGE, ...(at !== null && { at }) },
            }),
        [],
    );
    const [more, setMore] = useState<Line[]>([]);
    const [next, setNext] = useState<string | null | undefined>(undefined);
    const page = first.value;
    if (page === null) {
        return first.problem ? <Refused problem={first.problem} nothing="" /> : <Skeleton />;
    }
    const after = next === undefined ? page.next : next;
    const goOn = async (cursor: string): Promise<void> => {
        const answer = await get("/api/v1/reports/trial-balance", {
            query: { limit: PAGE, size: String(page.size), after: cursor },
        });
        if (answer.ok) {
            setMore([...more, ...answer.value.items]);
            setNext(answer.value.next);
        }
    };
    return (
        <>
            <p role="status">
                {page.at === null ? t.noFacts(page.size) : t.asOf(page.size, dayAndTime(page.at))}
            </p>
            {page.units.map((one) => (
                <p key={one.unit} data-total={one.total}>
                    {t.sums(inUnits(one.credits), inUnits(-one.debits))}{" "}
                    <strong class={one.total === 0 ? "holds" : "fails"}>
                        {one.total === 0 ? t.zero : t.notZero(inUnits(one.total))}
                    </strong>
                </p>
            ))}
            <ul class="rows">
                {[...page.items, ...more].map((line) => (
                    <li key={line.code}>
                        <span>
                            <a href={accountPage(line.code, at)}>{line.code}</a>
                            <small>
                                {t.kinds[line.kind]} · {t.entries(line.version)}
                            </small>
                        </span>
                        <span class="number">{inUnits(line.balance)}</span>
                    </li>
                ))}
            </ul>
            {after !== null && (
                <Button look="quiet" onClick={() => void goOn(after)}>
                    {t.more}
                </Button>
            )}
        </>
    );
}

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A receipt by a file, or by the number of its payment. */
function Verify() {
    const t = texts.value.audit;
    const [id, setId] = useState("");
    const [isTried, setTried] = useState(false);
    const isId = ID.test(id.trim());
    const submit = (event: Event): void => {
        event.preventDefault();
        setTried(true);
        if (isId) {
            go(`/app/posting?id=${id.trim().toLowerCase()}`);
        }
    };
    return (
        <Section title={t.verify} icon={FileCheck} id="verify">
            <p>
                {t.verifyText} <a href="/app/receipt">{texts.value.pages.receipt}</a>
            </p>
            <form onSubmit={submit}>
                <Field
                    label={t.number}
                    help={t.numberHelp}
                    value={id}
                    onInput={setId}
                    maxLength={36}
                    error={isTried && !isId ? t.noNumber : undefined}
                    required
                />
                <Button submit>{t.look}</Button>
            </form>
        </Section>
    );
}
