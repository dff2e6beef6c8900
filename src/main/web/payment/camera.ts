// Looking for a square code with the camera.

/** Why there is no picture. */
export type CameraFault = "denied" | "none" | "busy" | "failed";

/** How long one waits between two looks: a phone is not to run hot. */
const PAUSE_MS = 150;

/** Larger pictures are made smaller: a code that fills a third of it is read all the same. */
const SIDE_MAX = 960;

const FAULTS: Record<string, CameraFault> = {
    NotAllowedError: "denied",
    SecurityError: "denied",
    NotFoundError: "none",
    OverconstrainedError: "none",
    NotReadableError: "busy",
    AbortError: "busy",
};

export function faultOf(failure: unknown): CameraFault {
    return (failure instanceof Error && FAULTS[failure.name]) || "failed";
}

export function openCamera(): Promise<MediaStream> {
    // Absent where the page is not trusted.
    return navigator.mediaDevices === undefined
        ? Promise.reject(new DOMException("", "NotFoundError"))
        : navigator.mediaDevices.getUserMedia({
              video: { facingMode: "environment", width: { ideal: 1280 } },
          });
}

export function closeCamera(stream: MediaStream | undefined): void {
    stream?.getTracks().forEach((track) => track.stop());
}

/**
 * Looks at the camera's pictures until one has a code.
 *
 * @param found is told of each text that a code has; it returns whether it is the wanted one
 * @param isOver whether nobody waits for it any more
 */
export async function lookForCode(
    video: HTMLVideoElement,
    found: (text: string) => boolean,
    isOver: () => boolean,
): Promise<void> {
    const { default: decode } = await import("qr/decode.js");
    const canvas = document.createElement("canvas");
    const context = canvas.getContext("2d", { willReadFrequently: true });
    while (!isOver() && context) {
        const { videoWidth: width, videoHeight: height } = video;
        if (width > 0) {
            const scale = Math.min(1, SIDE_MAX / Math.max(width, height));
            canvas.width = Math.round(width * scale);
            canvas.height = Math.round(height * scale);
            context.drawImage(video, 0, 0, canvas.width, canvas.height);
            try {
                const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
                const { width: wide, height: high } = canvas;
                if (found(decode({ data, width: wide, height: high }))) {
                    return;
                }
            } catch {
                // No code in this picture.
            }
        }
        await new Promise((done) => setTimeout(done, PAUSE_MS));
    }
}
