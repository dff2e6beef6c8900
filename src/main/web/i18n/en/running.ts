// Running a round: its steps, and what officers decide in it.

import { counted } from "../count.js";

export default {
    title: "For coordinators: the next step",
    done: "It is done.",
    editPlan: "Change the plan",
    reasonMissing: "Say why: it stands in the log, and goes with what you decide.",
    decisionHelp: (plan: string) =>
        `So that it can be looked up. The round was planned by “${plan}”.`,
    next: {
        draft: "It is planned. Members can propose when two coordinators say so.",
        proposing: (step: string) =>
            `${step}. Meanwhile each seconded proposal gets an answer, on its own page.`,
        review: "Proposals are over. Now it is frozen, before the ballot opens.",
        frozen: "It is frozen. The ballot opens and closes by itself.",
        balloting:
            "Members vote. The ballot closes by itself, and is counted at once; who is ill or" +
            " away" +
            " can be given more time.",
        result:
            "It is counted. Objections have to be answered; when the time for them is over, the" +
            " first parts are paid by themselves.",
        executing:
            "It is being paid. A part that waits for a milestone is paid when two coordinators" +
            " attest it; one that is held is paid as soon as its account can take it. The round" +
            " closes by itself with its last part.",
    },
    open: {
        label: "Let members propose",
        ask: (title: string) => `Let members propose in “${title}”?`,
        text:
            "From now on nobody changes the plan. Everybody in the network can read it, with the" +
            " decision that you name.",
    },
    freeze: {
        label: "Freeze the round",
        ask: (title: string) => `Freeze “${title}”?`,
        text:
            "What is fixed now stands in the log for everybody, and nobody changes any of it" +
            " afterwards, you neither:",
    },
    frozen: {
        money: (amount: string, fund: string) =>
            `The money: ${amount} leave ${fund} and lie in an account of the round’s own.`,
        ballot: (n: number) =>
            n === 0
                ? "The ballot: no proposal is admitted yet, so it cannot be frozen."
                : counted(
                      n,
                      "The ballot: # proposal, as it says now.",
                      "The ballot: # proposals, as they say now.",
                  ),
        voters: "The voters: every person who is a member now, and nobody who comes later.",
        rule: "The rule of counting, with all its figures, and the quorum.",
        lottery: "A commitment to the seed by which a draw is decided, should there be one.",
        open: (n: number) =>
            counted(
                n,
                "# proposal has no answer yet: it does not come on the ballot.",
                "# proposals have no answer yet: they do not come on the ballot.",
            ),
    },
    cancel: {
        label: "Give the round up",
        ask: (title: string) => `Give “${title}” up?`,
        text:
            "Its money goes back to the fund, and nobody votes. Everybody can read it, with the" +
            " decision that you name.",
    },
    end: {
        label: "End what is not paid",
        ask: (title: string) => `End what “${title}” has not paid?`,
        text:
            "What is not paid by now is not paid any more: the money goes back to the fund, and" +
            " the round closes. Everybody can read it.",
    },
    extend: {
        label: "Give more time to vote",
        send: "Let it close later",
        text: "Members can object as much later, too. It takes two coordinators.",
        until: "The ballot closes at the end of",
    },
    proposal: {
        title: "For coordinators: your answer",
        text:
            "One coordinator admits it; to reject it takes two. The answer stands beside the" +
            " proposal for everybody, with your reason.",
        notSeconded: "It is not seconded by enough yet. Two coordinators can reject it.",
        own: "You wrote it, or would be paid: another coordinator answers.",
        reason: "Why? Can it be done, for that money?",
        admit: "Admit it to the ballot",
        reject: "Reject it",
        done: "It is answered.",
    },
    objection: {
        answer: "Answer it",
        text:
            "One that is upheld annuls the round: its money goes back to the fund. It takes two" +
            " officers who have nothing of it. Everybody can read the answer.",
        reason: "What is there to say to it?",
        uphold: "Uphold it",
        reject: "Do not uphold it",
        done: "It is answered.",
    },
    milestone: {
        label: "It is reached",
        ask: "Attest that it is reached?",
        text: (milestone: string) =>
            `“${milestone}” is reached, then, and the part is paid within seconds, or held as` +
            ` long` +
            " as its account cannot take it. Everybody can read who attested it and why.",
        done: "It is attested.",
    },
};
