// Checks a receipt on the device: a file, a policy, and what is to be held of them.

import { useEffect, useId, useRef, useState } from "preact/hooks";
import { FileCheck } from "lucide";
import { type Answer, NO_ANSWER, download, refusal } from "../api/client.js";
import { place } from "../app/router.js";
import { texts } from "../i18n/index.js";
import { useAct } from "../ui/act.js";
import { Button, Notice, Refused, Section, Title, Working } from "../ui/parts.js";
import { Findings } from "./Findings.js";
import type { Bytes } from "./bytes.js";
import { canVerify } from "./ed25519.js";
import { Policy, WrongLine } from "./policy.js";
import { type Report, check } from "./receipt.js";

const SIZE_MAX = 1_000_000;

/** A payment or ballot that was just made has no receipt before the log's next checkpoint. */
const TRIES = 3;
const PAUSE_MS = 1000;

interface Chosen {
    name: string;
    bytes: Bytes;
}

async function bytesOf(file: Blob): Promise<Bytes> {
    return new Uint8Array(await file.arrayBuffer());
}

/** What the address asks for: the receipt of a payment, or of a ballot in a round. */
interface Asked {
    of: "payment" | "ballot";
    id: string;
}

function asked(): Asked | null {
    for (const of of ["payment", "ballot"] as const) {
        const id = place.value.searchParams.get(of);
        if (id) {
            return { of, id };
        }
    }
    return null;
}

function receiptOnce({ of, id }: Asked): Promise<Answer<Blob>> {
    return of === "payment"
        ? download("/api/v1/payments/{id}/receipt", { path: { id } }, () => {})
        : download("/api/v1/rounds/{id}/ballot/receipt", { path: { id } }, () => {});
}

async function receiptOf(what: Asked): Promise<Answer<Blob>> {
    for (let tries = 1; ; tries++) {
        const answer = await receiptOnce(what);
        if (answer.ok || answer.problem.status !== 404 || tries === TRIES) {
            return answer;
        }
        await new Promise((done) => setTimeout(done, PAUSE_MS));
    }
}

async function ownPolicy(): Promise<Answer<string>> {
    try {
        const response = await fetch("/log/policy");
        return response.ok
            ? { ok: true, status: response.status, value: await response.text() }
            : refusal(NO_ANSWER);
    } catch {
        return refusal(NO_ANSWER);
    }
}

export function Receipt() {
    const t = texts.value.receipt;
    // Null while it is found out.
    const [canCheck, setCanCheck] = useState<boolean | null>(null);
    const [receipt, setReceipt] = useState<Chosen | null>(null);
    const [policy, setPolicy] = useState("");
    const [isOwn, setOwn] = useState(false);
    const [fault, setFault] = useState<string | null>(null);
    const [report, setReport] = useState<Report | null>(null);
    useEffect(() => {
        void canVerify().then(setCanCheck);
    }, []);
    const choose = (chosen: Chosen | null): void => {
        setReceipt(chosen);
        setReport(null);
        setFault(null);
    };
    const believe = (text: string, own: boolean): void => {
        setPolicy(text);
        setOwn(own);
        setReport(null);
        setFault(null);
    };
    const run = async (event: Event): Promise<void> => {
        event.preventDefault();
        setReport(null);
        if (!receipt || policy.trim() === "") {
            setFault(receipt ? t.noPolicy : t.noFile);
            return;
        }
        try {
            setReport(await check(receipt.bytes, await Policy.read(policy)));
            setFault(null);
        } catch (wrong) {
            if (!(wrong instanceof WrongLine)) {
                throw wrong;
            }
            setFault(wrong.line === 0 ? t.noQuorum : t.wrongLine(wrong.line));
        }
    };
    return (
        <>
            <Title>{texts.value.pages.receipt}</Title>
            <p>{t.lead}</p>
            {canCheck === false && <Notice kind="bad">{t.cannot}</Notice>}
            <form onSubmit={(event) => void run(event)}>
                <File chosen={receipt} choose={choose} />
                <Believed text={policy} believe={believe} />
                {fault && <Notice kind="bad">{fault}</Notice>}
                <Button submit look="primary" icon={FileCheck} off={canCheck !== true}>
                    {t.check}
                </Button>
            </form>
            {report && <Findings report={report} isOwnPolicy={isOwn} />}
        </>
    );
}

