// What waits for an officer.

import { counted } from "../count.js";

export default {
    lead: "What waits for you or for another officer. Each leads to where it is done.",
    notYou: "This page is for officers. Who they are stands here:",
    waits: "Waiting",
    nothing: "Nothing waits. Members’ requests come here as soon as they are made.",
    ways: "More pages for officers",
    more: (count: number) => `and ${count} more`,
    acts: (n: number) =>
        counted(n, "# act waits for a second officer", "# acts wait for a second officer"),
    admissions: (n: number) =>
        counted(
            n,
            "# admission waits for a second officer",
            "# admissions wait for a second officer",
        ),
    imports: (n: number) =>
        counted(
            n,
            "# file of members waits for you to send it too",
            "# files of members wait for you to send them too",
        ),
    surplus: (n: number) =>
        counted(n, "# statement of a surplus to check", "# statements of a surplus to check"),
    loans: (n: number) => counted(n, "# loan to decide about", "# loans to decide about"),
    arrears: (n: number) => counted(n, "# loan in arrears", "# loans in arrears"),
    credit: (n: number) =>
        counted(
            n,
            "# limit for people to decide: her sales are worth more than a review gives",
            "# limits for people to decide: their sales are worth more than a review gives",
        ),
    plans: (n: number) =>
        counted(
            n,
            "# plan to pay a debt off waits for a yes",
            "# plans to pay a debt off wait for a yes",
        ),
    debts: (n: number) =>
        counted(
            n,
            "# debt older than a year without a plan",
            "# debts older than a year without a plan",
        ),
    ofRound: {
        draft: (_: number) => "A round is planned, and members cannot propose yet",
        proposals: (n: number) =>
            counted(n, "# proposal to admit or reject", "# proposals to admit or reject"),
        freeze: (_: number) => "A round to be frozen before its ballot opens",
        sheets: (n: number) =>
            counted(
                n,
                "# paper sheet was read in two ways",
                "# paper sheets were read in two ways",
            ),
        objections: (n: number) => counted(n, "# objection to answer", "# objections to answer"),
        milestones: (n: number) =>
            counted(n, "# part waits for its milestone", "# parts wait for their milestones"),
        held: (n: number) => counted(n, "# payout is held", "# payouts are held"),
    },
};
