// An invitation, to be handed over: as a link, as a square code, and as the bare code.

import { Check } from "lucide";
import type { Schemas } from "../api/paths.js";
import { dayAndTime, texts } from "../i18n/index.js";
import { Copy } from "../ui/Copy.js";
import { Button, Notice } from "../ui/parts.js";
import { Qr } from "../ui/Qr.js";

interface InvitationLinkProps {
    invitation: Schemas["Invitation"];
    done: () => void;
}

/** Whether it was given, and does not wait for another officer. */
export function isInvitation(value: unknown): value is Schemas["Invitation"] {
    return typeof value === "object" && value !== null && "invitation" in value;
}

export function InvitationLink({ invitation, done }: InvitationLinkProps) {
    const t = texts.value.coordination.link;
    // Behind "#", where browsers send it to nobody.
    const link = `${location.origin}/app/invitation#${invitation.invitation}`;
    return (
        <div class="handed">
            <Notice kind="good">
                <p>
                    <strong>{t.title(invitation.member)}</strong>
                </p>
                <p>{t.text}</p>
            </Notice>
            <Qr text={link} label={t.picture(invitation.member)} />
            <p>
                {t.link}{" "}
                <code class="secret" data-link>
                    {link}
                </code>
            </p>
            <p>
                {t.code} <code class="secret">{invitation.invitation}</code>
            </p>
            <p class="muted">{t.until(dayAndTime(invitation.expiresAt))}</p>
            <div class="actions">
                <Copy text={link} />
                <Button look="primary" icon={Check} onClick={done}>
                    {t.done}
                </Button>
            </div>
        </div>
    );
}
