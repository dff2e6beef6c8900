// What every refusal of the service means to the person who gets it. The names are those of
// api-spec/problems.yaml.

import type { ProblemTexts } from "../problems.js";

const problems: ProblemTexts = {
    "malformed-request": "Something in what was filled in does not have the right form.",
    "not-signed-in": "Your session has ended. Sign in again.",
    "sign-in-failed": "That does not go together. Look at what you typed, and try again.",
    "second-factor-needed": "One more step is needed to sign in.",
    "password-must-change":
        "Somebody else gave you this password. Choose one of your own that nobody else knows.",
    "sign-in-again": "For this the service wants to be sure that it is you. Sign in again.",
    "cross-site-request": "This did not come from the wallet's own page, so it was not accepted.",
    "not-allowed": "You may not do this.",
    "not-found": "There is nothing here that you could see.",
    "method-not-allowed": "The service does not know how to do that here.",
    "payment-id-taken": "Another payment has the number that this one had. Start it again.",
    "request-id-taken": "Another request has the number that this one had. Start it again.",
    "id-taken": "Something else has the number that this one had. Start it again.",
    "request-not-pending": "This request has been answered already, or its time is over.",
    "already-reversed": "This payment was given back before.",
    "code-taken": "This code belongs to somebody or something else.",
    "policy-version-taken": "Somebody has set this version meanwhile.",
    "key-taken": "This device's key was registered before. Make a new one.",
    "order-used": "This very order was carried out before, so it is not paid twice.",
    "body-too-large": "That is too much at once.",
    "unsupported-media-type": "The service does not take this kind of file.",
    "headers-too-large": "The address is too long.",
    "unknown-account": (f) => `There is no account with the code ${f.text("account")}.`,
    "account-closed": (f) => `The account ${f.text("account")} is closed.`,
    "same-account": "That is the account that pays. Choose another one to be paid.",
    "kind-not-allowed": "Between these two accounts a payment cannot be of this kind.",
    "unit-mismatch": "The two accounts are not of the same currency.",
    "credit-limit-exceeded": (f) =>
        `That is more than can be spent: at most ${f.money("availableBalance")} just now.`,
    "payee-limit-exceeded": "The account that would be paid can hold no more just now.",
    "fund-insufficient": "The fund does not hold enough.",
    "order-expired": "The order came too late. Is this device's clock right? Start it again.",
    "order-not-ours": "The order was signed for another network or currency.",
    "order-valid-too-long": (f) =>
        `The order is signed for more than ${f.text("maximumDays")} days.`,
    "signature-not-valid": "The signature does not hold. Start it again.",
    "key-not-valid":
        "This device's key has been ended, so what it signs is refused. Make a new key, or use" +
        " another device.",
    "signature-needed": (f) =>
        `Above ${f.money("unsignedMaximum")} a payment must be signed on a device of the payer.`,
    "fee-above-maximum": "The contribution has changed meanwhile. Look at it again.",
    "not-reversible": "This cannot be given back.",
    "account-not-settled": "The account is not at zero.",
    "account-leaving":
        "The member was excluded: her account only settles, and is closed by itself.",
    "credit-stopped": "No officer gives more credit now.",
    "nothing-to-sweep": "The fund has nothing to share out.",
    "unknown-community": "There is no such community.",
    "second-root": "The network has its first community already.",
    "weak-password": (f) =>
        f.text("reason") === "common"
            ? "This password is one of those that are tried first. Take a few words that " +
              "only you would put together."
            : `The password is too short: at least ${f.text("minimumLength")} characters.`,
    "wrong-password": "This is not your present password.",
    "no-person": "This is no person, so it does not sign in: others act for it.",
    "recovery-stands":
        "You called one off lately. Only a coordinator can call this one off: speak to one.",
    "password-is-set": "This member can sign in already. Who has lost every way in is let in anew.",
    "invitation-not-valid":
        "This invitation is not valid, or not any more. Ask the coordinator for a new one.",
    "last-coordinator": "The last coordinator cannot be dismissed.",
    "last-way-in": "This is your last way in. Add another one first.",
    "key-proof-not-valid": "The device could not show that the key is its own. Try again.",
    "too-many-keys": "The account has as many device keys as it can have. End one first.",
    "import-refused": "The file has mistakes and was refused as a whole.",
    "policy-not-allowed": "It cannot be set like this.",
    "wrong-step": "It is at another step now. Look at it again.",
    "motion-at-other-step": "It is at another step now. Look at it again.",
    "loan-at-other-step": "The loan is at another step now. Look at it again.",
    "loan-not-possible": (f) =>
        `A loan like this is not possible. What the rule allows: ${f.money("maximum")}.`,
    "debt-plan-not-possible":
        "A plan to pay back is not possible like this. It covers the whole debt, by days to " +
        "come, and there is one at a time.",
    "dormancy-not-possible":
        "What is kept does not come back like this: it comes back once, to the account from " +
        "which it was taken, if that can take it in.",
    "motion-not-valid": (f) => `A motion cannot be like this: ${f.said}`,
    "vote-not-valid": (f) => `This vote cannot be taken: ${f.said}`,
    "surplus-at-other-step": "It is at another step now. Look at it again.",
    "surplus-not-valid": "This statement cannot be taken.",
    "round-not-valid": "A round cannot be held like this.",
    "proposal-not-valid": "A proposal cannot be like this.",
    "ballot-not-valid": (f) => `This ballot cannot be taken: ${f.said}`,
    "sheet-not-valid": (f) => `This cannot be done with that sheet: ${f.said}`,
    "proxy-not-valid": (f) => `A proxy cannot be like this: ${f.said}`,
    "report-needed": "A report on what was paid before comes first.",
    "beyond-the-log": "The history has not come that far.",
    "report-too-long": "The report would be too long. Ask for a shorter time.",
    "not-signed-yet": "No signed checkpoint covers this yet. Try again in a moment.",
    "too-many-attempts": (f) =>
        `Too many attempts have failed. Wait ${f.wait("retryAfterSeconds")}.`,
    "internal-error": "Something went wrong inside the service.",
    overloaded: "There are more requests than can be answered now. Try again in a moment.",
    "database-unavailable": "The service cannot reach its books just now. Try again in a moment.",
    "shutting-down": "The service is being stopped. Try again in a moment.",
    "scope-needed": "The program was not given this.",
    "totp-in-use": "The code from an app is on already. Turn it off first.",
    "wrong-one-time-code":
        "These are not the digits of the secret shown here. Is the phone's clock right? Wait for" +
        " the next ones.",
    "passkey-not-valid":
        "What the device made does not answer what was asked of it, or came too late. Try again.",
    "too-many-passkeys": "You have as many passkeys as one can have. Remove one first.",
    "too-many-requests": "That was too fast. Wait a moment.",
    "app-request-not-valid": "The app asked in a way that is not right. Nothing was given to it.",
    "too-many-api-keys": "You have as many keys as one can have. End one first.",
    "delegation-not-possible":
        "That person cannot act for this account: only another person than its owner can, until a" +
        " day that is still to come.",
    "delegate-limit-exceeded": (f) =>
        f.text("limit") === "day"
            ? `You may pay at most ${f.money("maximum")} a day for this account, and have paid ` +
              `${f.money("used")} today.`
            : `You may pay at most ${f.money("maximum")} at once for this account.`,
    "delegation-ended": "Who ordered this does not act for the account any more.",
    "approval-not-pending": "This payment does not wait any more.",
    "approval-withheld": (f) =>
        f.text("reason") === ""
            ? "Others did not agree to this payment."
            : `Others did not agree to this payment. ` +
              `${f.text("by")} said why: “${f.text("reason")}”`,
    "order-differs":
        "The order that you would sign is not what is shown here, so it was not signed.",
    "not-confirmed": "You did not confirm that it is you.",
    "passkey-cancelled": "You cancelled, or this device has no passkey for this place.",
    "passkey-exists": "This device has a passkey for this account already.",
    "passkey-failed": "The browser could not use a passkey here.",
    "key-not-kept": "This browser keeps no keys, perhaps because it is in private mode.",
    "disclosure-not-allowed": "The community has decided that this is not shown to so many.",
    "erasure-not-possible": (f) =>
        `Something is still owed or open: the balance is ${f.money("balance")}, set aside are` +
        ` ${f.money("reservedAmount")}, ${f.text("waitingPayments")}` +
        ` payments wait for others, and ${f.text("mandates")} roles or powers are in force.` +
        " All of that has to be zero first.",
    "takes-two": "It takes two: it is done when another officer asks for the same.",
    "no-answer": "No answer came. Are you connected?",
};

export default problems;
