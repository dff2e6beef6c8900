// How all this works, in plain words, for whoever asks.

import { useEffect } from "preact/hooks";
import { network } from "../app/network.js";
import { session } from "../app/session.js";
import { texts } from "../i18n/index.js";
import { Section, Title } from "../ui/parts.js";

/** What the page answers, in this order; an address with "#levy" leads to one. */
const TOPICS = [
    "belowZero",
    "contribution",
    "levy",
    "fund",
    "votes",
    "proofs",
    "public",
    "safety",
    "who",
] as const;

export function Help() {
    const t = texts.value.help;
    // An address of another page leads to a topic that was not there yet.
    useEffect(() => document.getElementById(location.hash.slice(1))?.scrollIntoView(), []);
    return (
        <>
            <Title>{texts.value.pages.help}</Title>
            <p>{t.lead(network.value?.name ?? "Mutirão")}</p>
            <nav class="card" aria-label={t.topics}>
                <ul class="bullets">
                    {TOPICS.map((topic) => (
                        <li key={topic}>
                            <a href={`#${topic}`}>{t[topic].title}</a>
                        </li>
                    ))}
                </ul>
            </nav>
            {TOPICS.map((topic) => (
                <Section key={topic} id={topic} title={t[topic].title}>
                    {t[topic].text.map((sentence) => (
                        <p key={sentence}>{sentence}</p>
                    ))}
                    {topic === "who" && session.value && (
                        <p>
                            <a href="/app/mandates">{texts.value.pages.mandates}</a>
                        </p>
                    )}
                </Section>
            ))}
        </>
    );
}
