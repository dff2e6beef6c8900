// Scanning a code that asks for a payment. Only this network's own payments are opened.

import { useEffect, useRef, useState } from "preact/hooks";
import { goInstead } from "../app/router.js";
import { texts } from "../i18n/index.js";
import { Button, Field, Notice, Title } from "../ui/parts.js";
import { type CameraFault, closeCamera, faultOf, lookForCode, openCamera } from "./camera.js";
import { placeIn } from "./links.js";

export function Scan() {
    const t = texts.value.pay.scan;
    const [isForeign, setForeign] = useState(false);
    const [link, setLink] = useState("");
    const open = (text: string): boolean => {
        const to = placeIn(text);
        setForeign(to === null);
        if (to !== null) {
            goInstead(to);
        }
        return to !== null;
    };
    return (
        <>
            <Title>{texts.value.pages.scan}</Title>
            <section class="card" aria-label={texts.value.pages.scan}>
                <p>{t.lead}</p>
                <Camera found={open} />
                {isForeign && <Notice kind="bad">{t.foreign}</Notice>}
                <form
                    onSubmit={(event) => {
                        event.preventDefault();
                        open(link);
                    }}
                >
                    <Field
                        label={t.paste}
                        help={t.pasteHelp}
                        value={link}
                        onInput={setLink}
                        maxLength={2000}
                        required
                    />
                    <Button submit>{t.go}</Button>
                </form>
            </section>
        </>
    );
}

function Camera({ found }: { found: (text: string) => boolean }) {
    const t = texts.value.pay.scan;
    const video = useRef<HTMLVideoElement>(null);
    const [fault, setFault] = useState<CameraFault | null>(null);
    const [isOn, setOn] = useState(false);
    const [tries, setTries] = useState(0);
    useEffect(() => {
        let stream: MediaStream | undefined;
        let isOver = false;
        const look = async (): Promise<void> => {
            try {
                stream = await openCamera();
                const picture = video.current;
                if (isOver || picture === null) {
                    closeCamera(stream);
                    return;
                }
                picture.srcObject = stream;
                await picture.play();
                setOn(true);
                await lookForCode(picture, found, () => isOver);
            } catch (failure) {
                if (!isOver) {
                    setFault(faultOf(failure));
                }
            }
        };
        void look();
        return () => {
            isOver = true;
            closeCamera(stream);
        };
    }, [tries]);
    if (fault !== null) {
        return (
            <>
                <Notice kind="info">{t[fault]}</Notice>
                <Button
                    onClick={() => {
                        setFault(null);
                        setTries(tries + 1);
                    }}
                >
                    {t.again}
                </Button>
            </>
        );
    }
    return (
        <>
            <video ref={video} class="camera" muted playsInline aria-label={t.cameraLabel} />
            <p class="muted" role="status">
                {isOn ? t.looking : t.starting}
            </p>
        </>
    );
}
