// What takes two officers and waits for the second: another one asks for the same or refuses it,
// and who asked takes it back. Whom it is about only reads it here.

import { useState } from "preact/hooks";
import { Check } from "lucide";
import { type Answer, get, remove, sendAgain } from "../api/client.js";
import type { Schemas } from "../api/paths.js";
import { surely } from "../app/confirm.js";
import { session } from "../app/session.js";
import { InvitationLink, isInvitation } from "../coordination/InvitationLink.js";
import { dayAndTime, texts } from "../i18n/index.js";
import { useLoaded } from "../ui/act.js";
import { EndButton } from "../ui/Dialog.js";
import { Notice, Refused, Section, Skeleton, Title } from "../ui/parts.js";
import { type Act, fields, mayAgree, understand } from "./acts.js";

export function OfficerActs() {
    const t = texts.value.officer;
    const loaded = useLoaded(() => get("/api/v1/officer-acts"), []);
    const [news, setNews] = useState<string | null>(null);
    const [invitation, setInvitation] = useState<Schemas["Invitation"] | null>(null);
    const said = (text: string): void => {
        setNews(text);
        void loaded.reload();
    };
    const acts = loaded.value?.items;
    return (
        <>
            <Title>{texts.value.pages.officerActs}</Title>
            <p>{t.lead}</p>
            {news !== null && <Notice kind="good">{news}</Notice>}
            {invitation !== null && (
                <InvitationLink invitation={invitation} done={() => setInvitation(null)} />
            )}
            {loaded.problem && <Refused problem={loaded.problem} nothing="" />}
            {acts === undefined && !loaded.problem && <Skeleton />}
            {acts?.length === 0 && <p class="card muted">{t.nothing}</p>}
            {acts?.map((act) => (
                <Waiting key={act.id} act={act} said={said} handOver={setInvitation} />
            ))}
        </>
    );
}

interface WaitingProps {
    act: Act;
    said: (text: string) => void;
    handOver: (invitation: Schemas["Invitation"]) => void;
}

function Waiting({ act, said, handOver }: WaitingProps) {
    const t = texts.value.officer;
    const me = session.value?.member.code;
    const roles = session.value?.roles ?? [];
    const isCoordinator = roles.includes("coordinator");
    const { kind, title } = understand(act);
    const isOfficer = isCoordinator || roles.includes("treasurer");
    const isMine = act.askedBy === me;
    const isAboutMe = act.about === me && !isMine;
    const others = isOfficer && !isMine && !isAboutMe;
    const canAgree = mayAgree(act, kind, { code: me ?? "", roles });
    const agreeHere = async (): Promise<Answer<unknown>> => {
        const answer = await surely(() => agree(act));
        if (answer.ok && isInvitation(answer.value)) {
            handOver(answer.value);
        }
        return answer;
    };
    const asked = t.asked(act.askedBy, dayAndTime(act.askedAt));
    return (
        <Section title={title}>
            <Fields act={act} />
            <p class="muted">
                {asked} {t.until(dayAndTime(act.expiresAt))}
            </p>
            {kind === "import" && (
                <p>
                    {t.importText}{" "}
                    {isCoordinator && !isMine && (
                        <a href="/app/import">{texts.value.pages.importMembers}</a>
                    )}
                </p>
            )}
            {isAboutMe && <p>{t.aboutYou}</p>}
            {(isMine || others || canAgree) && (
                <div class="actions">
                    {canAgree && (
                        <EndButton
                            look="primary"
                            icon={Check}
                            label={t.agree}
                            what={title}
                            ask={t.agreeAsk}
                            text={t.agreeText(title)}
                            act={agreeHere}
                            done={(status) =>
                                said(
                                    status === 202
                                        ? t.notTheSame
                                        : kind === "admission"
                                          ? t.admitted
                                          : t.done(title),
                                )
                            }
                        >
                            <Fields act={act} />
                            <p>{asked}</p>
                        </EndButton>
                    )}
                    {(isMine || others) && (
                        <EndButton
                            label={isMine ? t.takeBack : t.refuse}
                            what={title}
                            ask={isMine ? t.takeBackAsk : t.refuseAsk}
                            text={t.endText(title)}
                            words={texts.value.why}
                            act={(reason) => surely(() => end(act, reason))}
                            done={() => said(isMine ? t.takenBack : t.refused)}
                        />
                    )}
                </div>
            )}
        </Section>
    );
}

/** Sends what the first one sent. */
function agree(act: Act): Promise<Answer<unknown>> {
    return sendAgain(act.method, act.path, act.body);
}

function end(act: Act, reason: string): Promise<Answer<unknown>> {
    return remove("/api/v1/officer-acts/{id}", { path: { id: act.id }, query: { reason } });
}

function Fields({ act }: { act: Act }) {
    const all = fields(act);
    return all.length === 0 ? null : (
        <dl class="facts">
            {all.map(([name, value], i) => (
                <div key={i}>
                    <dt>{name}</dt>
                    <dd dir="auto">{value}</dd>
                </div>
            ))}
        </dl>
    );
}
