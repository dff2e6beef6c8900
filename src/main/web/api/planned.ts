// Paths that are agreed on and not in the contract yet. A path leaves this file when
// api-spec/openapi.yaml has it.

import type { components } from "contract";

type Schemas = components["schemas"];
type Reads<T> = { responses: { 200: { content: { "application/json": T } } } };
type Asks<B, T> = {
    requestBody: { content: { "application/json": B } };
    responses: { 200: { content: { "application/json": T } } };
};
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

export interface WaitingPayment {
    id: string;
    state: "awaiting-approval";
    payer: string;
    payee: string;
    amount: number;
    description: string | null;
    orderedBy: string;
    orderedAt: string;
    expiresAt: string;
    order: string | null;
    approvals: { member: string; name: string; at: string; signed: boolean }[];
    reason: "approval-rule" | "two-officers" | null;
    approvalsNeeded: number;
    approvalsMissing: number;
}

export interface Planned {
    "/api/v1/accounts/{code}/approval-rule": { get: Reads<{ above: number; approvals: number }> };
    "/api/v1/approvals": { get: Reads<List<WaitingPayment>> };
    "/api/v1/approvals/{id}": {
        put: Asks<
            { signed?: { key: string; signature: string } },
            WaitingPayment | Schemas["Payment"]
        >;
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
}
