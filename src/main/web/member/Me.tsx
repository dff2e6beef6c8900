// What a member decides about herself and her accounts, and what her roles lead to.

import {
    BadgeCheck,
    CircleCheckBig,
    Handshake,
    HandCoins,
    ListChecks,
    Scale,
    ScrollText,
    SearchCheck,
    ShieldCheck,
    UserPlus,
    Users,
} from "lucide";
import type { IconNode } from "lucide";
import { network } from "../app/network.js";
import { pageAt } from "../app/pages.js";
import { session } from "../app/session.js";
import { texts } from "../i18n/index.js";
import { Skeleton, Title } from "../ui/parts.js";
import { Tile } from "../ui/Tile.js";
import { AboutAccount } from "./AboutAccount.js";
import { Roles } from "./Roles.js";

interface Way {
    path: string;
    name: keyof typeof texts.value.frame.office;
    icon: IconNode;
    of: string[];
}

const ALL = ["coordinator", "treasurer", "auditor"];

const OFFICE: Way[] = [
    { path: "/app/tasks", name: "tasks", icon: ListChecks, of: ["coordinator", "treasurer"] },
    { path: "/app/coordination", name: "coordination", icon: UserPlus, of: ["coordinator"] },
    { path: "/app/members", name: "members", icon: Users, of: ALL },
    { path: "/app/policies", name: "policies", icon: ScrollText, of: ALL },
    { path: "/app/officer-acts", name: "officerActs", icon: Handshake, of: ALL },
    { path: "/app/soundness", name: "soundness", icon: Scale, of: ALL },
    { path: "/app/audit", name: "audit", icon: SearchCheck, of: ["auditor"] },
];

export function Me() {
    const t = texts.value;
    const opened = session.value;
    if (!opened) {
        return <Skeleton />;
    }
    return (
        <>
            <Title>{opened.member.name}</Title>
            <p class="muted">{t.frame.code(opened.member.code)}</p>
            <Office roles={opened.roles} />
            <h2>{t.frame.account}</h2>
            <Ways />
            <Roles roles={opened.roles} />
        </>
    );
}

function Office({ roles }: { roles: string[] }) {
    const t = texts.value;
    const ways = OFFICE.filter((way) => roles.some((one) => way.of.includes(one)));
    const there = ways.filter((way) => pageAt(way.path));
    return there.length === 0 ? null : (
        <>
            <h2>{t.frame.forOffice}</h2>
            <ul class="tiles">
                {there.map((way) => (
                    <Tile
                        key={way.path}
                        to={way.path}
                        icon={way.icon}
                        title={t.frame.office[way.name][0]}
                        text={t.frame.office[way.name][1]}
                    />
                ))}
            </ul>
        </>
    );
}

function Ways() {
    const t = texts.value;
    const rule = network.value?.policies.loans.value;
    const hasLoans = rule !== undefined && "purseSharePpm" in rule && rule.maximum > 0;
    return (
        <ul class="tiles">
            <Tile
                to="/app/security"
                icon={ShieldCheck}
                title={t.home.securityCard}
                text={t.home.securityCardText}
            />
            <Tile
                to="/app/approvals"
                icon={CircleCheckBig}
                title={t.home.approvalsCard}
                text={t.home.approvalsCardText}
            />
            {hasLoans && (
                <Tile to="/app/loans" icon={HandCoins} title={t.pages.loans} text={t.loan.card} />
            )}
            <Tile
                to="/app/receipt"
                icon={BadgeCheck}
                title={t.pages.receipt}
                text={t.frame.receiptText}
            />
            <AboutAccount />
        </ul>
    );
}
