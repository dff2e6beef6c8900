// Who acts for an account within which limits, and how many have to agree before it pays much.
// Here it is read, and not changed.

import { Users } from "lucide";
import { get } from "../api/client.js";
import { memberPage } from "../app/places.js";
import { inUnits } from "../assembly/rounds.js";
import { day, texts } from "../i18n/index.js";
import { useLoaded } from "../ui/act.js";
import { Refused, Section } from "../ui/parts.js";

export function Acting({ code }: { code: string }) {
    const t = texts.value.members;
    const d = texts.value.delegates;
    const path = { code };
    const loaded = useLoaded(() => get("/api/v1/accounts/{code}/delegates", { path }), []);
    const rule = useLoaded(() => get("/api/v1/accounts/{code}/approval-rule", { path }), []);
    const items = loaded.value?.items;
    return (
        <Section title={t.delegates} icon={Users} id="delegates">
            {loaded.problem && <Refused problem={loaded.problem} nothing="" />}
            {items?.length === 0 && <p>{t.noDelegates}</p>}
            <ul class="rows">
                {items?.map((one) => (
                    <li key={one.delegate}>
                        <span>
                            <a href={memberPage(one.delegate)} dir="auto">
                                {one.name}
                            </a>{" "}
                            {one.mayManage && <span class="chip">{d.manages}</span>}
                            <small>
                                {one.paymentMaximum === null
                                    ? d.anyPayment
                                    : d.atMostPayment(inUnits(one.paymentMaximum))}{" "}
                                {one.dayMaximum === null
                                    ? d.anyDay
                                    : d.atMostDay(inUnits(one.dayMaximum))}
                            </small>
                            <small dir="auto">{d.by(one.decision, day(one.since))}</small>
                        </span>
                    </li>
                ))}
            </ul>
            {rule.value !== null && (
                <p>{d.rule.stands(inUnits(rule.value.above), rule.value.approvals)}</p>
            )}
        </Section>
    );
}