function File({
    chosen,
    choose,
}: {
    chosen: Chosen | null;
    choose: (chosen: Chosen | null) => void;
}) {
    const t = texts.value.receipt;
    const id = useId();
    const act = useAct();
    const [isTooLarge, setTooLarge] = useState(false);
    const [isFinal, setFinal] = useState(true);
    const what = useRef(asked()).current;
    const input = useRef<HTMLInputElement>(null);
    const take = async (file: globalThis.File | undefined): Promise<void> => {
        if (file) {
            act.clear();
            setFinal(true);
            setTooLarge(file.size > SIZE_MAX);
            choose(file.size > SIZE_MAX ? null : { name: file.name, bytes: await bytesOf(file) });
        }
    };
    const fetchIt = async (): Promise<void> => {
        if (what) {
            const answer = await act.run(() => receiptOf(what));
            if (answer?.ok) {
                const final = answer.status !== 202;
                setFinal(final);
                const name = `${what.id}${final ? "" : ".not-final"}.tlog-proof`;
                choose({ name, bytes: await bytesOf(answer.value) });
            }
        }
    };
    useEffect(() => void fetchIt(), []);
    const drop = (event: DragEvent): void => {
        event.preventDefault();
        if (input.current) {
            // What stands in the field is what was chosen there, and no more.
            input.current.value = "";
        }
        void take(event.dataTransfer?.files[0]);
    };
    return (
        <div onDragOver={(event) => event.preventDefault()} onDrop={drop}>
            <Section title={t.file}>
                <div class="field">
                    <label for={id}>{t.fileLabel}</label>
                    <input
                        id={id}
                        ref={input}
                        type="file"
                        aria-describedby={`${id}h`}
                        onChange={(event) => void take(event.currentTarget.files?.[0])}
                    />
                    <small id={`${id}h`}>{t.fileHelp}</small>
                </div>
                <Working busy={act.busy} />
                <p role="status" class="working">
                    {chosen && t.chosen(chosen.name)}
                </p>
                {isTooLarge && <Notice kind="bad">{t.tooLarge}</Notice>}
                {act.problem?.status === 404 ? (
                    <Notice kind="bad">{t.notYet}</Notice>
                ) : (
                    <Refused problem={act.problem} nothing="" />
                )}
                {!isFinal && <Notice kind="info">{t.notFinal}</Notice>}
                {(act.problem || !isFinal) && (
                    <Button look="quiet" onClick={() => void fetchIt()}>
                        {t.again}
                    </Button>
                )}
            </Section>
        </div>
    );
}

function Believed(props: { text: string; believe: (text: string, own: boolean) => void }) {
    const t = texts.value.receipt;
    const id = useId();
    const act = useAct();
    const ask = async (): Promise<void> => {
        const answer = await act.run(ownPolicy);
        if (answer?.ok) {
            props.believe(answer.value, true);
        }
    };
    return (
        <Section title={t.policy}>
            <div class="field">
                <label for={id}>{t.policyLabel}</label>
                <textarea
                    id={id}
                    class="written"
                    rows={6}
                    value={props.text}
                    spellcheck={false}
                    autocapitalize="none"
                    autocomplete="off"
                    aria-describedby={`${id}h`}
                    onInput={(event) => props.believe(event.currentTarget.value, false)}
                />
                <small id={`${id}h`}>{t.policyHelp}</small>
            </div>
            <p class="muted">{t.askMeans}</p>
            <Button look="quiet" busy={act.busy} onClick={() => void ask()}>
                {t.ask}
            </Button>
            <Refused problem={act.problem} nothing="" />
        </Section>
    );
}
