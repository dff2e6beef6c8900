// All policies of the community: what holds now, in words, with the way to their history.

import { ScrollText } from "lucide";
import { get } from "../api/client.js";
import type { Schemas } from "../api/paths.js";
import { day, texts } from "../i18n/index.js";
import { useLoaded } from "../ui/act.js";
import { Facts } from "../ui/Facts.js";
import { Refused, Section, Skeleton, Title } from "../ui/parts.js";
import { flat, policyName } from "./figures.js";

/** Each kind of policy, in the order in which one reads of them. */
export const POLICIES: Schemas["PolicyKey"][] = [
    "contribution",
    "sweep",
    "limits",
    "credit",
    "levy",
    "loans",
    "surplus",
    "authorisation",
    "disclosure",
    "standingOrders",
    "witnesses",
];

export function Policies() {
    const t = texts.value.policies;
    const loaded = useLoaded(() => get("/api/v1/policies", { query: { limit: "100" } }), []);
    const all = loaded.value?.items;
    return (
        <>
            <Title>{texts.value.pages.policies}</Title>
            <p>{t.lead}</p>
            {loaded.problem && <Refused problem={loaded.problem} nothing="" />}
            {all === undefined && !loaded.problem && <Skeleton />}
            {all !== undefined &&
                POLICIES.map((key) => (
                    <Policy key={key} of={key} now={all.find((one) => one.key === key)} />
                ))}
        </>
    );
}

interface PolicyProps {
    of: Schemas["PolicyKey"];
    now: Schemas["PolicyVersion"] | undefined;
}

function Policy({ of, now }: PolicyProps) {
    const t = texts.value.policies;
    return (
        <Section title={policyName(of)} icon={ScrollText} id={of}>
            {now === undefined ? (
                <p>{t.none}</p>
            ) : (
                <>
                    <p class="muted">{t.since(now.version, day(now.effectiveFrom))}</p>
                    <details>
                        <summary>
                            <span>
                                {t.says} <span class="visually-hidden">{policyName(of)}</span>
                            </span>
                        </summary>
                        <Facts of={flat(now.value, [])} />
                    </details>
                </>
            )}
            <p>
                <a href={`/app/policy?key=${of}`}>
                    {t.history} <span class="visually-hidden">{policyName(of)}</span>
                </a>
            </p>
        </Section>
    );
}
