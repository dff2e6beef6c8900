// Which roles a member has; and the way out.

import { LogOut } from "lucide";
import { signOut } from "../app/session.js";
import { texts } from "../i18n/index.js";
import { Button, Section } from "../ui/parts.js";

export function Roles({ roles }: { roles: string[] }) {
    const t = texts.value.home;
    return (
        <Section title={t.roles}>
            <ul class="chips">
                {roles.map((role) => (
                    <li key={role}>{t.role[role] ?? role}</li>
                ))}
            </ul>
            <p>
                <a href="/app/mandates">{texts.value.pages.mandates}</a>
            </p>
            <Button look="quiet" icon={LogOut} onClick={() => void signOut()}>
                {t.signOut}
            </Button>
        </Section>
    );
}
