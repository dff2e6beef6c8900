// A policy with all its versions: what each changed, from when on, by whose decision. Officers set
// the next one by two; members move it in the assembly.

import { useState } from "preact/hooks";
import { History, ScrollText } from "lucide";
import { get } from "../api/client.js";
import type { Schemas } from "../api/paths.js";
import { place } from "../app/router.js";
import { session } from "../app/session.js";
import { differences } from "../assembly/motions.js";
import { allPages } from "../assembly/rounds.js";
import { dayAndTime, texts } from "../i18n/index.js";
import { useLoaded } from "../ui/act.js";
import { Facts } from "../ui/Facts.js";
import { Button, Notice, Refused, Section, Skeleton, Title } from "../ui/parts.js";
import { flat, policyName } from "./figures.js";
import { POLICIES } from "./Policies.js";
import { PolicyForm } from "./PolicyForm.js";

type Version = Schemas["PolicyVersion"];

export function PolicyPage() {
    const asked = place.value.searchParams.get("key");
    const key = POLICIES.find((one) => one === asked);
    return (
        <>
            {key === undefined ? (
                <>
                    <Title>{texts.value.pages.policy}</Title>
                    <Notice kind="bad">{texts.value.policies.noSuch}</Notice>
                </>
            ) : (
                <Versions key={key} of={key} />
            )}
            <p>
                <a href="/app/policies">{texts.value.policies.toAll}</a>
            </p>
        </>
    );
}

function Versions({ of }: { of: Schemas["PolicyKey"] }) {
    const t = texts.value.policies;
    const path = { key: of };
    const loaded = useLoaded(
        () =>
            allPages((after) =>
                get("/api/v1/policies/{key}/history", { path, query: { limit: "100", after } }),
            ),
        [],
    );
    const [news, setNews] = useState<string | null>(null);
    const all = loaded.value;
    const now = all?.find((one) => Date.parse(one.effectiveFrom) <= Date.now());
    return (
        <>
            <Title>{capital(policyName(of))}</Title>
            {loaded.problem && <Refused problem={loaded.problem} nothing="" />}
            {all === null && !loaded.problem && <Skeleton />}
            {news !== null && <Notice kind="good">{news}</Notice>}
            {all !== null && (
                <>
                    <Section title={t.now} icon={ScrollText} id="now">
                        {now === undefined ? <p>{t.none}</p> : <Facts of={flat(now.value, [])} />}
                    </Section>
                    <Section title={t.versions} icon={History} id="versions">
                        {all.length === 0 && <p>{t.noVersions}</p>}
                        <ol class="rows">
                            {all.map((one, i) => (
                                <Row
                                    key={one.version}
                                    of={one}
                                    before={all[i + 1]}
                                    isNow={one === now}
                                />
                            ))}
                        </ol>
                    </Section>
                    <Change
                        of={of}
                        latest={all[0]}
                        said={(text) => {
                            setNews(text);
                            void loaded.reload();
                        }}
                    />
                </>
            )}
        </>
    );
}

function capital(text: string): string {
    return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}

interface RowProps {
    of: Version;
    before: Version | undefined;
    isNow: boolean;
}

function Row({ of, before, isNow }: RowProps) {
    const t = texts.value.policies;
    const isLater = Date.parse(of.effectiveFrom) > Date.now();
    const changed = before === undefined ? [] : differences(before.value, of.value);
    return (
        <li id={`version-${of.version}`}>
            <span>
                <strong>{t.version(of.version)}</strong>{" "}
                {isNow && <span class="chip">{t.holds}</span>}
                {isLater && <span class="chip">{t.later}</span>}
                <small>{t.from(dayAndTime(of.effectiveFrom))}</small>
                <small dir="auto">{t.decided(of.decision)}</small>
                <small>
                    {of.motion === null ? (
                        of.setBy === null ? (
                            t.founding
                        ) : (
                            t.setBy(of.setBy, dayAndTime(of.decidedAt))
                        )
                    ) : (
                        <a href={`/app/motion?id=${of.motion}`}>{t.byMotion}</a>
                    )}
                </small>
                {before === undefined ? (
                    <small>{t.first}</small>
                ) : changed.length === 0 ? (
                    <small>{t.same}</small>
                ) : (
                    <ul class="bullets">
                        {changed.map(([name, was, is]) => (
                            <li key={name}>
                                <span>
                                    {name}: {texts.value.motion.decisions.fromTo(was, is)}
                                </span>
                            </li>
                        ))}
                    </ul>
                )}
            </span>
        </li>
    );
}

interface ChangeProps {
    of: Schemas["PolicyKey"];
    latest: Version | undefined;
    said: (news: string) => void;
}

function Change({ of, latest, said }: ChangeProps) {
    const t = texts.value.policies;
    const [isOpen, setOpen] = useState(false);
    const roles = session.value?.roles ?? [];
    const isOfficer = roles.includes("coordinator") || roles.includes("treasurer");
    return (
        <Section title={t.change} id="change">
            <p>
                {t.changeText} <a href="/app/assembly">{t.move}</a>
            </p>
            {isOfficer && of !== "witnesses" && !isOpen && (
                <Button onClick={() => setOpen(true)}>{t.set}</Button>
            )}
            {isOfficer && of === "witnesses" && <p class="muted">{t.witnesses}</p>}
            {isOpen && (
                <PolicyForm
                    of={of}
                    latest={latest}
                    leave={() => setOpen(false)}
                    done={(text) => {
                        setOpen(false);
                        said(text);
                    }}
                />
            )}
        </Section>
    );
}
