// How one gets in, what signs, and who may act.

export default {
    lead: "How you sign in, which devices sign for you, and which programs may act for you.",
    oneWay:
        "You have only one way in. Add another passkey, or print recovery codes, so that a lost" +
        " device does not lock you out.",
    created: (time: string) => `Since ${time}`,
    lastUsed: (time: string) => `last used ${time}`,
    neverUsed: "not used yet",
    anew: {
        title: "Coordinators want to let you in anew.",
        asked: (who: string, when: string, why: string) =>
            `${who} asked for it on ${when}: “${why}”`,
        waits: "A second coordinator has to agree before anything happens.",
        agreed: (who: string) => `${who} has agreed, and there is an invitation now.`,
        text: "Did you lose your way in and ask them? Then all is well. If not, call it off now.",
        end: "Call it off",
        endAsk: "Call it off?",
        endText: "The invitation ends. Everything stays as it is.",
    },
    passkeys: {
        title: "Passkeys",
        text:
            "A passkey is a key that your phone, your computer or a security key holds. It opens" +
            " only this place, with your finger, your face or your PIN.",
        none: "You have no passkey yet.",
        add: "Add a passkey",
        name: "A name for it",
        nameHelp: "So that you know it again, such as “My phone”.",
        backedUp: "kept by your passkey manager too",
        onlyHere: "only on the device that made it",
        remove: (name: string) => `Remove the passkey “${name}”?`,
        removeText: "It will not let you in any more. Remove it from your device too.",
        added: "The passkey was added.",
    },
    password: {
        title: "Password",
        has: "You have a password.",
        hasNot: "You have no password. With passkeys you need none.",
        change: "Change it",
        set: "Set a password",
        remove: "Remove it",
        removeAsk: "Remove your password?",
        removeText: "Then you sign in with a passkey, or a recovery code.",
        current: "The present password",
        fresh: "The new password",
        freshHelp: "At least ten characters. A few words that only you would put together.",
        changed: "The new password holds from now on.",
    },
    totp: {
        title: "Code from an app",
        text:
            "With your password, an app on your phone shows six digits that change every half" +
            " minute. Whoever learns your password alone does not get in.",
        on: "It is on.",
        off: "It is off.",
        noPassword: "It goes with a password, and you have none.",
        turnOn: "Turn it on",
        turnOff: "Turn it off",
        turnOffAsk: "Turn the code from the app off?",
        turnOffText: "Then the password alone lets you in.",
        scan: "Scan this with the app, or copy the secret into it.",
        picture: "The secret as a square code, to scan",
        secret: "The secret",
        secretText: "It is shown only now. Do not send it to anybody.",
        confirm: "The six digits that the app shows now",
        turnedOn: "From now on the app's code is asked for after your password.",
        turnedOff: "The app's code is not asked for any more.",
    },
    recovery: {
        title: "Recovery codes",
        text:
            "Ten codes on paper, for the day on which the phone is gone. You are asked for one" +
            " when you sign in with “Other ways” and have no passkey or no code from the app at" +
            " hand. Each lets you in once.",
        few: "Fewer than three are left. Make new ones before you need them.",
        left: (count: number) =>
            count === 0 ? "You have none." : count === 1 ? "One is left." : `${count} are left.`,
        make: "Make ten codes",
        makeNew: "Make ten new codes",
        makeText: "The earlier ones end.",
        shown:
            "These are shown only now. Print them, or write them down, and keep them apart from" +
            " your phone.",
        done: "I have them on paper",
    },
    devices: {
        title: "Devices that sign",
        text:
            "Each device signs your payments with a key of its own, which never leaves it. End a" +
            " key when the device is lost or sold: what it signs from then on is refused.",
        none: "No device signs for this account yet.",
        here: "This device",
        add: "Let this device sign",
        end: "End this key",
        endAsk: (name: string) => `End the key of “${name}”?`,
        endText: "What it signed stays as it is. It can never sign again.",
        ended: (time: string) => `ended ${time}`,
        unnamed: "A device without a name",
        former: (count: number) => (count === 1 ? "One ended key" : `${count} ended keys`),
        account: (name: string) => `For the account of ${name}.`,
    },
    sessions: {
        title: "Where you are signed in",
        text: "If you do not know one of these, end it, and change how you sign in.",
        here: "Here, now",
        by: {
            password: "with a password",
            passkey: "with a passkey",
            "recovery-code": "with a recovery code",
            invitation: "with an invitation",
        } as Record<string, string>,
        endAsk: "End this session?",
        endOthers: "End all others",
        endOthersAsk: "End all other sessions?",
        endAll: "End those, keys and apps too",
        endAllAsk: "Leave nobody in but you, here?",
        endAllText:
            "All other sessions end, and so do your keys for programs and the apps that you let" +
            " in. What you need of them you make anew.",
        endText: "Whoever is there has to sign in again.",
    },
    apiKeys: {
        title: "Keys for programs",
        text:
            "A program of your own, such as a shop's till, can act for you with a key. Whoever" +
            " has the key can do what it allows.",
        none: "You have made none.",
        make: "Make a key",
        name: "What is it for?",
        scopes: "What may it do?",
        accounts: "For which accounts?",
        days: "For how long?",
        day: (count: number) => (count === 365 ? "A year" : `${count} days`),
        shown: "This is shown only now. Put it where the program keeps its secrets.",
        done: "I have put it there",
        noScope: "Choose at least one thing that it may do.",
        endAsk: (name: string) => `End the key “${name}”?`,
        endText: "The program that uses it stops working at once.",
        until: (time: string) => `until ${time}`,
        allAccounts: "all your accounts",
    },
    apps: {
        title: "Apps that act for you",
        text: "You let these in. Take it back whenever you like.",
        none: "You have let none in.",
        takeBack: "Take it back",
        endAsk: (name: string) => `Take back what ${name} may do?`,
        endText: "It can do nothing for you any more, from now on.",
    },
};
