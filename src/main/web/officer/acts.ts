// An act that takes two officers, in words and figures. What the wallet does not know is shown as
// it is: nobody shall agree to what she has not seen.

import type { Schemas } from "../api/paths.js";
import { currency } from "../app/network.js";
import { dayAndTime, list, texts } from "../i18n/index.js";
import type { Texts } from "../i18n/en/index.js";
import { money } from "../payment/amount.js";

export type Act = Schemas["OfficerAct"];

type Kind = keyof Texts["officer"]["kinds"];

/** What is in the path at `(*)` goes into the words. */
const KINDS: [Act["method"], string, Kind][] = [
    ["PUT", "members/(*)/roles/(*)", "roleGiven"],
    ["DELETE", "members/(*)/roles/(*)", "roleEnded"],
    ["POST", "members/import", "import"],
    ["POST", "members/(*)/invitation", "invitation"],
    ["PUT", "members/(*)", "admission"],
    ["POST", "members/(*)/erasure", "erasure"],
    ["PATCH", "accounts/(*)", "limits"],
    ["PUT", "accounts/(*)/levy-exemption", "levyExemption"],
    ["PUT", "loans/*/decision", "loanDecision"],
    ["PUT", "loans/*/deferral", "loanDeferral"],
    ["PUT", "accounts/(*)/delegates/(*)", "delegate"],
    ["PUT", "accounts/(*)/approval-rule", "rule"],
    ["DELETE", "accounts/(*)/approval-rule", "noRule"],
    ["PUT", "policies/(*)/*", "policy"],
    ["PUT", "apps/*", "app"],
    ["PUT", "payments/*/reversal", "reversal"],
    ["POST", "rounds/*/open", "roundOpened"],
    ["POST", "rounds/*/freeze", "roundFrozen"],
    ["POST", "rounds/*/extend", "roundExtended"],
    ["POST", "rounds/*/cancel", "roundCancelled"],
    ["POST", "rounds/*/end", "roundEnded"],
    ["POST", "rounds/*/payouts/*/release", "milestone"],
    ["POST", "rounds/*/objections/*/answer", "objection"],
];

const AMOUNTS = new Set([
    "creditLimit",
    "maximumBalance",
    "creditPerOfficerWeek",
    "reservedAmount",
    "paymentMaximum",
    "dayMaximum",
    "above",
    "minimumAmount",
    "capPer30Days",
    "operatingBudgetPerMonth",
    "reserveMinimum",
    "minimumThreshold",
    "maximum",
    "unsignedMaximum",
    "twoOfficersFrom",
]);

/** Where nothing means that there is no bound. */
const BOUNDS = new Set([
    "paymentMaximum",
    "dayMaximum",
    "capPer30Days",
    "unsignedMaximum",
    "twoOfficersFrom",
]);

const TIMES = new Set(["endsAt", "effectiveFrom", "ballotClosesAt", "until"]);

interface Understood {
    kind: Kind | null;
    /** What is done, in words, or else method and path. */
    title: string;
}

function decoded(part: string): string {
    try {
        return decodeURIComponent(part);
    } catch {
        return part;
    }
}

export function understand(act: Act): Understood {
    const t = texts.value.officer.kinds;
    const path = act.path.replace(/\?.*$/s, "").replace(/\/$/, "");
    for (const [method, form, kind] of KINDS) {
        const pattern = form.replaceAll("*", "[^/]+");
        const found = act.method === method && new RegExp(`^/api/v1/${pattern}$`).exec(path);
        if (found) {
            const [, first = "", second = ""] = found.map(decoded);
            const what = kind === "policy" ? policy(first) : first;
            return { kind, title: t[kind](what, kind === "delegate" ? second : named(second)) };
        }
    }
    return { kind: null, title: `${act.method} ${act.path}` };
}

/** A role by its name. */
function named(role: string): string {
    return own(texts.value.home.role, role) ?? role;
}

/** A policy by its name. */
function policy(key: string): string {
    return own(texts.value.officer.policies, key) ?? key;
}

function own(names: Record<string, string>, name: string): string | undefined {
    return Object.hasOwn(names, name) ? names[name] : undefined;
}

/** All that was sent, each with its label. */
export function fields(act: Act): [string, string][] {
    const query = new URL(act.path, location.origin).searchParams;
    // What a change does not name stays as it is.
    const sent = Object.entries(act.body ?? {}).filter(
        ([, value]) => act.method !== "PATCH" || value !== null,
    );
    return [
        ...[...query].map(([name, value]): [string, string] => [label(name), value]),
        // A password is never among it, whether there is one or not.
        ...flat(Object.fromEntries(sent), []).filter(([name]) => name !== "password"),
    ];
}

function label(name: string): string {
    return own(texts.value.officer.fields, name) ?? name;
}

function flat(value: unknown, names: string[]): [string, string][] {
    if (typeof value === "object" && value !== null && !isPlainList(value)) {
        return Object.entries(value).flatMap(([name, inner]) => flat(inner, [...names, name]));
    }
    return [[names.map(label).join(" › "), text(value, names.at(-1) ?? "")]];
}

function isPlainList(value: object): value is unknown[] {
    return Array.isArray(value) && value.every((one) => typeof one !== "object" || one === null);
}

function text(value: unknown, name: string): string {
    const t = texts.value.officer;
    if (value === null || value === undefined) {
        return BOUNDS.has(name) ? t.noBound : t.nothingSaid;
    }
    if (typeof value === "boolean") {
        return value ? t.yes : t.no;
    }
    if (Array.isArray(value)) {
        return value.length === 0 ? t.none : list(value.map((one) => text(one, name)));
    }
    if (Number.isSafeInteger(value) && AMOUNTS.has(name)) {
        const { decimals, code: unit } = currency.value;
        return `${money(value as number, decimals)} ${unit}`;
    }
    if (typeof value === "string" && name === "scopes") {
        return own(texts.value.access.scopes, value) ?? value;
    }
    if (typeof value === "string" && TIMES.has(name) && !Number.isNaN(Date.parse(value))) {
        return dayAndTime(value);
    }
    return String(value);
}
