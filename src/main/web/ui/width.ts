// How wide a picture may be, so that the letters in it are as large on a phone as elsewhere.

import { useEffect, useRef, useState } from "preact/hooks";

const LEAST = 240;

export function useWidth() {
    const ref = useRef<HTMLDivElement>(null);
    const [width, setWidth] = useState(LEAST);
    useEffect(() => {
        const watch = new ResizeObserver(([box]) => {
            setWidth(Math.max(LEAST, Math.round(box?.contentRect.width ?? LEAST)));
        });
        if (ref.current) {
            watch.observe(ref.current);
        }
        return () => watch.disconnect();
    }, []);
    return { ref, width };
}
