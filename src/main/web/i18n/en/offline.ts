// Without a network, and a newer wallet.

export default {
    lost: "No connection. What you see may be old, and nothing is sent.",
    newer: "There is a newer wallet.",
    reload: "Reload",
    asOf: (time: string) => `As it stood ${time}.`,
    notLoaded: "This page could not be loaded.",
    again: "Try again",
};
