// Which page an address shows. Pages that not everybody opens are loaded when they are opened.

import type { ComponentType } from "preact";
import { useEffect } from "preact/hooks";
import { Home } from "../member/Home.js";
import { SignIn } from "../member/SignIn.js";
import { texts } from "../i18n/index.js";
import type { Texts } from "../i18n/en/index.js";
import { Skeleton, Title } from "../ui/parts.js";
import { later } from "./later.js";
import { network } from "./network.js";
import { goInstead, place } from "./router.js";
import { session } from "./session.js";

interface Page {
    name: Exclude<keyof Texts["pages"], "notFound">;
    /** Whether it is there for people who have not signed in. */
    open: boolean;
    /** The part of the wallet that it belongs to: the menu marks it. */
    part?: Part;
    view: ComponentType;
}

/** The parts of the wallet, as the menu has them. */
export type Part = keyof Texts["frame"]["parts"];

const PAGES: Record<string, Page> = {
    "/app": { name: "home", open: false, part: "home", view: Home },
    "/app/sign-in": { name: "signIn", open: true, view: SignIn },
    "/app/invitation": {
        name: "invitation",
        open: true,
        view: later(async () => (await import("../member/Invitation.js")).Invitation),
    },
    "/app/receipt": {
        name: "receipt",
        open: true,
        part: "statement",
        view: later(async () => (await import("../proof/Receipt.js")).Receipt),
    },
    "/app/pay": {
        name: "pay",
        open: false,
        part: "pay",
        view: later(async () => (await import("../payment/Pay.js")).Pay),
    },
    "/app/scan": {
        name: "scan",
        open: false,
        view: later(async () => (await import("../payment/Scan.js")).Scan),
    },
    "/app/payment": {
        name: "payment",
        open: false,
        view: later(async () => (await import("../payment/PaymentPage.js")).PaymentPage),
    },
    "/app/request": {
        name: "request",
        open: false,
        view: later(async () => (await import("../request/Request.js")).Request),
    },
    "/app/requests": {
        name: "requests",
        open: false,
        view: later(async () => (await import("../request/Requests.js")).Requests),
    },
    "/app/approvals": {
        name: "approvals",
        open: false,
        part: "pay",
        view: later(async () => (await import("../payment/Approvals.js")).Approvals),
    },
    "/app/statement": {
        name: "statement",
        open: false,
        part: "statement",
        view: later(async () => (await import("../statement/Statement.js")).Statement),
    },
    "/app/fund": {
        name: "fund",
        open: false,
        part: "fund",
        view: later(async () => (await import("../fund/Fund.js")).Fund),
    },
    "/app/assembly": {
        name: "assembly",
        open: false,
        part: "assembly",
        view: later(async () => (await import("../assembly/Assembly.js")).Assembly),
    },
    "/app/round": {
        name: "round",
        open: false,
        part: "assembly",
        view: later(async () => (await import("../assembly/RoundPage.js")).RoundPage),
    },
    "/app/motion": {
        name: "motion",
        open: false,
        part: "assembly",
        view: later(async () => (await import("../assembly/MotionPage.js")).MotionPage),
    },
    "/app/sheets": {
        name: "sheets",
        open: false,
        part: "assembly",
        view: later(async () => (await import("../assembly/SheetsPage.js")).SheetsPage),
    },
    "/app/sheet": {
        name: "sheet",
        open: false,
        part: "assembly",
        view: later(async () => (await import("../assembly/SheetPage.js")).SheetPage),
    },
    "/app/debts": {
        name: "debts",
        open: false,
        part: "me",
        view: later(async () => (await import("../debt/Debts.js")).Debts),
    },
    "/app/loans": {
        name: "loans",
        open: false,
        part: "me",
        view: later(async () => (await import("../loan/Loans.js")).Loans),
    },
    "/app/proposal": {
        name: "proposal",
        open: false,
        part: "assembly",
        view: later(async () => (await import("../assembly/ProposalPage.js")).ProposalPage),
    },
    "/app/security": {
        name: "security",
        open: false,
        part: "me",
        view: later(async () => (await import("../security/Security.js")).Security),
    },
    "/app/delegates": {
        name: "delegates",
        open: false,
        part: "me",
        view: later(async () => (await import("../delegate/Delegates.js")).Delegates),
    },
    "/app/surplus": {
        name: "surplus",
        open: false,
        part: "me",
        view: later(async () => (await import("../surplus/Surplus.js")).Surplus),
    },
    "/app/profile": {
        name: "profile",
        open: false,
        part: "me",
        view: later(async () => (await import("../privacy/Profile.js")).Profile),
    },
    "/app/data": {
        name: "data",
        open: false,
        part: "me",
        view: later(async () => (await import("../privacy/OwnData.js")).OwnData),
    },
    "/app/farewell": {
        name: "farewell",
        open: true,
        view: later(async () => (await import("../privacy/Farewell.js")).Farewell),
    },
    "/app/coordination": {
        name: "coordination",
        open: false,
        part: "coordination",
        view: later(async () => (await import("../coordination/Coordination.js")).Coordination),
    },
    "/app/mandates": {
        name: "mandates",
        open: false,
        part: "me",
        view: later(async () => (await import("../coordination/Mandates.js")).Mandates),
    },
    "/app/officer-acts": {
        name: "officerActs",
        open: false,
        part: "tasks",
        view: later(async () => (await import("../officer/OfficerActs.js")).OfficerActs),
    },
    "/app/soundness": {
        name: "soundness",
        open: false,
        part: "audit",
        view: later(async () => (await import("../officer/Soundness.js")).Soundness),
    },
    "/app/me": {
        name: "me",
        open: false,
        part: "me",
        view: later(async () => (await import("../member/Me.js")).Me),
    },
    "/app/help": {
        name: "help",
        open: true,
        part: "help",
        view: later(async () => (await import("../help/Help.js")).Help),
    },
    "/app/tasks": {
        name: "tasks",
        open: false,
        part: "tasks",
        view: later(async () => (await import("../officer/Tasks.js")).Tasks),
    },
    "/app/members": {
        name: "members",
        open: false,
        part: "coordination",
        view: later(async () => (await import("../coordination/Members.js")).Members),
    },
    "/app/member": {
        name: "member",
        open: false,
        part: "coordination",
        view: later(async () => (await import("../coordination/MemberPage.js")).MemberPage),
    },
    "/app/policies": {
        name: "policies",
        open: false,
        part: "tasks",
        view: later(async () => (await import("../officer/Policies.js")).Policies),
    },
    "/app/policy": {
        name: "policy",
        open: false,
        part: "tasks",
        view: later(async () => (await import("../officer/PolicyPage.js")).PolicyPage),
    },
    "/app/plan-round": {
        name: "planRound",
        open: false,
        part: "assembly",
        view: later(async () => (await import("../assembly/PlanForm.js")).PlanRound),
    },
    "/app/import": {
        name: "importMembers",
        open: false,
        part: "coordination",
        view: later(async () => (await import("../coordination/ImportMembers.js")).ImportMembers),
    },
    "/app/audit": {
        name: "audit",
        open: false,
        part: "audit",
        view: later(async () => (await import("../audit/Audit.js")).Audit),
    },
    "/app/account": {
        name: "account",
        open: false,
        part: "audit",
        view: later(async () => (await import("../audit/AccountPage.js")).AccountPage),
    },
    "/app/posting": {
        name: "posting",
        open: false,
        part: "audit",
        view: later(async () => (await import("../audit/Posting.js")).Posting),
    },
    "/app/venture": {
        name: "venture",
        open: false,
        part: "me",
        view: later(async () => (await import("../delegate/Venture.js")).Venture),
    },
    "/oauth/authorize": {
        name: "consent",
        open: false,
        view: later(async () => (await import("../oauth/Consent.js")).Consent),
    },
};

