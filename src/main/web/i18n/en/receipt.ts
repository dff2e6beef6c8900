// Checking a receipt.

export default {
    lead:
        "A receipt proves that a payment stands in the log of a network. It is checked here, on" +
        " your device, with code written apart from the service's: nobody is asked, and it works" +
        " without a connection.",
    file: "The receipt",
    fileLabel: "A file that ends with .tlog-proof",
    fileHelp: "Choose it, or drop it here.",
    chosen: (name: string) => `Here is ${name}.`,
    notYet:
        "There is no receipt of this payment. The log takes a few seconds to have one; of others'" +
        " payments you get none.",
    notFinal:
        "This receipt is not final: the log has signed it, and too few witnesses have seen that" +
        " yet. Ask again later, and keep that one.",
    again: "Ask again",
    tooLarge: "This is no receipt: none is larger than 1 MB.",
    policy: "Whom you believe",
    policyLabel: "The policy",
    policyHelp: "The keys of the log and of its witnesses. Paste the one that you keep.",
    ask: "Ask this service for its policy",
    askMeans:
        "A policy asked from the service itself proves only that the service agrees with itself." +
        " One that you kept from before, or have from somebody you trust, proves more.",
    check: "Check",
    noFile: "Choose a receipt first.",
    noPolicy: "Give a policy first.",
    wrongLine: (line: number) => `Line ${line} of the policy cannot be used.`,
    noQuorum: "The policy does not say how many witnesses are needed: it has no line “quorum”.",
    cannot:
        "This browser cannot verify signatures by Ed25519, so nothing can be checked here. Use a" +
        " newer one, or the command “mutirao verify receipt”.",
    good: "The receipt is good",
    bad: "This receipt proves nothing",
    goodText: (index: string, size: string, origin: string) =>
        `What it says stands in the log ${origin}, as no. ${index} of the first ${size}.`,
    badText: "Do not rely on it. Below is what is wrong.",
    ownPolicy:
        "The policy is the one that this service gave just now. So this proves only that the" +
        " service agrees with itself.",
    checked: "What was checked",
    yes: "Yes",
    no: "No",
    none: "Not looked at",
    checks: {
        form: {
            name: "Form",
            yes: "The file is a receipt with a signed checkpoint.",
            no: "The file is not a receipt, or was altered so that it cannot be read.",
            none: "",
        },
        leaf: {
            name: "Fact and its hash",
            yes: "The receipt has the fact itself. Its hash was made here:",
            no: "The receipt does not have the fact itself.",
            none: "Nothing could be read.",
        },
        path: {
            name: "Path to the root",
            yes: "The hash of the fact leads to the root of the checkpoint.",
            no:
                "The fact does not lead to the root of the checkpoint: the fact, the path or the" +
                " checkpoint was altered.",
            none: "There is nothing that could lead to the root.",
        },
        log: {
            name: "The log's signature",
            yes: "The log has signed the checkpoint with a key of the policy:",
            no: "The checkpoint is not signed with the key that the policy has of this log:",
            none: "Nothing could be read.",
        },
        witnesses: {
            name: "Witnesses",
            yes: "As many witnesses as the policy asks for have seen the checkpoint.",
            no: "Too few witnesses have seen the checkpoint, or a signature is not its witness's.",
            none: "Nothing could be read.",
        },
        times: {
            name: "Times of the witnesses",
            yes: "The fact's time is not after the time at which witnesses saw it.",
            no: "The fact claims a time after the one at which witnesses saw it.",
            none: "There are no two times to compare.",
        },
    },
    asksNobody: "The policy asks for no witness: only the log vouches that all see the same.",
    signed: (name: string, time: string) => `${name}: seen on ${time}`,
    wrong: (name: string) => `${name}: the signature is not by this witness`,
    silent: (name: string) => `${name}: has not signed`,
    says: "What it says",
    claims: "What it claims, unproved",
    kind: "Kind",
    time: "Time",
    accounts: "Accounts",
    byAmount: "What each account gets (+) or gives (−)",
    units: (currency: string) => `smallest units of ${currency}`,
    how: "Who ordered it",
    modes: {
        "payer-sig": "The payer, with a signature of her own",
        operator: "Posted by the service, without the payer's signature",
    } as Record<string, string>,
    decision: "By which decision",
    round: "The round that decided it",
    id: "Number of the payment",
    factId: "Number of the fact",
    noFact: "It is not written as a fact of a ledger, so it is not told in words.",
    written: "As it is written",
    link: "Check the receipt",
    linkOf: (name: string) => `Check the receipt: ${name}`,
};
