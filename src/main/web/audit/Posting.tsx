// A transfer with all its entries, which sum to zero: who ordered it and by what, its place in the
// log, its receipt, and why each figure is what it is.

import { BookOpenCheck } from "lucide";
import { get } from "../api/client.js";
import type { Schemas } from "../api/paths.js";
import { place } from "../app/router.js";
import { currency } from "../app/network.js";
import { accountPage } from "../app/places.js";
import { inUnits } from "../assembly/rounds.js";
import { dayAndTime, texts } from "../i18n/index.js";
import { change } from "../payment/amount.js";
import { useLoaded } from "../ui/act.js";
import { type Fact, Facts } from "../ui/Facts.js";
import { Notice, Refused, Section, Skeleton, Title } from "../ui/parts.js";

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export function Posting() {
    const t = texts.value.audit;
    const id = place.value.searchParams.get("id") ?? "";
    return (
        <>
            <Title>{texts.value.pages.posting}</Title>
            {ID.test(id) ? (
                <PostingOf key={id} id={id} />
            ) : (
                <Notice kind="bad">{t.noPosting}</Notice>
            )}
            <p>
                <a href="/app/audit">{t.toAudit}</a>
            </p>
        </>
    );
}

function PostingOf({ id }: { id: string }) {
    const t = texts.value.audit;
    const loaded = useLoaded(() => get("/api/v1/payments/{id}/explanation", { path: { id } }), []);
    const whole = loaded.value;
    if (whole === null) {
        return loaded.problem === null ? (
            <Skeleton />
        ) : loaded.problem.status === 404 ? (
            <Notice kind="bad">{t.noPosting}</Notice>
        ) : (
            <Refused problem={loaded.problem} nothing="" />
        );
    }
    return (
        <>
            <About payment={whole.payment} />
            <Entries entries={whole.entries} />
            {whole.charges.length > 0 && <Charges charges={whole.charges} />}
        </>
    );
}

/** What the payer and the payee have a receipt of. */
const PAYMENTS: string[] = ["payment", "gift", "wage", "award"];

function About({ payment }: { payment: Schemas["Payment"] }) {
    const t = texts.value.audit;
    const { modes } = texts.value.receipt;
    const { mode, actor } = payment.authorisation;
    const facts: Fact[] = [
        [t.kind, texts.value.home.kinds[payment.kind] ?? payment.kind],
        [t.amount, <span class="number">{inUnits(payment.amount)}</span>],
        [t.committed, dayAndTime(payment.committedAt)],
        [t.effective, payment.effectiveOn],
        [t.mode, modes[mode] ?? mode],
        [t.orderedBy, actor ?? t.service],
        [t.place, t.leaf(payment.log.index)],
        [t.proof, t.proofs[payment.proof]],
    ];
    if (payment.description !== null) {
        facts.push([t.description, payment.description]);
    }
    for (const [name, other] of [
        [t.reversalOf, payment.reversalOf],
        [t.reversedBy, payment.reversedBy],
    ] as const) {
        if (other !== null) {
            facts.push([name, <a href={`/app/posting?id=${other}`}>{other}</a>]);
        }
    }
    facts.push([t.id, <code>{payment.id}</code>]);
    return (
        <Section title={t.posting} icon={BookOpenCheck} id="posting">
            <Facts of={facts} />
            {PAYMENTS.includes(payment.kind) && (
                <p>
                    <a href={`/app/receipt?payment=${payment.id}`}>{t.toReceipt}</a>
                </p>
            )}
        </Section>
    );
}

function Entries({ entries }: { entries: Schemas["ExplainedEntry"][] }) {
    const t = texts.value.audit;
    const { decimals } = currency.value;
    const sum = entries.reduce((all, one) => all + one.amount, 0);
    return (
        <Section title={t.allEntries} id="entries">
            <ul class="rows">
                {entries.map((one, i) => (
                    <li key={i}>
                        <span>
                            <a href={accountPage(one.account)}>{one.account}</a>
                            <small lang="en">{one.why}</small>
                            {one.version !== null && <small>{t.entry(one.version)}</small>}
                        </span>
                        <span>
                            <span class={one.amount > 0 ? "number plus" : "number"}>
                                {change(one.amount, decimals)}
                            </span>
                            {one.balanceAfter !== null && (
                                <small>{t.balanceAfter(inUnits(one.balanceAfter))}</small>
                            )}
                        </span>
                    </li>
                ))}
            </ul>
            <p data-total={sum}>
                <strong class={sum === 0 ? "holds" : "fails"}>
                    {sum === 0 ? t.entriesZero : t.notZero(inUnits(sum))}
                </strong>
            </p>
        </Section>
    );
}

function Charges({ charges }: { charges: Schemas["Charge"][] }) {
    const t = texts.value.audit;
    return (
        <Section title={t.charges} id="charges">
            {charges.map((one, i) => (
                <div key={i}>
                    <p>
                        {one.account}: <span class="number">{inUnits(one.amount)}</span>
                    </p>
                    <p class="muted" lang="en">
                        {one.exempt ?? one.arithmetic}
                    </p>
                    <p>
                        <a href={`/app/policy?key=contribution#version-${one.policyVersion}`}>
                            {texts.value.policies.version(one.policyVersion)}
                        </a>{" "}
                        <span dir="auto">{one.decision}</span>
                    </p>
                </div>
            ))}
        </Section>
    );
}
