// Paying.

export default {
    payee: "Who gets it?",
    payeeHelp: "The code of the account, such as padaria-sol.",
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
    pay: (amount: string, name: string) => `Pay ${amount} to ${name}`,
    paying: "Signing and sending …",
    accountClosed: "This account is closed: it takes and gives no more.",
    accountLeaving:
        "Your assembly excluded you: this account only settles. You can spend " +
        "or give what you have, or be paid what you owe; at zero it is closed.",
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
        place: (index: string) => `No. ${index} in the log of the network`,
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
        ask: "Ask again",
        drop: "Forget it",
        dropText: "The order lapses by itself. If it was paid, it is in your list at home.",
    },
    nothingSent: "Nothing was paid.",
    nothingChanged: "Nothing was changed.",
    outcomeUnknown: "Whether it was done is not known yet.",
};