/** The page at an address, if there is one. */
export function pageAt(path: string): Page | undefined {
    return PAGES[path];
}

function NotFound() {
    const t = texts.value;
    return (
        <>
            <Title>{t.pages.notFound}</Title>
            <p>{t.notFoundText}</p>
            <p>
                <a href="/app">{t.toHome}</a>
            </p>
        </>
    );
}

/** Where to go once signed in: only ever a page of the wallet. */
function toSignIn(): string {
    const here = place.value.pathname + place.value.search;
    return here === "/app" ? "/app/sign-in" : `/app/sign-in?next=${encodeURIComponent(here)}`;
}

export function CurrentPage() {
    const path = place.value.pathname.replace(/\/$/, "");
    const page = pageAt(path);
    const closed = page !== undefined && !page.open && session.value === null;
    useEffect(() => {
        const name = page === undefined ? "notFound" : page.name;
        const title = texts.value.pages[name];
        document.title = network.value ? `${title} · ${network.value.name}` : title;
    });
    useEffect(() => {
        if (closed) {
            goInstead(toSignIn());
        }
    }, [closed]);
    if (page === undefined) {
        return <NotFound />;
    }
    if (session.value === undefined || closed) {
        return <Skeleton />;
    }
    const View = page.view;
    return <View key={path} />;
}
