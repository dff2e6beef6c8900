// The community's policies with their history.

export default {
    lead:
        "What the community decided for everybody. Each has its versions, with the day from which" +
        " it holds and the decision behind it.",
    none: "Nothing is decided about this.",
    since: (version: number, day: string) => `Version ${version}, in force since ${day}`,
    says: "What it says",
    history: "All versions, and how it is changed",
    noSuch: "There is no such policy.",
    toAll: "All policies",
    now: "What holds now",
    versions: "Versions",
    noVersions: "There has been none.",
    version: (number: number) => `Version ${number}`,
    holds: "Holds now",
    later: "Holds later",
    from: (time: string) => `From ${time} on`,
    decided: (decision: string) => `By: ${decision}`,
    founding: "With the founding of the network",
    setBy: (who: string, when: string) =>
        `Written down by ${who} on ${when}, after another officer had asked for the same`,
    byMotion: "By this motion of the assembly",
    first: "The first version: nothing stood there before.",
    same: "It says the same as the version before.",
    change: "Change it",
    changeText:
        "Every member can move a change in the assembly. Officers write down what was decided" +
        " elsewhere, by two.",
    move: "Move it in the assembly",
    set: "Write a new version down",
    witnesses: "Who watches the log is set by the programming interface: it is about keys.",
    next: (version: number) => `Version ${version}`,
    ask: "Ask for it",
    isSet: "It is set.",
    fromDay: "From this day on",
    fromHelp: "Empty: at once. Never for a time that has passed.",
    wouldChange: "This would change:",
    nothingChanged: "Nothing is changed yet, or something is not written as it has to be.",
    becomesPublic:
        "Everybody can read the new version, the decision and who wrote it down. It holds when" +
        " another officer asks for the same.",
};
