// What stands around every page: the network's name, the parts of the wallet, help and settings.

import type { ComponentChildren } from "preact";
import { CircleQuestionMark, House, Landmark, ListChecks, ReceiptText, SearchCheck } from "lucide";
import { PiggyBank, Send, UserRound, Vote } from "lucide";
import type { IconNode } from "lucide";
import { texts } from "../i18n/index.js";
import { Icon } from "../ui/icon.js";
import { Initials } from "../ui/Initials.js";
import icon from "../icon.svg";
import { AccountSwitch } from "./AccountSwitch.js";
import { later } from "./later.js";
import { network } from "./network.js";
import { type Part, pageAt } from "./pages.js";
import { place } from "./router.js";
import { session } from "./session.js";
import { Settings } from "./Settings.js";

/** It comes when the rest is there: how much waits for a vote is no part of the first page. */
const Badge = later(async () => (await import("../assembly/Badge.js")).Badge, null);

interface Entry {
    path: string;
    part: Part;
    icon: IconNode;
}

/** What the bar of a phone has room for. */
const ENTRIES: Entry[] = [
    { path: "/app", part: "home", icon: House },
    { path: "/app/pay", part: "pay", icon: Send },
    { path: "/app/statement", part: "statement", icon: ReceiptText },
    { path: "/app/assembly", part: "assembly", icon: Vote },
    { path: "/app/fund", part: "fund", icon: PiggyBank },
];

/** What the rail of a wide screen has room for too; on phones the page behind the avatar leads. */
const MORE: Entry[] = [
    { path: "/app/me", part: "me", icon: UserRound },
    { path: "/app/help", part: "help", icon: CircleQuestionMark },
];

/** What only those see who hold one of these roles. */
const OFFICE: (Entry & { of: string[] })[] = [
    { path: "/app/tasks", part: "tasks", icon: ListChecks, of: ["coordinator", "treasurer"] },
    { path: "/app/coordination", part: "coordination", icon: Landmark, of: ["coordinator"] },
    { path: "/app/audit", part: "audit", icon: SearchCheck, of: ["auditor"] },
];

function Menu() {
    const t = texts.value;
    const here = place.value.pathname.replace(/\/$/, "");
    const part = pageAt(here)?.part;
    const roles: string[] = session.value?.roles ?? [];
    const office = OFFICE.filter((entry) => roles.some((role) => entry.of.includes(role)));
    const all = [...ENTRIES, ...office, ...MORE].filter((entry) => pageAt(entry.path));
    return (
        <nav class="menu" aria-label={t.menu}>
            {all.map((entry) => (
                <a
                    key={entry.path}
                    class={ENTRIES.includes(entry) ? undefined : "more"}
                    href={entry.path}
                    aria-current={
                        here === entry.path ? "page" : part === entry.part ? "true" : undefined
                    }
                >
                    <Icon of={entry.icon} />
                    <span>
                        {t.frame.parts[entry.part]}
                        {entry.part === "assembly" && <Badge />}
                    </span>
                </a>
            ))}
        </nav>
    );
}

function Me({ name }: { name: string }) {
    return (
        <a class="me" href="/app/me" aria-label={texts.value.frame.me(name)}>
            <Initials of={name} />
        </a>
    );
}

function toContent(event: MouseEvent): void {
    event.preventDefault();
    document.getElementById("main")?.focus();
}

export function Frame({ children }: { children: ComponentChildren }) {
    const t = texts.value;
    const opened = session.value;
    return (
        <div class={opened ? "frame" : "frame alone"}>
            <a class="skip" href="#main" onClick={toContent}>
                {t.skip}
            </a>
            <header>
                <a class="brand" href="/app">
                    <img src={icon} alt="" width="32" height="32" />
                    <span>{network.value?.name ?? "Mutirão"}</span>
                </a>
                {opened && (
                    <div class="who">
                        <AccountSwitch />
                        <Me name={opened.member.name} />
                    </div>
                )}
            </header>
            {opened && <Menu />}
            <main id="main" tabIndex={-1}>
                {children}
            </main>
            <footer>
                <Settings />
                <p>
                    <a href="/app/help">{t.frame.parts.help}</a> · Mutirão ·{" "}
                    <a href="/source">{t.source}</a>
                </p>
            </footer>
        </div>
    );
}
