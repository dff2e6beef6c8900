// How far below zero one may go, why, and where the next review leads.

import { useState } from "preact/hooks";
import { get } from "../api/client.js";
import { currency } from "../app/network.js";
import { day, texts } from "../i18n/index.js";
import { money } from "../payment/amount.js";
import { useLoaded } from "../ui/act.js";
import { Refused, Skeleton } from "../ui/parts.js";

/** Asked for only when somebody wants to know. */
export function Limit({ code }: { code: string }) {
    const [isOpen, setOpen] = useState(false);
    return (
        <details onToggle={(event) => setOpen(event.currentTarget.open)}>
            <summary>{texts.value.home.limitTitle}</summary>
            {isOpen && <Why code={code} />}
        </details>
    );
}

function Why({ code }: { code: string }) {
    const t = texts.value.home;
    const { decimals, code: unit } = currency.value;
    const loaded = useLoaded(
        () => get("/api/v1/accounts/{code}/credit", { path: { code } }),
        [code],
    );
    const credit = loaded.value;
    if (loaded.problem) {
        return <Refused problem={loaded.problem} nothing="" />;
    }
    if (!credit) {
        return <Skeleton />;
    }
    const amount = (minor: number): string => `${money(minor, decimals)} ${unit}`;
    const said = [
        t.limitWhy(amount(credit.creditLimit), day(credit.since)),
        t.limitBy[credit.setBy],
        credit.heldUntil !== null && t.limitHeld(day(credit.heldUntil)),
        credit.nextReviewAt !== null &&
            credit.next !== credit.creditLimit &&
            t.limitNext(day(credit.nextReviewAt), amount(credit.next)),
        credit.nextReviewAt !== null &&
            credit.brake !== "free" &&
            credit.target > credit.creditLimit &&
            t.limitBraked,
        credit.forPeople && t.limitForPeople,
    ];
    return <p>{said.filter((one) => one !== false).join(" ")}</p>;
}
