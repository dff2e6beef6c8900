// What members say in a round: they propose, second, object and report.

export default {
    title: "Propose something",
    lead: "What should the fund pay for? Others have to second it before it can be voted about.",
    begin: "Propose",
    name: "What is it called?",
    text: "What shall be done?",
    payee: "Who is paid? The account's code",
    payeeHelp: "Your own, or that of somebody who does the work.",
    interest: "What have you of it yourself? Leave it empty if nothing.",
    amount: (part: number, unit: string) =>
        part === 1 ? `How much? (${unit})` : `Part ${part}: how much? (${unit})`,
    milestone: (part: number) => `Part ${part}: what is to be shown before it is paid?`,
    more: "Pay another part later",
    notAnAmount: "This is no amount.",
    becomesPublic: "All members read it, with your name. You can change it until it is admitted.",
    send: "Propose it",
    seconds: "Seconds",
    secondedBy: (count: number) =>
        count === 1 ? "One member seconds it." : `${count} members second it.`,
    second: "Second it",
    object: "Object to the result",
    objection: "What is wrong with it?",
    objectionHelp: "All members read it. Nothing is paid before it is answered.",
    report: "Report on it",
    reportLabel: "What was done with it?",
    reportHelp: "All members read it. It is written once.",
    reportDue: (day: string) => `A report is due by ${day}`,
    reportOverdue: (day: string) => `The report was due by ${day}, and is not there`,
    reportErased: "There was a report; its text was erased.",
    say: "Send",
};
