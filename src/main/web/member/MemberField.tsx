// Choosing a member: her code, with suggestions by name, and whose it is once it is known.

import { useEffect, useId, useRef, useState } from "preact/hooks";
import { type Problem, get } from "../api/client.js";
import type { Schemas } from "../api/paths.js";
import { texts } from "../i18n/index.js";
import { sentence } from "../i18n/problems.js";
import { useLoaded } from "../ui/act.js";
import { Initials } from "../ui/Initials.js";
import { Field } from "../ui/parts.js";

/** How long somebody has stopped typing before the service is asked. */
const PAUSE_MS = 300;

/** As many are suggested; who is not among them is found by her code. */
const SUGGESTED = "500";

interface MemberFieldProps {
    label: string;
    help?: string;
    focus?: boolean;
    /** A code to begin with. */
    begin?: string;
    /** Only members of this kind are suggested. */
    kind?: Schemas["MemberKind"];
    /** Why it cannot be she, if it cannot. */
    flaw?: (member: Schemas["Member"]) => string | undefined;
    /** Null: nobody yet, or nobody whom it could be. */
    choose: (member: Schemas["Member"] | null) => void;
}

export function MemberField(props: MemberFieldProps) {
    const id = useId();
    const [code, setCode] = useState(props.begin ?? "");
    const [member, setMember] = useState<Schemas["Member"] | null>(null);
    const [problem, setProblem] = useState<Problem | null>(null);
    const asked = useRef(0);
    const suggested = useLoaded(
        () => get("/api/v1/members", { query: { limit: SUGGESTED, kind: props.kind } }),
        [props.kind],
    );
    const wanted = code.trim();
    useEffect(() => {
        const turn = ++asked.current;
        setMember(null);
        setProblem(null);
        props.choose(null);
        if (wanted === "") {
            return;
        }
        const timer = setTimeout(() => {
            void get("/api/v1/members/{code}", { path: { code: wanted } }).then((answer) => {
                if (asked.current !== turn) {
                    return;
                }
                if (answer.ok) {
                    setMember(answer.value);
                    props.choose(props.flaw?.(answer.value) ? null : answer.value);
                } else {
                    setProblem(answer.problem);
                }
            });
        }, PAUSE_MS);
        return () => clearTimeout(timer);
    }, [wanted]);
    const flaw = member === null ? undefined : props.flaw?.(member);
    return (
        <>
            <Field
                label={props.label}
                help={props.help ?? texts.value.member.codeHelp}
                value={code}
                onInput={setCode}
                maxLength={32}
                list={id}
                focus={props.focus === true}
                error={problem === null ? flaw : unknown(problem, wanted)}
                required
            />
            <datalist id={id}>
                {suggested.value?.items.map((one) => (
                    <option key={one.code} value={one.code}>
                        {one.name}
                    </option>
                ))}
            </datalist>
            <div role="status" class="found">
                {member !== null && (
                    <p class="payee">
                        <Initials of={member.name} />
                        <strong>{member.name}</strong>
                    </p>
                )}
            </div>
        </>
    );
}

function unknown(problem: Problem, code: string): string {
    return problem.name === "not-found" || problem.name === "malformed-request"
        ? texts.value.member.unknown(code)
        : sentence(problem);
}
