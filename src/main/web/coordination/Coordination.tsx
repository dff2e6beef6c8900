// What coordinators do for members: admit and invite them, and let them in anew.

import { place } from "../app/router.js";
import { session } from "../app/session.js";
import { texts } from "../i18n/index.js";
import { Notice, Title } from "../ui/parts.js";
import { Admission } from "./Admission.js";
import { InviteAgain } from "./InviteAgain.js";
import { ToCheck } from "../surplus/ToCheck.js";
import { Recovery } from "./Recovery.js";

export function Coordination() {
    const t = texts.value.coordination;
    const isCoordinator = session.value?.roles.includes("coordinator") === true;
    const isAsked = place.value.searchParams.has("member");
    return (
        <>
            <Title>{texts.value.pages.coordination}</Title>
            {isCoordinator ? (
                <>
                    <p>
                        {t.lead} <a href="/app/tasks">{texts.value.pages.tasks}</a> ·{" "}
                        <a href="/app/members">{texts.value.pages.members}</a> ·{" "}
                        <a href="/app/mandates">{texts.value.pages.mandates}</a> ·{" "}
                        <a href="/app/officer-acts">{texts.value.pages.officerActs}</a>
                    </p>
                    {/* Who follows another coordinator's link came for this. */}
                    {isAsked && <Recovery />}
                    <Admission />
                    <InviteAgain />
                    <ToCheck />
                    {!isAsked && <Recovery />}
                </>
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
