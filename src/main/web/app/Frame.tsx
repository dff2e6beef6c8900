// What stands around every page: the network's name, the menu, language and colours.

import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import {
    CircleCheckBig,
    Eye,
    FileDown,
    Handshake,
    House,
    Landmark,
    Languages,
    Scale,
    Send,
    ShieldCheck,
    SunMoon,
    UserPlus,
    Users,
    Vote,
} from "lucide";
import { LANGUAGES, chooseLanguage, language, texts, type Language } from "../i18n/index.js";
import { Icon } from "../ui/icon.js";
import icon from "../icon.svg";
import { AccountSwitch } from "./AccountSwitch.js";
import { network } from "./network.js";
import { place } from "./router.js";
import { session } from "./session.js";
import { THEMES, theme, type Theme } from "./theme.js";

const ENTRIES = [
    { path: "/app", name: "home", icon: House },
    { path: "/app/pay", name: "pay", icon: Send },
    { path: "/app/approvals", name: "approvals", icon: CircleCheckBig },
    { path: "/app/security", name: "security", icon: ShieldCheck },
] as const;

/** What the rail of a wide screen has room for; on phones the first page leads there. */
const MORE = [
    { path: "/app/assembly", name: "assembly", icon: Vote },
    { path: "/app/delegates", name: "delegates", icon: Users },
    { path: "/app/profile", name: "profile", icon: Eye },
    { path: "/app/data", name: "data", icon: FileDown },
    { path: "/app/mandates", name: "mandates", icon: Landmark },
] as const;

/** What only those see who hold one of these roles. */
const OFFICE = [
    { path: "/app/coordination", name: "coordination", icon: UserPlus, of: ["coordinator"] },
    {
        path: "/app/officer-acts",
        name: "officerActs",
        icon: Handshake,
        of: ["coordinator", "treasurer", "auditor"],
    },
    {
        path: "/app/soundness",
        name: "soundness",
        icon: Scale,
        of: ["coordinator", "treasurer", "auditor"],
    },
] as const;

function Menu() {
    const t = texts.value;
    const here = place.value.pathname;
    const roles = session.value?.roles ?? [];
    const more = [...MORE, ...OFFICE.filter((entry) => entry.of.some((r) => roles.includes(r)))];
    return (
        <nav class="menu" aria-label={t.menu}>
            {[...ENTRIES, ...more].map((entry, i) => (
                <a
                    key={entry.path}
                    class={i < ENTRIES.length ? undefined : "more"}
                    href={entry.path}
                    aria-current={here === entry.path ? "page" : undefined}
                >
                    <Icon of={entry.icon} />
                    <span>{t.pages[entry.name]}</span>
                </a>
            ))}
        </nav>
    );
}

function Choice(props: {
    label: string;
    icon: typeof SunMoon;
    value: string;
    of: [string, string][];
    choose: (value: string) => void;
}) {
    const id = useId();
    return (
        <span class="choice">
            <Icon of={props.icon} size={20} />
            <label class="visually-hidden" for={id}>
                {props.label}
            </label>
            <select
                id={id}
                value={props.value}
                onChange={(event) => props.choose(event.currentTarget.value)}
            >
                {props.of.map(([value, text]) => (
                    <option key={value} value={value}>
                        {text}
                    </option>
                ))}
            </select>
        </span>
    );
}

function Settings() {
    const t = texts.value;
    return (
        <div class="settings">
            <Choice
                label={t.language}
                icon={Languages}
                value={language.value}
                of={Object.entries(LANGUAGES)}
                choose={(value) => void chooseLanguage(value as Language)}
            />
            <Choice
                label={t.colours}
                icon={SunMoon}
                value={theme.value}
                of={THEMES.map((name) => [name, t.colour[name]])}
                choose={(value) => {
                    theme.value = value as Theme;
                }}
            />
        </div>
    );
}

function toContent(event: MouseEvent): void {
    event.preventDefault();
    document.getElementById("main")?.focus();
}

export function Frame({ children }: { children: ComponentChildren }) {
    const t = texts.value;
    const isIn = session.value != null;
    return (
        <div class={isIn ? "frame" : "frame alone"}>
            <a class="skip" href="#main" onClick={toContent}>
                {t.skip}
            </a>
            <header>
                <a class="brand" href="/app">
                    <img src={icon} alt="" width="32" height="32" />
                    <span>{network.value?.name ?? "Mutirão"}</span>
                </a>
                {isIn && <AccountSwitch />}
            </header>
            {isIn && <Menu />}
            <main id="main" tabIndex={-1}>
                {children}
            </main>
            <footer>
                <Settings />
                <p>
                    Mutirão · <a href="/source">{t.source}</a>
                </p>
            </footer>
        </div>
    );
}
