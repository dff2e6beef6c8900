// What was found of a receipt: a verdict, each check, and what the receipt says.

import { useEffect, useRef } from "preact/hooks";
import { CircleCheck, CircleMinus, CircleX } from "lucide";
import { currency } from "../app/network.js";
import { dayAndTime, decimalForm, texts } from "../i18n/index.js";
import { Icon } from "../ui/icon.js";
import { Section } from "../ui/parts.js";
import { type Bytes, base64, readUtf8 } from "./bytes.js";
import type { Change, Fact } from "./leaf.js";
import { CHECKS, type CheckName, type Report, type SeenBy } from "./receipt.js";

interface FindingsProps {
    report: Report;
    /** Whether the policy was asked from this service. */
    isOwnPolicy: boolean;
}

export function Findings({ report, isOwnPolicy }: FindingsProps) {
    const t = texts.value.receipt;
    const heading = useRef<HTMLHeadingElement>(null);
    useEffect(() => heading.current?.focus(), [report]);
    const { receipt, checkpoint, isProved } = report;
    const leaf = receipt?.extra;
    return (
        <>
            <section class="card" aria-labelledby="verdict" data-proved={isProved}>
                <h2 id="verdict" class={isProved ? "holds" : "fails"} tabIndex={-1} ref={heading}>
                    <Icon of={isProved ? CircleCheck : CircleX} />
                    {isProved ? t.good : t.bad}
                </h2>
                <p>
                    {isProved && receipt && checkpoint
                        ? t.goodText(
                              String(receipt.index),
                              String(checkpoint.size),
                              checkpoint.origin,
                          )
                        : t.badText}
                </p>
                {isProved && isOwnPolicy && <p>{t.ownPolicy}</p>}
            </section>
            <Section title={t.checked}>
                <ul class="rows checks">
                    {CHECKS.map((name) => (
                        <Row key={name} name={name} report={report} />
                    ))}
                </ul>
            </Section>
            {leaf && <Said leaf={leaf} fact={report.fact} isProved={isProved} />}
        </>
    );
}

function Row({ name, report }: { name: CheckName; report: Report }) {
    const t = texts.value.receipt;
    const holds = report.checks[name];
    const answer = holds === null ? "none" : holds ? "yes" : "no";
    const look = { yes: "holds", no: "fails", none: "muted" }[answer];
    const icon = { yes: CircleCheck, no: CircleX, none: CircleMinus }[answer];
    const isAlone = name === "witnesses" && holds && report.asksNobody;
    return (
        <li data-check={name} data-holds={answer}>
            <div>
                <h3>{t.checks[name].name}</h3>
                <p>{isAlone ? t.asksNobody : t.checks[name][answer]}</p>
                {name === "leaf" && report.hash && <code>{base64(report.hash)}</code>}
                {name === "log" && report.checkpoint && <code>{report.checkpoint.origin}</code>}
                {name === "witnesses" && <Witnesses all={report.witnesses} />}
            </div>
            <strong class={look}>
                <Icon of={icon} size={20} /> {t[answer]}
            </strong>
        </li>
    );
}

function Witnesses({ all }: { all: SeenBy[] }) {
    const t = texts.value.receipt;
    return all.length === 0 ? null : (
        <ul>
            {all.map(({ key, signed }) => (
                <li key={key.name}>
                    <small>
                        {signed.state === "signed"
                            ? t.signed(
                                  key.name,
                                  dayAndTime(new Date(signed.seconds * 1000).toISOString()),
                              )
                            : t[signed.state](key.name)}
                    </small>
                </li>
            ))}
        </ul>
    );
}

interface SaidProps {
    leaf: Bytes;
    fact: Fact | null;
    isProved: boolean;
}

function Said({ leaf, fact, isProved }: SaidProps) {
    const t = texts.value.receipt;
    return (
        <Section title={isProved ? t.says : t.claims}>
            {fact ? <Told fact={fact} /> : <p>{t.noFact}</p>}
            <details>
                <summary>{t.written}</summary>
                <p>
                    <code>{asText(leaf)}</code>
                </p>
            </details>
        </Section>
    );
}

function Told({ fact }: { fact: Fact }) {
    const t = texts.value.receipt;
    const isTransaction = fact.type === "transaction";
    const kind = fact.kind ?? fact.type;
    return (
        <dl class="facts">
            <dt>{t.kind}</dt>
            <dd>{texts.value.home.kinds[kind] ?? kind}</dd>
            <dt>{t.time}</dt>
            <dd>{dayAndTime(fact.at)}</dd>
            {fact.changes.length > 0 && (
                <>
                    <dt>
                        {t.accounts}. {t.byAmount}
                    </dt>
                    <dd>
                        <ul class="rows">
                            {fact.changes.map((one, i) => (
                                <li key={i}>
                                    <code>{one.account}</code>
                                    <Amount of={one} />
                                </li>
                            ))}
                        </ul>
                    </dd>
                </>
            )}
            {fact.mode && (
                <>
                    <dt>{t.how}</dt>
                    <dd>
                        {t.modes[fact.mode] ?? fact.mode}
                        {fact.actor && (
                            <>
                                : <code>{fact.actor}</code>
                            </>
                        )}
                    </dd>
                </>
            )}
            {isTransaction && fact.decision !== null && (
                <>
                    <dt>{t.decision}</dt>
                    <dd>
                        <a href={`/app/round?id=${fact.decision}`}>{t.round}</a>{" "}
                        <code>{fact.decision}</code>
                    </dd>
                </>
            )}
            <dt>{isTransaction ? t.id : t.factId}</dt>
            <dd>
                <code>{fact.id}</code>
            </dd>
        </dl>
    );
}

/** In the currency where it is this network's; else how many digits are a fraction is not known. */
function Amount({ of }: { of: Change }) {
    const t = texts.value.receipt;
    const own = currency.value;
    const isOwn = own.code === of.currency;
    const decimals = isOwn ? own.decimals : 0;
    const digits = of.amount.replace("-", "").padStart(decimals + 1, "0");
    const point = digits.length - decimals;
    const sign = of.amount.startsWith("-") ? "-" : "";
    const number = `${sign}${digits.slice(0, point)}.${digits.slice(point)}0` as `${number}`;
    const shown = decimalForm(decimals, "exceptZero").format(number).replace("-", "\u2212");
    return (
        <span class="number">
            {shown} {isOwn ? own.code : t.units(of.currency)}
        </span>
    );
}

function asText(leaf: Bytes): string {
    try {
        return readUtf8(leaf);
    } catch {
        return base64(leaf);
    }
}
