// The parts of the wallet, the page behind the avatar, and settings.

export default {
    parts: {
        home: "Home",
        pay: "Pay",
        statement: "Statement",
        assembly: "Assembly",
        fund: "Fund",
        me: "Me",
        help: "Help",
        tasks: "Tasks",
        coordination: "Coordination",
        audit: "Audit",
    },
    me: (name: string) => `${name}: your account and settings`,
    code: (code: string) => `Your code is ${code}.`,
    size: "Size of letters",
    sizes: { small: "Small", normal: "Normal", large: "Large", veryLarge: "Very large" },
    account: "Your account",
    forOffice: "For your role",
    office: {
        tasks: ["Tasks", "What waits for you."],
        coordination: ["Coordination", "Admit, invite, let in anew."],
        members: ["Members", "Who is there, with limits and roles."],
        policies: ["Policies", "What holds, since when, and by whom."],
        officerActs: ["For two officers", "What waits for a second officer."],
        soundness: ["Soundness", "Five numbers of the currency."],
        audit: ["Audit", "Accounts, entries, the log, exports."],
    } as Record<Office, [string, string]>,
    receiptText: "From a file or a number, here in your browser.",
};

type Office =
    "tasks" | "coordination" | "members" | "policies" | "officerActs" | "soundness" | "audit";
