// Bringing members over from a file.

import { counted } from "../count.js";

export default {
    lead:
        "Members who had an account elsewhere come over with their balances, all at once, while" +
        " nobody has paid yet. Nothing is sent before you have seen what the file says.",
    file: "The file",
    form:
        "Comma-separated values (CSV) with this first line. Balances and limits are in the" +
        " smallest unit, without a point; limits may be empty. All balances sum to zero.",
    choose: "Choose the file",
    chooseHelp: "It is read on this device, and sent only when you press the button below.",
    tooLarge: "It is larger than 5 MB. Bring it over by the command ./mutirao import members.",
    noHeader: "It does not begin with that line: it is no such file.",
    preview: (name: string, size: string) => `What ${name} says (${size})`,
    rows: (n: number) => counted(n, "# member.", "# members."),
    sums: (above: string, below: string) => `Above zero ${above}, below zero ${below}.`,
    zero: "Together zero, as it has to be.",
    notZero: (sum: string) => `Together ${sum}: it has to be zero.`,
    wrongRows: (n: number) =>
        counted(
            n,
            "# line cannot be taken. It stands first.",
            "# lines cannot be taken. They stand first.",
        ),
    line: (number: number) => `Line ${number}`,
    limits: (low: string, high: string) => `Below zero ${low}, above zero ${high}`,
    standard: "as the community decided",
    flaws: {
        columns: "It has more or fewer values than there are columns.",
        code: "The code has other signs than letters, digits and hyphens, or is too long.",
        twice: "The code stood in the file before.",
        kind: "The kind is none of person, venture and association.",
        name: "The name is missing.",
        number: "An amount is no whole number.",
        noCommunity: "There is no such community.",
    },
    mend: "Mend the file and choose it again. Nothing was sent.",
    decisionHelp:
        "So that it can be looked up. The second officer has to write the very same here, with" +
        " the" +
        " very same file.",
    becomesPublic:
        "It is done when another coordinator sends the same file. Members are seen in the" +
        " directory" +
        " then; the log says of each account who admitted its owner, and by which decision.",
    send: (n: number) => counted(n, "Bring # member over", "Bring # members over"),
    waits:
        "Nothing is done yet: it takes two. Give the file to another coordinator, who sends it" +
        " here" +
        " with the same decision.",
    done: (n: number) => counted(n, "# member is admitted.", "# members are admitted."),
    payments: "Payments of the past",
    paymentsText:
        "A history of payments is not brought over here, but by whoever runs the service, so that" +
        " every payment goes through the same rules as a new one. She gets a report of each line.",
};
