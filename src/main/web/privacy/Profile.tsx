// What a member tells of herself, and for whom each thing is, as far as the community lets her
// choose.

import { useState } from "preact/hooks";
import { Eye, UserRound } from "lucide";
import { get, patch } from "../api/client.js";
import type { Schemas } from "../api/paths.js";
import { loadNetwork, network } from "../app/network.js";
import { session } from "../app/session.js";
import { texts } from "../i18n/index.js";
import { useAct, useLoaded } from "../ui/act.js";
import { Select } from "../ui/Choices.js";
import { Button, Field, Notice, Refused, Section, Skeleton, Title, Working } from "../ui/parts.js";

type Level = Schemas["DisclosureLevel"];
type Told = Schemas["Profile"];

/** What there is of a member, and how long it can be. Her name is as she was admitted. */
const FIELDS = [
    { name: "name", length: 100, type: "text" },
    { name: "telephone", length: 40, type: "tel" },
    { name: "email", length: 254, type: "email" },
    { name: "place", length: 100, type: "text" },
    { name: "about", length: 500, type: "text" },
] as const;

type FieldName = (typeof FIELDS)[number]["name"];

/** From few to many. */
const LEVELS: Level[] = ["officers", "members", "public"];

const TELEPHONE = /^([+0-9][0-9 ()./-]*)?$/;
const EMAIL = /^([^@\s]+@[^@\s]+)?$/;

/** As far as the community lets a field go. */
function widest(name: FieldName): Level {
    const policy = network.value?.policies.disclosure.value as
        Schemas["DisclosurePolicy"] | undefined;
    return policy?.[name].widest ?? "officers";
}

export function Profile() {
    const t = texts.value;
    const code = session.value?.member.code ?? "";
    const loaded = useLoaded(async () => {
        // The community may have decided otherwise since the wallet was opened.
        await loadNetwork();
        return get("/api/v1/members/{code}/profile", { path: { code } });
    }, [code]);
    const [saved, setSaved] = useState<Told | null>(null);
    const told = saved ?? loaded.value;
    return (
        <>
            <Title>{t.pages.profile}</Title>
            <p>{t.privacy.profile.lead}</p>
            {loaded.problem && <Refused problem={loaded.problem} nothing="" />}
            {told === null && !loaded.problem && <Skeleton />}
            {told !== null && <Form code={code} told={told} saved={setSaved} />}
            {told !== null && <Shown told={told} />}
        </>
    );
}

function Form(props: { code: string; told: Told; saved: (told: Told) => void }) {
    const t = texts.value.privacy.profile;
    const { told } = props;
    const [values, setValues] = useState(() => valuesOf(told));
    const [levels, setLevels] = useState<Partial<Record<FieldName, Level>>>(told.levels ?? {});
    const [isSaved, setIsSaved] = useState(false);
    const act = useAct();
    const flaws: Partial<Record<FieldName, string | undefined>> = {
        telephone: TELEPHONE.test(values.telephone.trim()) ? undefined : t.telephoneWrong,
        email: EMAIL.test(values.email.trim()) ? undefined : t.emailWrong,
    };
    const save = async (event: Event): Promise<void> => {
        event.preventDefault();
        setIsSaved(false);
        if (flaws.telephone !== undefined || flaws.email !== undefined) {
            return;
        }
        const body = changes(told, values, levels);
        const answer = await act.run(() =>
            patch("/api/v1/members/{code}/profile", { path: { code: props.code }, body }),
        );
        if (answer?.ok) {
            setValues(valuesOf(answer.value));
            setLevels(answer.value.levels ?? {});
            setIsSaved(true);
            props.saved(answer.value);
        } else if (answer?.problem.name === "disclosure-not-allowed") {
            await loadNetwork();
        }
    };
    const isEmpty = FIELDS.every(({ name }) => name === "name" || told[name] === null);
    return (
        <Section title={t.title} icon={UserRound} id="told">
            {isEmpty && <p>{t.empty}</p>}
            <form noValidate onSubmit={(event) => void save(event)}>
                {FIELDS.map(({ name, length, type }) => (
                    <div class="told" key={name}>
                        {name === "name" ? (
                            <p>
                                <b>{t.fields.name}</b>
                                <br />
                                {told.name} <small>{t.nameHelp}</small>
                            </p>
                        ) : (
                            <Field
                                label={t.fields[name]}
                                value={values[name]}
                                onInput={(value) => setValues({ ...values, [name]: value })}
                                maxLength={length}
                                type={type}
                                error={flaws[name]}
                                sentence={type === "text"}
                                {...(name === "about" && { lines: 3 })}
                            />
                        )}
                        <ForWhom
                            name={name}
                            level={levels[name] ?? "officers"}
                            choose={(level) => setLevels({ ...levels, [name]: level })}
                        />
                    </div>
                ))}
                <Refused problem={act.problem} />
                <Working busy={act.busy} />
                {isSaved && <Notice kind="good">{t.saved}</Notice>}
                <Button submit look="primary" busy={act.busy}>
                    {texts.value.save}
                </Button>
            </form>
        </Section>
    );
}

