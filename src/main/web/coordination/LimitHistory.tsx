// The limits of an account as the log has them: with which it was opened, and each change.

import { get } from "../api/client.js";
import { accountPage } from "../app/places.js";
import { inUnits } from "../assembly/rounds.js";
import { dayAndTime, texts } from "../i18n/index.js";
import { type Line, numberOf, textOf } from "../audit/lines.js";
import { useLoaded } from "../ui/act.js";
import { Pages } from "../ui/Pages.js";
import { Refused, Skeleton } from "../ui/parts.js";

const PAGE = 10;

export function LimitHistory({ code }: { code: string }) {
    const t = texts.value.members;
    const loaded = useLoaded(
        () => get("/api/v1/accounts/{code}/reports/{report}", { path: { code, report: "limits" } }),
        [code],
    );
    const lines = loaded.value?.items;
    return (
        <>
            <h3>{t.history}</h3>
            {loaded.problem && <Refused problem={loaded.problem} nothing="" />}
            {lines === undefined && !loaded.problem && <Skeleton />}
            {lines !== undefined && (
                <Pages
                    items={lines.toReversed()}
                    size={PAGE}
                    row={(line) => <LimitLine key={String(line["index"])} line={line} />}
                />
            )}
            <p class="muted">{t.historyHelp}</p>
        </>
    );
}

/** One change of limits; with the account where a list is of several. */
export function LimitLine({ line, account }: { line: Line; account?: string }) {
    const t = texts.value.members;
    const who = textOf(line, "actorCode");
    const reason = textOf(line, "reason");
    const reserved = numberOf(line, "reserved");
    return (
        <li>
            <span>
                {account !== undefined && <a href={accountPage(account)}>{account}</a>}
                <strong>
                    {" "}
                    {t.between(
                        inUnits(-numberOf(line, "limit")),
                        inUnits(numberOf(line, "maximum")),
                    )}
                </strong>
                {reserved !== 0 && <small>{t.setAside(inUnits(reserved))}</small>}
                {textOf(line, "closed") === "true" && <small>{t.closed}</small>}
                <small>
                    {dayAndTime(textOf(line, "at"))}
                    {who !== "" && ` · ${who}`} · {t.leaf(numberOf(line, "index"))}
                </small>
                {reason !== "" && <small dir="auto">{reason}</small>}
            </span>
        </li>
    );
}
