// Signing in, invitations, confirming who one is, and the consent for an app.

export default {
    welcome: (network: string) => `Welcome to ${network}`,
    passkeyWhat:
        "Your device asks for your finger, your face or its PIN. There is nothing to remember," +
        " and nothing that could be stolen from us.",
    withPasskey: "Sign in with a passkey",
    otherWays: "Other ways to sign in",
    code: "Your code",
    codeHelp: "The short name of your account, such as ana.",
    password: "Password",
    signIn: "Sign in",
    noPassword: "I have no password, but a recovery code",
    withPassword: "I have a password",
    ownPassword:
        "A coordinator gave you this password and knows it. Choose one of your own: it is asked" +
        " for from now on.",
    secondStep: "One more step",
    totp: "The six digits from your app",
    totpHelp: "The app on your phone that shows a new number every half minute.",
    useRecovery: "I do not have the app here: use a recovery code",
    useTotp: "Use the six digits from the app",
    recoveryCode: "Recovery code",
    recoveryHelp: "One of the ten that you printed or wrote down. Each works once.",
    lost: "I have lost every way in",
    lostText:
        "Ask a coordinator of your community. Two of them together can give you a new invitation;" +
        " all former ways in and all device keys end when you use it. Your balance stays yours.",
    ended: "Your session has ended. Sign in again to go on; nothing of what you did is lost.",
    noPasskeys: "This browser cannot use passkeys. Sign in another way.",
    confirmTitle: "Is it you?",
    confirmText: "What you are about to change decides who gets in. Please confirm that it is you.",
    confirm: "Confirm",
    confirmWithPasskey: "Confirm with a passkey",
    invitation: {
        lead: "Somebody of your community invited you. Choose how you will sign in from now on.",
        code: "The invitation's code",
        name: "A name for this passkey",
        nameHelp: "So that you know it again in your list, such as “My phone”.",
        make: "Make a passkey",
        instead: "Choose a password instead",
        newPassword: "A new password",
        newPasswordHelp: "At least ten characters. A few words that only you would put together.",
        set: "Set the password and sign in",
    },
    consent: {
        title: (app: string) => `${app} wants to act for you`,
        website: "Its website",
        goesTo: "What you allow goes to",
        allows: "It will be able to:",
        never: "It can never change how you sign in, your devices or your roles.",
        accounts: "For these accounts:",
        noAccount: "Choose at least one account.",
        agree: (app: string) => `Let ${app} do this`,
        refuse: "No, go back",
        backToApp: "Back to the app",
        later: "You can end this at any time, under Security.",
        leaving: (app: string) => `You are being taken back to ${app}.`,
    },
    scopes: {
        "payments:write": "Make payments from your account, within your limits",
        "payments:read": "See your payments",
        "statements:read": "See your balance and your statements",
        "members:read": "See the list of members",
        "reports:read": "See the reports that you may see",
        "log:read": "Read the public log",
    },
};
