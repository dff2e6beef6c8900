// Letting somebody else vote.

export default {
    title: "Voting for each other",
    lead: (most: number) =>
        most === 1
            ? "If you cannot vote, somebody else can for you. Nobody votes for more than one."
            : `If you cannot vote, somebody else can for you. Nobody votes for more than ${most}.`,
    begin: "Let somebody vote for me",
    who: "Who votes for you?",
    notOneself: "It is for somebody else.",
    becomesPublic:
        "Once the ballot is fixed all members read who votes for whom. As long as she has not" +
        " voted for you, you can take it back, or just vote yourself.",
    give: "Let her vote for me",
    isGiven: (name: string) => `${name} can vote for you in this round.`,
    given: (holder: string) => `${holder} votes for you in this round.`,
    revoke: "Take it back",
    revoked: "You vote yourself again.",
    held: (giver: string) => `You may vote for ${giver}.`,
    voteFor: (giver: string) => `Vote for ${giver}`,
    votingFor: (giver: string) => `You vote for ${giver} here, and not for yourself.`,
    asMyself: "Vote for myself",
};
