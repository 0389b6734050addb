/** Why there is no picture; each has its own words, and says what to do. */
export type CameraTrouble = 'refused' | 'none' | 'busy' | 'insecure' | 'failed';

/** What browsers say of it (Media Capture and Streams, 10.2), and what Safari says. */
const troubles: Record<string, CameraTrouble> = {
  NotAllowedError: 'refused',
  SecurityError: 'refused',
  NotFoundError: 'none',
  OverconstrainedError: 'none',
  NotReadableError: 'busy',
  AbortError: 'busy',
};

export const troubleOf = (error: unknown): CameraTrouble =>
  (error instanceof Error && troubles[error.name]) || 'failed';

/** Is there a camera to ask for at all? Null: there may be. */
export function troubleBefore(): CameraTrouble | null {
  if ((navigator.mediaDevices as MediaDevices | undefined)?.getUserMedia) return null;
  return window.isSecureContext ? 'none' : 'insecure';
}

/** The camera on the back, where a phone has one; enough to read a badge at arm's length. Throws where it is refused. */
export const openCamera = (): Promise<MediaStream> =>
  navigator.mediaDevices.getUserMedia({
    audio: false,
    video: { facingMode: { ideal: 'environment' }, width: { ideal: 1280 }, height: { ideal: 720 } },
  });

export function closeCamera(stream: MediaStream | null): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}

// Not in the types of browsers yet (W3C Image Capture).
type WithTorch = { torch?: boolean };

const trackOf = (stream: MediaStream | null): MediaStreamTrack | undefined => stream?.getVideoTracks()[0];

/** Has the camera a light that can be kept on? */
export const hasLight = (stream: MediaStream | null): boolean =>
  Boolean((trackOf(stream)?.getCapabilities?.() as WithTorch | undefined)?.torch);

/** Switches the light; resolves to whether it did. */
export async function switchLight(stream: MediaStream | null, on: boolean): Promise<boolean> {
  const wanted = { advanced: [{ torch: on } as MediaTrackConstraintSet] };
  return (
    trackOf(stream)
      ?.applyConstraints(wanted)
      .then(
        () => true,
        () => false,
      ) ?? false
  );
}
