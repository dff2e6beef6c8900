// Letting somebody else vote, taking that back, and voting for who let one.

import { useState } from "preact/hooks";
import { Handshake } from "lucide";
import { get, put, remove } from "../api/client.js";
import type { Schemas } from "../api/paths.js";
import { surely } from "../app/confirm.js";
import { session } from "../app/session.js";
import { texts } from "../i18n/index.js";
import { MemberField } from "../member/MemberField.js";
import { useAct, useLoaded } from "../ui/act.js";
import { Button, Notice, Refused, Section } from "../ui/parts.js";
import { SentForm } from "../ui/SentForm.js";
import type { Round } from "./rounds.js";

/** As long as nothing is counted. */
const TIME = new Set<Round["state"]>(["proposing", "supporting", "review", "frozen", "balloting"]);

export function ProxySection({ round }: { round: Round }) {
    return round.proxiesMax > 0 && TIME.has(round.state) ? <Proxies round={round} /> : null;
}

function Proxies({ round }: { round: Round }) {
    const t = texts.value.proxy;
    const me = session.value?.member.code;
    const path = { id: round.id };
    const loaded = useLoaded(() => get("/api/v1/rounds/{id}/proxies", { path }), []);
    const [news, setNews] = useState<string | null>(null);
    const [isOpen, setOpen] = useState(false);
    const items = loaded.value?.items ?? [];
    const given = items.find((one) => one.giver === me);
    const held = items.filter((one) => one.holder === me);
    const said = async (text: string): Promise<void> => {
        setNews(text);
        await loaded.reload();
        setOpen(false);
    };
    return (
        <Section title={t.title} icon={Handshake}>
            {loaded.problem && <Refused problem={loaded.problem} nothing="" />}
            {news !== null && <Notice kind="good">{news}</Notice>}
            {given !== undefined && <Given round={round} proxy={given} said={said} />}
            {held.map((one) => (
                <p key={one.giver}>
                    {t.held(one.giver)}{" "}
                    {round.state === "balloting" && (
                        <a href={`/app/round?id=${round.id}&of=${one.giver}`}>
                            {t.voteFor(one.giver)}
                        </a>
                    )}
                </p>
            ))}
            {loaded.value !== null &&
                given === undefined &&
                held.length === 0 &&
                (isOpen ? (
                    <Give round={round} said={said} leave={() => setOpen(false)} />
                ) : (
                    <>
                        <p>{t.lead(round.proxiesMax)}</p>
                        <Button icon={Handshake} onClick={() => setOpen(true)}>
                            {t.begin}
                        </Button>
                    </>
                ))}
        </Section>
    );
}

interface Saying {
    round: Round;
    said: (text: string) => Promise<void>;
}

function Given({ round, proxy, said }: Saying & { proxy: Schemas["Proxy"] }) {
    const t = texts.value.proxy;
    const act = useAct();
    const revoke = async (): Promise<void> => {
        const answer = await act.run(() =>
            surely(() => remove("/api/v1/rounds/{id}/proxy", { path: { id: round.id } })),
        );
        if (answer?.ok) {
            await said(t.revoked);
        }
    };
    return (
        <>
            <p>{t.given(proxy.holder)}</p>
            <div>
                <Button busy={act.busy} onClick={() => void revoke()}>
                    {t.revoke}
                </Button>
            </div>
            <Refused problem={act.problem} />
        </>
    );
}

function Give({ round, said, leave }: Saying & { leave: () => void }) {
    const t = texts.value.proxy;
    const [member, setMember] = useState<Schemas["Member"] | null>(null);
    const send = () =>
        member === null
            ? null
            : surely(() =>
                  put("/api/v1/rounds/{id}/proxy", {
                      path: { id: round.id },
                      body: { holder: member.code },
                  }),
              );
    return (
        <SentForm
            send={t.give}
            step={send}
            done={() => said(t.isGiven(member?.name ?? ""))}
            leave={leave}
        >
            <MemberField
                label={t.who}
                kind="person"
                focus
                flaw={(one) => (one.code === session.value?.member.code ? t.notOneself : undefined)}
                choose={setMember}
            />
            <p class="muted">{t.becomesPublic}</p>
        </SentForm>
    );
}
