// Reports that list facts of the log: what the operator posted, limits, what officers did. Each is
// asked for when somebody wants to see it, and can be kept as a signed file.

import { useState } from "preact/hooks";
import { FileSignature } from "lucide";
import { get } from "../api/client.js";
import { LimitLine } from "../coordination/LimitHistory.js";
import { accountPage } from "../app/places.js";
import { dayAndTime, texts } from "../i18n/index.js";
import { useLoaded } from "../ui/act.js";
import { saveFile } from "../ui/file.js";
import { Pages } from "../ui/Pages.js";
import { Button, Refused, Section, Skeleton } from "../ui/parts.js";
import { type Line, numberOf, textOf } from "./lines.js";

export type Report = "operator-posted" | "limits" | "acts";

const PAGE = 20;

export function Listed({ of }: { of: Report }) {
    const t = texts.value.audit.reports[of];
    const [isOpen, setOpen] = useState(false);
    return (
        <Section title={t.title} icon={FileSignature} id={of}>
            <p class="muted">{t.text}</p>
            {isOpen ? (
                <Lines of={of} />
            ) : (
                <Button onClick={() => setOpen(true)}>
                    {texts.value.audit.show}
                    <span class="visually-hidden"> {t.title}</span>
                </Button>
            )}
        </Section>
    );
}

function Lines({ of }: { of: Report }) {
    const t = texts.value.audit;
    const loaded = useLoaded(
        () => get("/api/v1/reports/signed/{report}", { path: { report: of } }),
        [],
    );
    const report = loaded.value;
    if (report === null) {
        return loaded.problem ? <Refused problem={loaded.problem} nothing="" /> : <Skeleton />;
    }
    const { note, checkpoint } = report;
    return (
        <>
            <p role="status">
                {t.count(report.items.length)}{" "}
                {checkpoint === null ? t.noCheckpoint : t.under(checkpoint.size)}
            </p>
            <Pages
                items={report.items.toReversed()}
                size={PAGE}
                row={(line) => <Row key={keyOf(line)} of={of} line={line} />}
            />
            {note !== null && (
                <Button
                    look="quiet"
                    onClick={() =>
                        saveFile(
                            new Blob([note], { type: "text/plain" }),
                            `${of}-${report.size}.txt`,
                        )
                    }
                >
                    {t.keep}
                </Button>
            )}
        </>
    );
}

function keyOf(line: Line): string {
    return `${String(line["index"])} ${textOf(line, "unit")}`;
}

function Row({ of, line }: { of: Report; line: Line }) {
    if (of === "limits") {
        return <LimitLine line={line} account={textOf(line, "code")} />;
    }
    return of === "acts" ? <ActRow line={line} /> : <PostedRow line={line} />;
}

/** What was posted without the payer’s signature, so that the operator answers for it. */
function PostedRow({ line }: { line: Line }) {
    const t = texts.value.audit;
    const kind = textOf(line, "kind");
    return (
        <li>
            <span>
                <a href={`/app/posting?id=${textOf(line, "id")}`}>
                    {texts.value.home.kinds[kind] ?? kind}
                    <span class="visually-hidden"> {t.leaf(numberOf(line, "index"))}</span>
                </a>
                <small>
                    {dayAndTime(textOf(line, "at"))} · {t.leaf(numberOf(line, "index"))}
                </small>
            </span>
            <span>{who(line)}</span>
        </li>
    );
}

const SERVICE = "service";

/** Who did it: an account, or the service itself. */
function who(line: Line): string {
    const code = textOf(line, "actorCode");
    return code === "" || code === SERVICE ? texts.value.audit.service : code;
}

function ActRow({ line }: { line: Line }) {
    const t = texts.value.audit;
    const code = textOf(line, "code");
    const reason = textOf(line, "reason");
    const act = textOf(line, "act");
    return (
        <li>
            <span>
                <strong>{t.acts[act] ?? act}</strong>
                <small>
                    {dayAndTime(textOf(line, "at"))} · {t.leaf(numberOf(line, "index"))}
                </small>
                {code !== "" && (
                    <small>
                        <a href={accountPage(code)}>{code}</a>
                    </small>
                )}
                {reason !== "" && <small dir="auto">{reason}</small>}
            </span>
            <span>{who(line)}</span>
        </li>
    );
}
