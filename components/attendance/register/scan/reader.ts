import { broughtDetector, ownDetector } from '../../qr-detector';

/** What is in a frame: the texts of its QR codes. */
export type Read = (frame: HTMLVideoElement) => Promise<string[]>;

/** The longer side of what our reader looks at: a badge in the frame is large enough in it. */
const looksAt = 720;

/** The middle of the frame, as the screen shows it, no larger than need be. */
function middleOf(frame: HTMLVideoElement, canvas: HTMLCanvasElement): HTMLCanvasElement {
  const side = Math.min(frame.videoWidth, frame.videoHeight);
  const size = Math.min(side, looksAt);
  if (canvas.width !== size) canvas.width = canvas.height = size;
  const [left, top] = [(frame.videoWidth - side) / 2, (frame.videoHeight - side) / 2];
  canvas
    .getContext('2d', { willReadFrequently: true })
    ?.drawImage(frame, left, top, side, side, 0, 0, size, size);
  return canvas;
}

/** Some phones have the browser's reader in name only, and fail at every frame. */
const ownMayFail = 5;

/**
 * Opens a reader of QR codes. Nothing leaves the phone: frames are read where they are. Throws where there is none: the
 * browser has none, and ours is not on the phone yet.
 */
export async function openReader(): Promise<Read> {
  let own = await ownDetector();
  let brought = own ? null : await broughtDetector();
  let failures = 0;
  const canvas = document.createElement('canvas');
  return async (frame) => {
    if (frame.readyState < frame.HAVE_CURRENT_DATA || frame.videoWidth === 0) return [];
    try {
      const found = own
        ? await own.detect(frame)
        : await (brought ??= await broughtDetector()).detect(middleOf(frame, canvas));
      failures = 0;
      return found.map(({ rawValue }) => rawValue);
    } catch (error) {
      failures += 1;
      if (failures < ownMayFail) return [];
      // Ours failing as often is no passing trouble.
      if (!own) throw error;
      [own, failures] = [null, 0];
      return [];
    }
  };
}
