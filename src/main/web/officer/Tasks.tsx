// What waits for an officer: all of it on one page, each with the way to where it is done.

import { ListTodo } from "lucide";
import { session } from "../app/session.js";
import { texts } from "../i18n/index.js";
import { useLoaded } from "../ui/act.js";
import { Notice, Refused, Section, Skeleton, Title } from "../ui/parts.js";
import { type Task, waiting } from "./waiting.js";

const OFFICERS = ["coordinator", "treasurer", "auditor"];

export function Tasks() {
    const t = texts.value.tasks;
    const roles = session.value?.roles ?? [];
    const code = session.value?.member.code ?? "";
    return (
        <>
            <Title>{texts.value.pages.tasks}</Title>
            {OFFICERS.some((role) => roles.includes(role as (typeof roles)[number])) ? (
                <Waiting code={code} roles={roles} />
            ) : (
                <Notice kind="info">
                    <p>{t.notYou}</p>
                    <p>
                        <a href="/app/mandates">{texts.value.pages.mandates}</a>
                    </p>
                </Notice>
            )}
        </>
    );
}

function Waiting({ code, roles }: { code: string; roles: string[] }) {
    const t = texts.value.tasks;
    const { pages } = texts.value;
    const loaded = useLoaded(() => waiting({ code, roles }), [code]);
    const tasks = loaded.value;
    const isCoordinator = roles.includes("coordinator");
    const ways: [string, string, boolean][] = [
        [pages.members, "/app/members", true],
        [pages.policies, "/app/policies", true],
        [pages.coordination, "/app/coordination", isCoordinator],
        [pages.planRound, "/app/plan-round", isCoordinator],
        [pages.importMembers, "/app/import", isCoordinator],
        [pages.soundness, "/app/soundness", true],
        [pages.audit, "/app/audit", roles.includes("auditor") || roles.includes("treasurer")],
    ];
    return (
        <>
            <p>{t.lead}</p>
            {loaded.problem && <Refused problem={loaded.problem} nothing="" />}
            {tasks === null && !loaded.problem && <Skeleton />}
            {tasks !== null && (
                <Section title={t.waits} icon={ListTodo} id="tasks">
                    {tasks.length === 0 && <p>{t.nothing}</p>}
                    <ul class="rows">
                        {tasks.map((task) => (
                            <Row key={task.key} task={task} />
                        ))}
                    </ul>
                </Section>
            )}
            <Section title={t.ways} id="ways">
                <ul class="bullets">
                    {ways
                        .filter(([, , isHers]) => isHers)
                        .map(([name, to]) => (
                            <li key={to}>
                                <a href={to}>{name}</a>
                            </li>
                        ))}
                </ul>
            </Section>
        </>
    );
}

/** As many ways are shown at once. */
const SHOWN = 8;

function Row({ task }: { task: Task }) {
    const more = task.links.length - SHOWN;
    return (
        <li data-task={task.key}>
            <span>
                <strong>{task.title}</strong>
                <small>
                    {task.links.slice(0, SHOWN).map(([name, to], i) => (
                        <span key={to}>
                            {i > 0 && " · "}
                            <a href={to} dir="auto">
                                {name}
                            </a>
                        </span>
                    ))}
                    {more > 0 && ` ${texts.value.tasks.more(more)}`}
                </small>
            </span>
            <span class="number">{task.count}</span>
        </li>
    );
}
