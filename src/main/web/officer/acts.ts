// An act that takes two officers, in words and figures. What the wallet does not know is shown as
// it is: nobody shall agree to what she has not seen.

import type { Schemas } from "../api/paths.js";
import { texts } from "../i18n/index.js";
import type { Texts } from "../i18n/en/index.js";
import { flat, label, own, policyName } from "./figures.js";

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
    ["PUT", "accounts/(*)/death", "death"],
    ["POST", "accounts/(*)/dormancy/*/reclaim", "reclaim"],
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
    ["POST", "proposals/*/decision", "proposalRejected"],
    ["PUT", "rounds/*/sheets/(*)", "sheetIssued"],
    ["POST", "rounds/*/sheets/(*)/return", "sheetReturned"],
    ["PUT", "rounds/*/tellers/(*)", "teller"],
];

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
            const what = kind === "policy" ? policyName(first) : first;
            return { kind, title: t[kind](what, kind === "delegate" ? second : named(second)) };
        }
    }
    return { kind: null, title: `${act.method} ${act.path}` };
}

/** Of what the treasurers decide too; all else is for coordinators. */
const FOR_BOTH: Kind[] = ["policy", "loanDecision", "loanDeferral", "objection"];

/** Whether she may be the second who asks for it here; a file has to be sent as a file. */
export function mayAgree(
    act: Act,
    kind: Kind | null,
    of: { code: string; roles: string[] },
): boolean {
    const isFree = act.askedBy !== of.code && act.about !== of.code && kind !== "import";
    const isCoordinator = of.roles.includes("coordinator");
    return (
        isFree &&
        (isCoordinator ||
            (of.roles.includes("treasurer") && kind !== null && FOR_BOTH.includes(kind)) ||
            (of.roles.includes("auditor") && kind === "objection"))
    );
}

/** A role by its name. */
function named(role: string): string {
    return own(texts.value.home.role, role) ?? role;
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
