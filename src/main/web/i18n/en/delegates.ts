// Who acts for an account, and how many have to agree before it pays much.

export default {
    lead:
        "Here you let others pay and be paid for your account, each within limits of her own." +
        " Whatever they do is written down with their name.",
    leadOther: (name: string) => `Who acts for the account of ${name}.`,
    onlyLook: "You may act for this account, but not change who else does.",
    onlyOwnerAdds:
        "Several have to agree for this account, so none of those who act for it lets another one" +
        " in. That is for its owner, or two coordinators.",
    people: "These act for the account",
    none: "Nobody but its owner.",
    noneYet:
        "Nobody but you. To let somebody pay for you, press the button below; she will find the" +
        " account at the top of her own wallet.",
    manages: "May manage",
    anyPayment: "Payments of any size,",
    atMostPayment: (amount: string) => `At most ${amount} a payment,`,
    anyDay: "any sum a day.",
    atMostDay: (amount: string) => `at most ${amount} a day.`,
    noEnd: "Until it is ended.",
    until: (time: string) => `Until ${time}.`,
    by: (decision: string, since: string) => `By “${decision}”, since ${since}.`,
    add: "Let somebody act",
    change: "Change",
    changeOf: (name: string) => `Other limits for ${name}`,
    who: "Who shall act? Her code",
    onlyPersons: "Only a person can act for an account: no business and no association.",
    paymentMaximum: (unit: string) => `At most in one payment (${unit})`,
    dayMaximum: (unit: string) => `At most in one day (${unit})`,
    emptyIsAny: "Empty: as much as the account can spend.",
    atMostYours: (amount: string) => `You can give at most what you have yourself: ${amount}.`,
    untilWhen: "Until and with this day",
    untilHelp: "Empty: until it is ended.",
    endPast: "That day is over.",
    endMissing: "Your own power ends, so what you give has to end too.",
    mayManage: "May also let others act, within her own limits",
    decision: "By which decision?",
    decisionHelp: "So that it can be looked up later, such as “Meeting of 12 May”.",
    give: "Let her act",
    given: (name: string) => `${name} can act for this account, as it stands below.`,
    takeBack: "Take back",
    endAsk: (name: string) => `Shall ${name} no longer act for this account?`,
    endText:
        "It ends at once, and so do the keys that were made for this account. What is paid stays" +
        " paid; what still waits is refused.",
    ended: (name: string) => `${name} does not act for this account any more.`,
    stop: "Act for it no longer",
    stopAsk: (name: string) => `Act no longer for ${name}?`,
    rule: {
        title: "Large payments need several",
        none: "There is no such rule: whoever acts for the account pays alone, within her limits.",
        stands: (amount: string, count: number) =>
            `A payment of more than ${amount} waits until ${count} have agreed.`,
        tooMany: (persons: number) =>
            persons === 1
                ? "Only its owner acts for this account now. As long as nobody else does, nothing" +
                  " above the amount can be paid."
                : `Only ${persons} act for this account now, its owner among them. As long as no` +
                  " more do, nothing above the amount can be paid.",
        make: "Set such a rule",
        change: "Change the rule",
        stricter: "Make the rule stricter",
        above: (unit: string) => `Above which amount? (${unit})`,
        aboveHelp: "Up to and with this amount one alone pays. With 0 every payment waits.",
        aboveMissing: "Write the amount above which a payment waits.",
        notLooser: (amount: string) =>
            `You can only make it stricter: at most ${amount}. Its owner can do more.`,
        approvals: "How many have to agree?",
        approvalsHelp: "Who orders the payment is one of them.",
        set: "The rule holds from now on, also for what waits already.",
        end: "End the rule",
        endAsk: "Let one alone pay again?",
        endText: "From now on no payment of this account waits for others, whatever its amount.",
        ended: "The rule has ended.",
    },
};
