// A sign for somebody, made of her name.

export function Initials({ of }: { of: string }) {
    const words = of.split(/\s+/).filter((word) => word !== "");
    const letters = [words[0], words.length > 1 ? words[words.length - 1] : undefined];
    // Always the same tint for the same name.
    const tint = [...of].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 5, 0);
    return (
        <span class={`initials tint${tint}`} aria-hidden="true">
            {letters.map((word) => [...(word ?? "")][0]?.toUpperCase() ?? "").join("")}
        </span>
    );
}
