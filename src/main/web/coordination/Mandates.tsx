// Who has which role, by which decision and until when: for every member to see. Coordinators give
// and end them here.

import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { Landmark } from "lucide";
import { get, remove } from "../api/client.js";
import type { Schemas } from "../api/paths.js";
import { surely } from "../app/confirm.js";
import { session } from "../app/session.js";
import { day, texts } from "../i18n/index.js";
import { useLoaded } from "../ui/act.js";
import { EndButton } from "../ui/Dialog.js";
import { Button, Notice, Refused, Section, Skeleton, Title } from "../ui/parts.js";
import { RoleForm } from "./RoleForm.js";

export const ROLES: Schemas["OfficerRole"][] = ["coordinator", "treasurer", "auditor", "operator"];

export function Mandates() {
    const t = texts.value.coordination.mandates;
    const loaded = useLoaded(() => get("/api/v1/mandates"), []);
    const [news, setNews] = useState<{ of: string; text: string } | null>(null);
    const [isGiving, setGiving] = useState(false);
    const isCoordinator = session.value?.roles.includes("coordinator") === true;
    const all = loaded.value?.items;
    const changed = (of: string) => (text: string) => {
        setGiving(false);
        setNews({ of, text });
        void loaded.reload();
    };
    const newsOf = (of: string) => news?.of === of && <Notice kind="good">{news.text}</Notice>;
    return (
        <>
            <Title>{texts.value.pages.mandates}</Title>
            <p>
                {t.lead} <a href="/app/officer-acts">{texts.value.pages.officerActs}</a>
            </p>
            {loaded.problem && <Refused problem={loaded.problem} nothing="" />}
            {all === undefined && !loaded.problem && <Skeleton />}
            {all !== undefined &&
                ROLES.map((role) => (
                    <Holders
                        key={role}
                        role={role}
                        mandates={all.filter((one) => one.role === role)}
                        news={newsOf(role)}
                        canEnd={(member) => isCoordinator || member === session.value?.member.code}
                        changed={changed(role)}
                    />
                ))}
            {isCoordinator && (
                <Section title={t.give} id="give">
                    <p class="muted">{t.giveText}</p>
                    {newsOf("give")}
                    {isGiving ? (
                        <RoleForm done={changed("give")} leave={() => setGiving(false)} />
                    ) : (
                        <Button onClick={() => setGiving(true)}>{t.give}</Button>
                    )}
                </Section>
            )}
        </>
    );
}

interface HoldersProps {
    role: Schemas["OfficerRole"];
    mandates: Schemas["RoleGrant"][];
    news: ComponentChildren;
    /** Whoever has a role lays it down herself. */
    canEnd: (member: string) => boolean;
    changed: (news: string) => void;
}

function Holders({ role, mandates, news, canEnd, changed }: HoldersProps) {
    const t = texts.value.coordination.mandates;
    const roleName = texts.value.home.role[role] ?? role;
    return (
        <Section title={roleName} icon={Landmark} id={role}>
            <p class="muted">{t.does[role]}</p>
            {news}
            {mandates.length === 0 && <p>{t.none}</p>}
            <ul class="rows">
                {mandates.map((one) => (
                    <li key={one.member}>
                        <span>
                            <strong>{one.member}</strong>
                            <small>
                                {t.term(day(one.grantedAt), day(one.endsAt))} {one.decision}
                            </small>
                        </span>
                        {canEnd(one.member) && (
                            <EndButton
                                label={texts.value.end}
                                what={`${roleName}, ${one.member}`}
                                ask={t.endAsk(roleName, one.member)}
                                text={t.endText}
                                words={{ label: t.decision, help: t.decisionHelp }}
                                act={(decision) =>
                                    surely(() =>
                                        remove("/api/v1/members/{code}/roles/{role}", {
                                            path: { code: one.member, role },
                                            query: { decision },
                                        }),
                                    )
                                }
                                done={(status) =>
                                    changed(
                                        status === 202
                                            ? texts.value.takesTwo
                                            : t.ended(roleName, one.member),
                                    )
                                }
                            />
                        )}
                    </li>
                ))}
            </ul>
        </Section>
    );
}