function valuesOf(told: Told) {
    return {
        telephone: told.telephone ?? "",
        email: told.email ?? "",
        place: told.place ?? "",
        about: told.about ?? "",
    };
}

/** Only what is different is sent: the rest goes on following what the community decides. */
function changes(
    told: Told,
    values: ReturnType<typeof valuesOf>,
    levels: Partial<Record<FieldName, Level>>,
): Schemas["ProfileOrder"] {
    const before = valuesOf(told);
    const names = Object.keys(before) as (keyof typeof before)[];
    const texts = names
        .map((name) => [name, values[name].trim()] as const)
        .filter(([name, value]) => value !== before[name]);
    const chosen = FIELDS.map(({ name }) => [name, levels[name]] as const).filter(
        ([name, level]) => level !== undefined && level !== told.levels?.[name],
    );
    return {
        ...Object.fromEntries(texts),
        ...(chosen.length > 0 && { levels: Object.fromEntries(chosen) }),
    };
}

interface ForWhomProps {
    name: FieldName;
    level: Level;
    choose: (level: Level) => void;
}

function ForWhom({ name, level, choose }: ForWhomProps) {
    const t = texts.value.privacy.profile;
    const most = widest(name);
    if (most === "officers") {
        return (
            <p class="muted">
                {t.only} {t.levels.officers}.
            </p>
        );
    }
    const open = LEVELS.slice(0, LEVELS.indexOf(most) + 1);
    return (
        <Select
            label={t.whoSees[name]}
            of={open.map((one) => [one, t.levels[one]])}
            value={level}
            choose={choose}
            help={most === "public" ? undefined : t.atMostMembers}
        />
    );
}

/** How it looks to others now. */
function Shown({ told }: { told: Told }) {
    const t = texts.value.privacy.profile;
    const [reach, setReach] = useState<Level>("members");
    const isFor = (name: FieldName): boolean =>
        LEVELS.indexOf(told.levels?.[name] ?? "officers") >= LEVELS.indexOf(reach);
    const seen = FIELDS.filter(({ name }) => told[name] !== null && isFor(name));
    return (
        <Section title={t.shown} icon={Eye} id="shown">
            <Select
                label={t.seeAs}
                of={LEVELS.map((one) => [one, t.levels[one]])}
                value={reach}
                choose={setReach}
            />
            <div aria-live="polite">
                {seen.length === 0 ? (
                    <p>{reach === "public" ? t.nobody : t.onlyCode(told.code)}</p>
                ) : (
                    <dl class="facts">
                        {seen.map(({ name }) => (
                            <div key={name}>
                                <dt>{t.fields[name]}</dt>
                                <dd>{told[name]}</dd>
                            </div>
                        ))}
                    </dl>
                )}
            </div>
        </Section>
    );
}
