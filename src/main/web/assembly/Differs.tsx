// What differs between two versions of a proposal: words struck out and put in, and the cost.

import { texts } from "../i18n/index.js";
import type { Difference } from "./proposals.js";
import { inUnits } from "./rounds.js";

export function Differs({ difference }: { difference: Difference }) {
    const t = texts.value.deliberation;
    const { costBefore, cost } = difference;
    return (
        <>
            <p>
                {cost === costBefore
                    ? t.sameCost(inUnits(cost))
                    : t.cost(inUnits(costBefore), inUnits(cost))}
            </p>
            <Pieces pieces={difference.title} />
            <Pieces pieces={difference.text} />
        </>
    );
}

/** A screen reader says what was removed and added; others see it struck out or underlined. */
function Pieces({ pieces }: { pieces: Difference["text"] }) {
    const t = texts.value.deliberation;
    return (
        <p class="differs" dir="auto">
            {pieces.map((piece, i) =>
                piece.change === "same" ? (
                    <span key={i}>{piece.text}</span>
                ) : piece.change === "removed" ? (
                    <del key={i}>
                        <span class="visually-hidden">{t.removed} </span>
                        {piece.text}
                    </del>
                ) : (
                    <ins key={i}>
                        <span class="visually-hidden">{t.added} </span>
                        {piece.text}
                    </ins>
                ),
            )}
        </p>
    );
}
