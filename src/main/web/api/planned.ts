// Paths that are agreed on and not in the contract yet. A path leaves this file when
// api-spec/openapi.yaml has it.

import type { components } from "contract";

type Schemas = components["schemas"];
type Reads<T> = { responses: { 200: { content: { "application/json": T } } } };
type Makes<B, T> = {
    requestBody: { content: { "application/json": B } };
    responses: { 201: { content: { "application/json": T } } };
};
type Asks<B, T> = {
    requestBody: { content: { "application/json": B } };
    responses: { 200: { content: { "application/json": T } } };
};
type Sets<B> = {
    requestBody: { content: { "application/json": B } };
    responses: { 204: { content?: never } };
};
type Answers<T> = { responses: { 200: { content: { "application/json": T } } } };
type Ends = { responses: { 204: { content?: never } } };
type List<T> = { items: T[] };

export interface ActingAccount {
    code: string;
    name: string;
    kind: Schemas["MemberKind"];
    own: boolean;
}

/** Who is signed in, as the service says when one signs in and when one asks. */
export type Session = Omit<Schemas["NewSession"], "token"> & { accounts?: ActingAccount[] };

export interface Passkey {
    id: string;
    name: string;
    createdAt: string;
    lastUsedAt: string | null;
    isBackedUp: boolean;
}

/** What coordinators agreed on for a member who has lost every way in. */
export interface Recovery {
    reason: string;
    askedBy: string;
    askedAt: string;
    agreedBy: string | null;
    agreedAt: string | null;
}

export interface WaysIn {
    password: boolean;
    totp: boolean;
    recoveryCodesLeft: number;
    passkeys: number;
}

export type Scope =
    | "payments:write"
    | "payments:read"
    | "statements:read"
    | "members:read"
    | "reports:read"
    | "log:read";

export interface ApiKey {
    id: string;
    name: string;
    scopes: Scope[];
    accounts: string[] | null;
    createdAt: string;
    lastUsedAt: string | null;
    expiresAt: string | null;
}

export interface GrantedApp {
    id: string;
    name: string;
    website: string;
    scopes: Scope[];
    accounts: string[];
    grantedAt: string;
    lastUsedAt: string;
    endsAt: string;
}

export interface WaitingPayment {
    id: string;
    state: "awaiting-approval";
    payer: string;
    payee: string;
    amount: number;
    description: string | null;
    approvals: { member: string; name: string; at: string }[];
    approvalsNeeded: number;
    reason: "approval-rule" | "two-officers";
    expiresAt: string;
}

export interface ConsentQuestion {
    app: { id: string; name: string; website: string };
    scopes: Scope[];
    accounts: ActingAccount[];
}

type CreationOptions = { publicKey: PublicKeyCredentialCreationOptionsJSON };
type RequestOptions = { publicKey: PublicKeyCredentialRequestOptionsJSON };

export interface Planned {
    "/api/v1/sessions/passkey/options": { post: Answers<RequestOptions> };
    "/api/v1/sessions/passkey": { post: Makes<{ credential: unknown; cookie?: true }, Session> };
    "/api/v1/members/{code}/passkeys": {
        get: Reads<List<Passkey>>;
        post: Makes<{ name: string; credential: unknown }, Passkey>;
    };
    "/api/v1/members/{code}/passkeys/options": { post: Answers<CreationOptions> };
    "/api/v1/members/{code}/passkeys/{id}": { patch: Sets<{ name: string }>; delete: Ends };
    "/api/v1/members/{code}/recovery": { get: Reads<Recovery>; delete: Ends };
    "/api/v1/members/{code}/password": {
        put: Sets<{ current?: string; new: string }>;
        delete: Ends;
    };
    "/api/v1/members/{code}/sign-in": { get: Reads<WaysIn> };
    "/api/v1/members/{code}/totp": {
        post: Answers<{ secret: string; uri: string }>;
        put: Sets<{ totp: string }>;
        delete: Ends;
    };
    "/api/v1/members/{code}/recovery-codes": { post: Answers<{ codes: string[] }> };
    "/api/v1/invitations/passkey/options": {
        post: Asks<{ invitation: string }, CreationOptions>;
    };
    "/api/v1/invitations": {
        post: Makes<
            {
                invitation: string;
                password?: string;
                credential?: unknown;
                name?: string;
                cookie?: true;
            },
            Session
        >;
    };
    "/api/v1/approvals": { get: Reads<List<WaitingPayment>> };
    "/api/v1/approvals/{id}": {
        put: Asks<{ signed?: Schemas["Signed"] }, WaitingPayment | Schemas["Payment"]>;
        delete: Ends;
    };
    "/api/v1/payments/{id}": {
        put: {
            requestBody: { content: { "application/json": Schemas["PaymentOrder"] } };
            responses: {
                200: { content: { "application/json": Schemas["Payment"] } };
                201: { content: { "application/json": Schemas["Payment"] } };
                202: { content: { "application/json": WaitingPayment } };
            };
        };
        get: Reads<Schemas["Payment"] | WaitingPayment>;
    };
    "/api/v1/members/{code}/api-keys": {
        get: Reads<List<ApiKey>>;
        post: Makes<
            { name: string; scopes: Scope[]; accounts?: string[]; expiresAt?: string },
            ApiKey & { key: string }
        >;
    };
    "/api/v1/members/{code}/api-keys/{id}": { delete: Ends };
    "/api/v1/members/{code}/apps": { get: Reads<List<GrantedApp>> };
    "/api/v1/members/{code}/apps/{id}": { delete: Ends };
    "/api/v1/oauth/authorization": { post: Asks<{ query: string }, ConsentQuestion> };
    "/api/v1/oauth/consents": {
        post: Asks<{ query: string; accounts: string[]; agreed: boolean }, { location: string }>;
    };
}
