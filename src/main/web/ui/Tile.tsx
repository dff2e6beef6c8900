// A way to another page.

import type { IconNode } from "lucide";
import { Icon } from "./icon.js";

export function Tile(props: { to: string; icon: IconNode; title: string; text: string }) {
    return (
        <li>
            <a class="tile" href={props.to}>
                <Icon of={props.icon} />
                <span>
                    <strong>{props.title}</strong>
                    <small>{props.text}</small>
                </span>
            </a>
        </li>
    );
}
