// A form that a button opens. When it closes, the focus goes to the heading of its part of the
// page, where who uses the keyboard goes on, and not to the page's beginning.

import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";

interface OpenedFormProps {
    title?: string;
    submit: () => Promise<void>;
    children: ComponentChildren;
}

export function OpenedForm({ title, submit, children }: OpenedFormProps) {
    const form = useRef<HTMLFormElement>(null);
    useEffect(() => {
        const heading = form.current?.closest("section")?.querySelector("h2");
        return () => heading?.focus({ preventScroll: true });
    }, []);
    return (
        <form
            ref={form}
            class="opened"
            onSubmit={(event) => {
                event.preventDefault();
                void submit();
            }}
        >
            {title !== undefined && <h3>{title}</h3>}
            {children}
        </form>
    );
}
