// What somebody else may have done to the member's account, on the first page until she says that
// she has seen it.

import { get, put } from "../api/client.js";
import type { Schemas } from "../api/paths.js";
import { surely } from "../app/confirm.js";
import { session } from "../app/session.js";
import { dayAndTime, texts } from "../i18n/index.js";
import { useAct, useLoaded } from "../ui/act.js";
import { Button, Notice, Refused } from "../ui/parts.js";
import { program } from "./program.js";

type Item = Schemas["NewsItem"];

/** Where she puts an end to it; null: it is for others. */
const PLACES: Record<Item["kind"], string | null> = {
    "recovery-asked": "/app/security",
    "device-key-added": "/app/security#devices",
    "passkey-added": "/app/security#passkeys",
    "session-opened": "/app/security#sessions",
    "delegate-added": "/app/delegates",
    "delegate-given": "/app/delegates",
    "delegate-ended": null,
    "delegation-ended": null,
    "approval-rule-changed": "/app/delegates",
    "paid-by-officer": null,
    "officer-paid": null,
    "delegates-changed": "/app/delegates",
    "api-key-added": "/app/security#api-keys",
    "app-allowed": "/app/security#apps",
    "motion-announced": null,
    "motion-counted": null,
    "levy-charged": null,
    "sheet-issued": null,
    "ballot-opened": null,
    "round-counted": null,
    "round-cancelled": null,
    "proposal-admitted": null,
    "proposal-rejected": null,
    "proposal-selected": null,
    "proposal-not-selected": null,
    "payout-paid": null,
    "report-due": null,
    "loan-granted": null,
    "loan-refused": null,
    "loan-deferred": null,
    "loan-collected": null,
    "loan-late": null,
    "surplus-filed": "/app/surplus",
    "surplus-checked": "/app/surplus",
    "surplus-collected": "/app/surplus",
    "loss-share-taken": null,
    "debt-plan-asked": "/app/debts",
    "debt-plan-agreed": "/app/debts",
    "debt-plan-fulfilled": "/app/debts",
    "debt-plan-failed": "/app/debts",
    excluded: "/app/pay",
    "dormancy-told": "/app/data#kept",
    "dormancy-taken": "/app/data#kept",
    "dormancy-returned": null,
};

export function News() {
    const code = session.value?.member.code ?? "";
    const loaded = useLoaded(() => get("/api/v1/members/{code}/news", { path: { code } }), [code]);
    const act = useAct();
    const items = loaded.value?.items ?? [];
    const [newest] = items;
    if (newest === undefined) {
        return null;
    }
    const t = texts.value.news;
    const see = async (): Promise<void> => {
        const body = { until: newest.at };
        const answer = await act.run(() =>
            surely(() => put("/api/v1/members/{code}/news/seen", { path: { code }, body })),
        );
        if (answer?.ok) {
            await loaded.reload();
        }
    };
    return (
        <Notice kind="info">
            <List title={t.title} items={items.filter((item) => !isOfAssembly(item))} />
            <List title={t.ofAssembly} items={items.filter(isOfAssembly)} />
            <Refused problem={act.problem} />
            <Button busy={act.busy} onClick={() => void see()}>
                {t.seen}
            </Button>
        </Notice>
    );
}

function List({ title, items }: { title: string; items: Item[] }) {
    if (items.length === 0) {
        return null;
    }
    return (
        <>
            <h2>{title}</h2>
            <ul class="news">
                {items.map((item) => (
                    <li key={`${item.kind} ${item.at} ${item.about}`}>
                        <p>
                            {said(item)} <small>{dayAndTime(item.at)}</small>
                        </p>
                        {isOfAssembly(item) ? (
                            <p>
                                <a href={`/app/${pageOf(item)}?id=${item.about ?? ""}`}>
                                    {texts.value.news.to[pageOf(item)]}
                                </a>
                            </p>
                        ) : (
                            <End kind={item.kind} />
                        )}
                    </li>
                ))}
            </ul>
        </>
    );
}

/** Which page says more of it. */
const PAGES = {
    "motion-announced": "motion",
    "motion-counted": "motion",
    "ballot-opened": "round",
    "round-counted": "round",
    "round-cancelled": "round",
    "proposal-admitted": "proposal",
    "proposal-rejected": "proposal",
    "proposal-selected": "proposal",
    "proposal-not-selected": "proposal",
    "payout-paid": "proposal",
    "report-due": "proposal",
} as const;

type OfAssembly = Item & { kind: keyof typeof PAGES };

function isOfAssembly(item: Item): item is OfAssembly {
    return Object.hasOwn(PAGES, item.kind);
}

function pageOf(item: OfAssembly): (typeof PAGES)[keyof typeof PAGES] {
    return PAGES[item.kind];
}

function End({ kind }: { kind: Item["kind"] }) {
    const place = PLACES[kind];
    return place === null ? null : (
        <p>
            <a href={place}>{texts.value.news.notMe}</a>
        </p>
    );
}

function said(item: Item): string {
    const { kinds } = texts.value.news;
    const about = item.kind === "session-opened" ? program(item.about) : item.about;
    return kinds[item.kind](about ?? "");
}
