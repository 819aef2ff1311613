import { prepareZXingModule, readBarcodes, type ReaderOptions } from 'zxing-wasm/reader';
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';

export interface DecodeRequest {
  readonly id: number;
  readonly image: ImageData;
  /** A still picture is worth a thorough look, a camera frame is not: the next one is already there. */
  readonly thorough: boolean;
}

export interface DecodeReply {
  readonly id: number;
  readonly text: string | null;
  readonly failed?: boolean;
}

// The reader comes from this very origin, and so from the app's own cache when there is no network.
prepareZXingModule({ overrides: { locateFile: () => wasmUrl } });

const COMMON: ReaderOptions = { formats: ['QRCode', 'MicroQRCode'], maxNumberOfSymbols: 1 };
const QUICK: ReaderOptions = { ...COMMON, tryHarder: true, tryRotate: false, tryInvert: true, tryDownscale: true };
const THOROUGH: ReaderOptions = { ...COMMON, tryHarder: true, tryRotate: true, tryInvert: true, tryDownscale: true };

self.addEventListener('message', (event: MessageEvent<DecodeRequest>) => {
  const { id, image, thorough } = event.data;
  readBarcodes(image, thorough ? THOROUGH : QUICK)
    .then((found) => answer({ id, text: found.find((code) => code.isValid && code.text !== '')?.text ?? null }))
    .catch(() => answer({ id, text: null, failed: true }));
});

function answer(reply: DecodeReply): void {
  (self as unknown as { postMessage: (message: DecodeReply) => void }).postMessage(reply);
}
