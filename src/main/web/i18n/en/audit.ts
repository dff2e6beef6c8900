// What auditors and treasurers look at.

import { counted } from "../count.js";

export default {
    lead:
        "Everything here can be worked out again by anybody who has the log: each figure leads to" +
        " the postings behind it, and nothing here can be changed.",
    notYou: "This page is for auditors and treasurers. Who they are stands here:",
    show: "Show",
    more: "More",
    balances: "Trial balance",
    balancesText: "What every account holds, now or at any moment that has passed.",
    day: "As of the day",
    time: "At what time?",
    timeHelp: "Hours and minutes, such as 14:30. Empty: the end of the day.",
    noTime: "This is no time of a day.",
    lookThen: "Look as of then",
    now: "As of now",
    shownAsOf: (time: string) => `Shown as of ${time}.`,
    noFacts: (size: number) => `After ${size} facts; nothing was posted among them.`,
    asOf: (size: number, time: string) =>
        `After ${size} facts of the log; the last posting was on ${time}.`,
    sums: (above: string, below: string) => `Above zero ${above}, below zero ${below}.`,
    zero: "All accounts together: zero.",
    notZero: (sum: string) => `Together ${sum}: that must not be. Tell the coordinators.`,
    kinds: {
        member: "Member",
        fund: "Fund",
        system: "Of the service",
    } as Record<string, string>,
    entries: (n: number) => counted(n, "# posting", "# postings"),
    account: (code: string) => `Account ${code}`,
    noAccount: "There is no such account, or not as of then.",
    standing: "What it holds",
    after: (entries: number, size: number) =>
        `After ${counted(entries, "# posting", "# postings")}, with ${size} facts in the log.`,
    toMember: "The member’s page",
    toAudit: "All for auditors",
    postings: "Postings",
    noPostings: "There were none.",
    entry: (version: number) => `Posting no. ${version}`,
    leaf: (index: number) => `no. ${index} in the log`,
    with: "With",
    balanceAfter: (amount: string) => `then ${amount}`,
    posting: "What was posted",
    noPosting: "There is no such posting, or you may not see it.",
    allEntries: "All its entries",
    entriesZero: "All entries together: zero.",
    kind: "Kind",
    amount: "Amount",
    committed: "Posted",
    effective: "Counts for the day",
    mode: "By what",
    orderedBy: "Ordered by",
    service: "the service itself",
    place: "Place",
    proof: "How far it is proved",
    proofs: {
        committed: "It has its place in the log",
        logged: "The log has signed it",
        final: "Enough witnesses have seen it",
    },
    description: "What for",
    reversalOf: "Gives back",
    reversedBy: "Given back by",
    toReceipt: "Its receipt, checked here",
    charges: "How the contribution was worked out",
    verify: "Check a receipt",
    verifyText: "A file that somebody hands you is checked here, even without the network:",
    id: "Number",
    number: "Or the number of a payment",
    numberHelp: "Such as 01997f3e-5a00-7000-8000-0000000000a1.",
    noNumber: "This is no number of a payment.",
    look: "Look it up",
    count: (n: number) => counted(n, "# line.", "# lines."),
    under: (size: number) => `Under the signed checkpoint of ${size} facts.`,
    noCheckpoint: "No checkpoint covers it: nobody signs this log.",
    keep: "Keep it as a signed file",
    reports: {
        "operator-posted": {
            title: "Posted without a payer’s signature",
            text:
                "For these the operator of the service answers: nobody’s device has signed them." +
                " The newest first.",
        },
        limits: {
            title: "Limits and their history",
            text: "The limits that accounts were opened with, and each change with its reason.",
        },
        acts: {
            title: "What officers did",
            text: "Roles, policies, limits, recoveries, erasures, payments given back, and more.",
        },
    },
    acts: {
        admin: "A role",
        policy: "A policy",
        limit: "Limits",
        account: "An account was opened",
        member: "A member",
        "officer-act": "What two officers did",
        transaction: "A posting",
        recovery: "Let in anew",
        erasure: "An erasure",
        invitation: "An invitation",
        delegate: "Who acts for an account",
        approval: "An approval",
        "levy-exemption": "Exempt from the levy",
        "key-revoked": "A key was ended",
    } as Record<string, string>,
    log: {
        title: "The log and its witnesses",
        text:
            "Its last final checkpoint, checked on this device: whoever removes or alters a fact" +
            " cannot sign a checkpoint that grew from an earlier one.",
        none: "There is no checkpoint: nobody signs this log.",
        origin: "Log",
        size: "Facts",
        root: "Root over all of them",
        signed: "Signature",
        isSigned: "It is the log’s.",
        isNotSigned: "It is NOT the log’s. Tell the coordinators.",
        witnesses: "Witnesses",
        noWitness: "The policy names none: only the log itself speaks for it.",
        seen: (enough: boolean): string =>
            enough ? "Enough have seen it." : "NOT enough have seen it.",
        keep: "Keep the checkpoint",
        keepPolicy: "Keep the policy",
        ownWord:
            "The keys come from this service. Hold them against those that you kept, or that a" +
            " witness gives you.",
        grown: "Did it grow from an earlier one?",
        earlier: "Facts of the earlier checkpoint",
        earlierHelp: (size: string) =>
            `A checkpoint that you kept has it in its second line; ${size} at most.`,
        noSuchSize: "There was no checkpoint of that size.",
        holds: (old: string, size: string) =>
            `Worked out here: the log of ${size} facts begins with the ${old} facts of then.`,
        fails: (old: string, size: string) =>
            `The log of ${size} facts does NOT begin with the ${old} facts of then. Keep both` +
            " checkpoints, and tell the coordinators and the witnesses.",
        checkIt: "Check it",
    },
    downloads: {
        title: "Files to take along",
        text:
            "All postings, for other programs. What was before the first day stands as opening" +
            " balances.",
        from: "From this day on",
        to: "Before this day",
        toHelp: "Both may be empty: everything.",
        formats: {
            csv: "CSV, a line for each entry",
            jsonl: "All facts of the history (JSON lines)",
            hledger: "Journal for hledger",
            ledger: "Journal for Ledger",
            beancount: "Journal for Beancount",
        },
        closings: {
            "closing-hledger": "Signed closing balances for hledger",
            "closing-ledger": "Signed closing balances for Ledger",
            "closing-beancount": "Signed closing balances for Beancount",
        },
        pack:
            "The whole log as a pack, which is verified without the service, is written by" +
            " ./mutirao export pack.",
    },
};
