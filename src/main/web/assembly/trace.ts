// What a result says of how it came about, as the service's `Trace` writes it. Money is in the
// smallest unit: whole numbers, or texts of exact fractions.

/** Why the count passed a project over. */
export interface Reason {
    reason: string;
    needed?: number;
    /** Ids of other projects. */
    by?: string;
    behind?: string;
    missing?: string;
}

export interface Counted {
    project: string;
    cost: number;
    votes: number;
    /** Of the shares each who voted for it paid so much at most, for each point. */
    price?: string;
    reasons?: Reason[];
}

export interface Trace {
    budget: number;
    ballots: number;
    endowments?: { endowment: string };
    selected: Counted[];
    notSelected: Counted[];
    /** The projects with most votes first, as long as the amount is enough. */
    comparison: {
        selected: string[];
        cost: number;
        /** So many ballots are better off by the rule's selection, by the other, by neither. */
        betterHere: number;
        betterThere: number;
        level: number;
    };
}
