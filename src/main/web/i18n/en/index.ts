// The wallet's texts in English. The other languages have the same members: one that is missing
// there is an error of types.

import access from "./access.js";
import frame from "./frame.js";
import home from "./home.js";
import type more from "./more.js";
import news from "./news.js";
import offline from "./offline.js";
import pay from "./pay.js";
import problems from "./problems.js";
import receipt from "./receipt.js";
import request from "./request.js";
import statement from "./statement.js";

const en = {
    skip: "To the content",
    menu: "Menu",
    language: "Language",
    colours: "Colours",
    colour: { auto: "As the device", light: "Light", dark: "Dark" },
    loading: "One moment …",
    working: "It takes a little longer. Please wait …",
    takesTwo:
        "Nothing is done yet: it takes two. It is done when another officer asks for the same.",
    member: {
        codeHelp: "The short name of the account, such as ana. Type a name to find it.",
        unknown: (code: string) => `There is no member with the code ${code}.`,
    },
    why: {
        label: "Why?",
        help:
            "In a few words." +
            " It stands in the log for the auditors, and goes with whom it is about.",
    },
    cancel: "Cancel",
    close: "Close",
    save: "Save",
    copy: "Copy",
    copied: "Copied",
    print: "Print",
    remove: "Remove",
    rename: "Rename",
    end: "End",
    source: "Source",
    pages: {
        home: "Home",
        pay: "Pay",
        scan: "Scan a code",
        request: "Ask for a payment",
        requests: "Requests",
        payment: "A payment",
        approvals: "Approvals",
        security: "Security",
        signIn: "Sign in",
        invitation: "Your invitation",
        consent: "Let an app act for you",
        delegates: "Who acts for this account",
        profile: "What others see of you",
        data: "Your data, and leaving",
        farewell: "Good-bye",
        coordination: "Coordination",
        mandates: "Who has which role",
        surplus: "A venture’s surplus",
        soundness: "Whether the currency is sound",
        officerActs: "Waits for another officer",
        receipt: "Check a receipt",
        assembly: "Assembly",
        round: "A round of the assembly",
        proposal: "A proposal",
        motion: "A motion",
        sheets: "Voting on paper",
        sheet: "A sheet of paper",
        debts: "Debts",
        loans: "Loans",
        statement: "Statement",
        fund: "The collective fund",
        me: "Your account and settings",
        help: "Help",
        tasks: "Tasks waiting",
        members: "Members",
        member: "A member",
        policies: "What is decided for all",
        policy: "A policy",
        planRound: "Plan a round",
        importMembers: "Bring members over",
        audit: "Audit",
        account: "An account",
        posting: "A posting",
        venture: "A venture",
        notFound: "There is no such page",
    },
    paging: {
        before: "Before",
        after: "Next",
        where: (from: number, to: number, all: number) => `${from} to ${to} of ${all}`,
    },
    notFoundText: "The address may be old, or mistyped.",
    toHome: "Go to the first page",
    access,
    frame,
    home,
    news,
    offline,
    pay,
    receipt,
    request,
    statement,
    problems,
};

/** What the first page needs. */
export type First = typeof en;

/** What comes with the other pages. */
export type More = typeof more;

export type Texts = First & More;
export default en;
