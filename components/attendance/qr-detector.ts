/** Finds the QR codes of a picture. */
export type QrDetector = {
  detect(source: CanvasImageSource | ImageBitmap): Promise<readonly { rawValue: string }[]>;
};

type DetectorClass = {
  new (options: { formats: ['qr_code'] }): QrDetector;
  getSupportedFormats(): Promise<readonly string[]>;
};

const formats = { formats: ['qr_code'] } satisfies { formats: ['qr_code'] };

/** The browser's own, where it reads QR codes: it costs nothing, and is fast on a slow phone. */
export async function ownDetector(): Promise<QrDetector | null> {
  const { BarcodeDetector: Own } = globalThis as { BarcodeDetector?: DetectorClass };
  const known = await Own?.getSupportedFormats().catch((): string[] => []);
  return Own && known?.includes('qr_code') ? new Own(formats) : null;
}

/** The file that scripts/setup/qr-reader.mjs puts there, and the register's worker keeps on the phone. */
const wasm = '/zxing_reader.wasm';

/** A reader that we bring, from our own origin. Throws where it is not to be had. */
export async function broughtDetector(): Promise<QrDetector> {
  const { BarcodeDetector: Brought, prepareZXingModule } = await import('barcode-detector/ponyfill');
  await prepareZXingModule({ overrides: { locateFile: () => wasm }, fireImmediately: true });
  return new Brought(formats);
}
