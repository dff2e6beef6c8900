// What the assembly gave money for: what was promised, what is paid of it, and what was reported.

import { Sprout } from "lucide";
import type { Schemas } from "../api/paths.js";
import { type Round, inUnits } from "../assembly/rounds.js";
import { texts } from "../i18n/index.js";
import { Section } from "../ui/parts.js";

type Project = Schemas["Project"];

/** The bar is drawn in a space of this length. */
const LENGTH = 1_000;

export function Projects({ projects, rounds }: { projects: Project[]; rounds: Round[] }) {
    const t = texts.value.fund;
    const titles = new Map(rounds.map((round) => [round.id, round.title]));
    return (
        <Section title={t.promised} icon={Sprout}>
            {projects.length === 0 ? (
                <p>
                    {t.nothingPromised} <a href="/app/assembly">{t.toAssembly}</a>
                </p>
            ) : (
                <ul class="proposals">
                    {projects.map((project) => (
                        <One
                            key={project.id}
                            project={project}
                            round={titles.get(project.round) ?? ""}
                        />
                    ))}
                </ul>
            )}
        </Section>
    );
}

function One({ project, round }: { project: Project; round: string }) {
    const t = texts.value.fund;
    const { promised, paid, returned } = project;
    const part = promised === 0 ? 0 : Math.round((paid / promised) * LENGTH);
    const text = t.paidOf(inUnits(paid), inUnits(promised));
    return (
        <li>
            <span>
                <strong dir="auto">
                    <a href={`/app/proposal?id=${project.id}`}>{project.title}</a>
                </strong>
                <small dir="auto">
                    {t.for(project.payee)}{" "}
                    <a href={`/app/round?id=${project.round}`}>{t.inRound(round)}</a>
                </small>
            </span>
            <figure class="bar">
                <svg
                    viewBox={`0 0 ${LENGTH} 40`}
                    preserveAspectRatio="none"
                    role="meter"
                    aria-label={t.paidBar(project.title)}
                    aria-valuemin={0}
                    aria-valuemax={promised}
                    aria-valuenow={paid}
                    aria-valuetext={text}
                >
                    <rect class="track" y="8" width={LENGTH} height="24" />
                    <rect class="above" y="8" width={part} height="24" />
                </svg>
            </figure>
            <p>
                {text} {returned > 0 && t.gaveBack(inUnits(returned))}{" "}
                {project.tranches > 0 && t.reported(project.reports, project.tranches)}{" "}
                {project.overdue > 0 && <strong>{t.overdue(project.overdue)}</strong>}
            </p>
        </li>
    );
}
