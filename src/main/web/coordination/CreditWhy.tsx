// Why a member may go so far below zero, and where the next review leads, for officers.

import { get } from "../api/client.js";
import { inUnits } from "../assembly/rounds.js";
import { day, texts } from "../i18n/index.js";
import { useLoaded } from "../ui/act.js";
import { type Fact, Facts } from "../ui/Facts.js";
import { Refused, Skeleton } from "../ui/parts.js";

export function CreditWhy({ code }: { code: string }) {
    const t = texts.value.members.credit;
    const loaded = useLoaded(
        () => get("/api/v1/accounts/{code}/credit", { path: { code } }),
        [code],
    );
    const credit = loaded.value;
    if (credit === null) {
        return loaded.problem ? <Refused problem={loaded.problem} nothing="" /> : <Skeleton />;
    }
    const facts: Fact[] = [
        [t.setBy, `${t.by[credit.setBy]} ${texts.value.members.since(day(credit.since))}`],
        [t.rule, texts.value.policy.values[credit.rule] ?? credit.rule],
        [t.target, <span class="number">{inUnits(credit.target)}</span>],
    ];
    if (credit.heldUntil !== null) {
        facts.push([t.held, day(credit.heldUntil)]);
    }
    if (credit.nextReviewAt !== null) {
        facts.push([t.next(day(credit.nextReviewAt)), inUnits(credit.next)]);
    }
    return (
        <>
            <Facts of={facts} />
            {credit.brake !== "free" && <p>{t.braked}</p>}
            {credit.forPeople && <p>{t.forPeople}</p>}
        </>
    );
}
