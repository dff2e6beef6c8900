// Several of a few: boxes to tick.

interface ChoicesProps {
    legend: string;
    of: [string, string][];
    chosen: string[];
    choose: (values: string[]) => void;
}

export function Choices({ legend, of, chosen, choose }: ChoicesProps) {
    const toggle = (value: string): void =>
        choose(chosen.includes(value) ? chosen.filter((c) => c !== value) : [...chosen, value]);
    return (
        <fieldset class="choices">
            <legend>{legend}</legend>
            {of.map(([value, text]) => (
                <label key={value}>
                    <input
                        type="checkbox"
                        checked={chosen.includes(value)}
                        onChange={() => toggle(value)}
                    />
                    <span>{text}</span>
                </label>
            ))}
        </fieldset>
    );
}
