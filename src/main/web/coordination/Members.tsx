// Everybody in the network, to be found by name, code, kind and community.

import { useState } from "preact/hooks";
import { Users } from "lucide";
import { get } from "../api/client.js";
import type { Schemas } from "../api/paths.js";
import { network } from "../app/network.js";
import { memberPage } from "../app/places.js";
import { allPages } from "../assembly/rounds.js";
import { day, texts } from "../i18n/index.js";
import { useLoaded } from "../ui/act.js";
import { Select } from "../ui/Choices.js";
import { Initials } from "../ui/Initials.js";
import { Pages } from "../ui/Pages.js";
import { Field, Refused, Section, Skeleton, Title } from "../ui/parts.js";

type Member = Schemas["Member"];

const KINDS: Schemas["MemberKind"][] = ["person", "venture", "association"];
const MOST = "500";
const PAGE = 25;

export function Members() {
    const t = texts.value.members;
    const { kinds } = texts.value.coordination.admission;
    const communities = network.value?.communities ?? [];
    const [wanted, setWanted] = useState("");
    const [kind, setKind] = useState<string>("");
    const [community, setCommunity] = useState<string>("");
    const loaded = useLoaded(
        () => allPages((after) => get("/api/v1/members", { query: { limit: MOST, after } })),
        [],
    );
    const found = loaded.value?.filter(
        (one) =>
            (kind === "" || one.kind === kind) &&
            (community === "" || one.community === community) &&
            isFound(one, wanted),
    );
    return (
        <>
            <Title>{texts.value.pages.members}</Title>
            <p>{t.lead}</p>
            <Section title={t.find} icon={Users} id="members">
                <Field label={t.wanted} help={t.wantedHelp} value={wanted} onInput={setWanted} />
                <Select
                    label={t.kind}
                    of={[["", t.all], ...KINDS.map((one): [string, string] => [one, kinds[one]])]}
                    value={kind}
                    choose={setKind}
                />
                {communities.length > 1 && (
                    <Select
                        label={texts.value.coordination.admission.community}
                        of={[
                            ["", t.all],
                            ...communities.map((one): [string, string] => [one.code, one.name]),
                        ]}
                        value={community}
                        choose={setCommunity}
                    />
                )}
                {loaded.problem && <Refused problem={loaded.problem} nothing="" />}
                {found === undefined && !loaded.problem && <Skeleton />}
                {found !== undefined && (
                    <>
                        <p role="status">{t.count(found.length)}</p>
                        <Pages
                            key={`${wanted} ${kind} ${community}`}
                            items={found}
                            size={PAGE}
                            row={(one) => <Row key={one.code} member={one} />}
                        />
                    </>
                )}
            </Section>
        </>
    );
}

/** Every word of what is wanted stands in the name or the code, with or without accents. */
function isFound(member: Member, wanted: string): boolean {
    const text = plain(`${member.name} ${member.code}`);
    return plain(wanted)
        .split(/\s+/)
        .every((word) => text.includes(word));
}

function plain(text: string): string {
    return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();
}

function Row({ member }: { member: Member }) {
    const t = texts.value.members;
    return (
        <li>
            <span class="payee">
                <Initials of={member.name} />
                <span>
                    <a href={memberPage(member.code)} dir="auto">
                        {member.name}
                    </a>
                    <small>
                        {member.code} · {t.since(day(member.joinedAt))}
                    </small>
                </span>
            </span>
        </li>
    );
}
