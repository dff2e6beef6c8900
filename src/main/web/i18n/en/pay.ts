// Paying.

export default {
    payee: "Who gets it?",
    payeeHelp: "A name or a code, such as padaria-sol.",
    amount: "How much?",
    amountWrong: (example: string) => `Write an amount such as ${example}.`,
    amountZero: "The amount must be more than nothing.",
    description: "What for? (not needed)",
    descriptionHelp: "Only the two of you and the officers who look after the books see it.",
    youPay: "You pay",
    payeeGets: (name: string) => `${name} gets`,
    toTheFund: "To the fund of all",
    balanceAfter: (amount: string) => `Your balance will then be ${amount}.`,
    availableAfter: (amount: string) => `You will still be able to spend ${amount}.`,
    pay: (amount: string, name: string) => `Send ${amount} to ${name}`,
    paying: "Signing and sending …",
    accountClosed: "This account is closed: it takes and gives no more.",
    accountLeaving:
        "Your assembly excluded you: this account only settles. You can spend " +
        "or give what you have, or be paid what you owe; at zero it is closed.",
    people: { recent: "People you pay", found: "Found" },
    scan: {
        open: "Scan a code",
        lead: "Hold the camera over the code of who is to be paid.",
        starting: "The camera is starting …",
        looking: "Looking for a code …",
        paste: "Or paste the link",
        pasteHelp: "A link that somebody sent you for a payment here.",
        go: "Open it",
        foreign: "This is no payment of this network, so it was not opened.",
        cameraLabel: "What the camera sees",
        denied:
            "The camera may not be used here. Allow it in the browser's settings for this page," +
            " or paste the link below.",
        none: "This device has no camera. Paste the link below.",
        busy: "Another program uses the camera. Close it and try again, or paste the link below.",
        failed: "The camera does not start. Paste the link below.",
        again: "Try again",
    },
    why: {
        payee: (rate: string) => `The payee gives ${rate} % of it to the fund of all.`,
        payer: (rate: string) => `You give ${rate} % of it to the fund of all, beside the amount.`,
    },
    exempt: "Nothing of it goes to the fund.",
    unsent: {
        mark: "Not sent",
        of: (amount: string, name: string) => `${amount} to ${name}`,
        since: (time: string) => `Prepared ${time}. Nobody has heard of it yet.`,
        why: "There is no connection, so nothing can be sent now. You can prepare it.",
        keep: "Keep it, without sending",
        kept: "It is kept on this device and not sent. One tap sends it when the network is back.",
        wait: "It can be sent when the network is back.",
        drop: "Throw it away",
    },
    key: {
        title: "This device cannot sign yet",
        text:
            "A payment is signed on your device, with a key that never leaves it. Make one now;" +
            " you can end it at any time under Security.",
        make: "Make a key on this device",
        name: "A name for this device",
        tooOld:
            "This browser is too old to sign payments. It needs Chrome or Edge 137, Firefox 129" +
            " or Safari 17, or newer. Nothing was sent.",
    },
    done: {
        title: "Paid",
        text: (name: string) => `to ${name}`,
        verified: "Signed on this device; the service has verified the signature.",
        unsigned: "The service posted this without a signature of yours.",
        place: (index: string) => `No. ${index} in the log of the network; its proof is coming …`,
        proved: (index: string) => `Proved: it is no. ${index} in the log of the network.`,
        witnessed: (count: number) =>
            count === 1 ? "One witness has seen it." : `${count} witnesses have seen it.`,
        details: "The payment",
        again: "Pay somebody else",
        home: "Done",
    },
    waiting: {
        title: "It waits for a yes",
        text: (amount: string, name: string, count: number) =>
            `${amount} to ${name} is not paid yet: ${
                count === 1 ? "one more person has" : `${count} more people have`
            } to say yes.`,
        until: (time: string) => `It waits until ${time}. If nobody does, nothing is paid.`,
    },
    unknown: {
        title: "We do not know yet",
        text: (amount: string, name: string) =>
            `The order for ${amount} to ${name} was sent, and no answer came. It may be paid, or` +
            " not. Ask again: it can be paid once only.",
        missingTitle: "Not sent",
        missing: (amount: string, name: string) =>
            `The service has no such payment: ${amount} to ${name} was not paid.`,
        ask: "Ask again",
        send: "Send it now",
        drop: "Do not pay it",
        dropText:
            "What is not to be paid is made void at the service, even if it is still on its way.",
        whenBack: "There is no connection. It is asked for as soon as there is one.",
    },
    nothingSent: "Nothing was paid.",
    nothingChanged: "Nothing was changed.",
    outcomeUnknown: "Whether it was done is not known yet.",
};
