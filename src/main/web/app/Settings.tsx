// Language, size of letters and colours: on this device, for whoever reads on it.

import { useId } from "preact/hooks";
import type { IconNode } from "lucide";
import { ALargeSmall, Languages, SunMoon } from "lucide";
import { LANGUAGES, chooseLanguage, language, texts, type Language } from "../i18n/index.js";
import { Icon } from "../ui/icon.js";
import { SIZES, size, type Size } from "./size.js";
import { THEMES, theme, type Theme } from "./theme.js";

interface ChoiceProps {
    label: string;
    icon: IconNode;
    value: string;
    of: [string, string][];
    choose: (value: string) => void;
}

function Choice(props: ChoiceProps) {
    const id = useId();
    return (
        <span class="choice">
            <Icon of={props.icon} size={20} />
            <label class="visually-hidden" for={id}>
                {props.label}
            </label>
            <select
                id={id}
                value={props.value}
                onChange={(event) => props.choose(event.currentTarget.value)}
            >
                {props.of.map(([value, text]) => (
                    <option key={value} value={value}>
                        {text}
                    </option>
                ))}
            </select>
        </span>
    );
}

export function Settings() {
    const t = texts.value;
    return (
        <div class="settings">
            <Choice
                label={t.language}
                icon={Languages}
                value={language.value}
                of={Object.entries(LANGUAGES)}
                choose={(value) => void chooseLanguage(value as Language)}
            />
            <Choice
                label={t.frame.size}
                icon={ALargeSmall}
                value={size.value}
                of={SIZES.map((name) => [name, t.frame.sizes[name]])}
                choose={(value) => {
                    size.value = value as Size;
                }}
            />
            <Choice
                label={t.colours}
                icon={SunMoon}
                value={theme.value}
                of={THEMES.map((name) => [name, t.colour[name]])}
                choose={(value) => {
                    theme.value = value as Theme;
                }}
            />
        </div>
    );
}
