import type { DecodeReply, DecodeRequest } from './decode.worker.ts';

/** Reads codes off the main thread, so that the picture does not stutter under the officer's hand. */
export interface Decoder {
  decode(image: ImageData, thorough: boolean): Promise<string | null>;
  close(): void;
}

export class ReaderUnavailable extends Error {
  constructor() {
    super('no code reader');
    this.name = 'ReaderUnavailable';
  }
}

interface NativeDetector {
  detect(source: ImageData): Promise<readonly { readonly rawValue: string }[]>;
}
type NativeDetectorType = new (options: { formats: string[] }) => NativeDetector;

const FIRST_ANSWER_MS = 15_000;

export function createDecoder(): Decoder {
  let worker: Worker | undefined;
  let native: NativeDetector | undefined;
  let next = 0;
  const waiting = new Map<number, { resolve: (text: string | null) => void; reject: (why: Error) => void }>();

  try {
    worker = new Worker(new URL('./decode.worker.ts', import.meta.url), { type: 'module', name: 'code-reader' });
    worker.addEventListener('message', (event: MessageEvent<DecodeReply>) => {
      const request = waiting.get(event.data.id);
      waiting.delete(event.data.id);
      if (event.data.failed) request?.reject(new ReaderUnavailable());
      else request?.resolve(event.data.text);
    });
    worker.addEventListener('error', fail);
  } catch {
    worker = undefined;
  }

  function fail(): void {
    worker?.terminate();
    worker = undefined;
    for (const request of waiting.values()) request.reject(new ReaderUnavailable());
    waiting.clear();
  }

  async function byWorker(to: Worker, image: ImageData, thorough: boolean): Promise<string | null> {
    const id = next++;
    const timer = setTimeout(fail, FIRST_ANSWER_MS);
    try {
      return await new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        const request: DecodeRequest = { id, image, thorough };
        to.postMessage(request);
      });
    } finally {
      clearTimeout(timer);
    }
  }

  async function byBrowser(image: ImageData): Promise<string | null> {
    const type = (globalThis as { BarcodeDetector?: NativeDetectorType }).BarcodeDetector;
    if (!type) throw new ReaderUnavailable();
    native ??= new type({ formats: ['qr_code'] });
    return (await native.detect(image))[0]?.rawValue ?? null;
  }

  return {
    async decode(image, thorough) {
      if (worker) {
        try {
          return await byWorker(worker, image, thorough);
        } catch (error) {
          if (!(error instanceof ReaderUnavailable)) throw error;
        }
      }
      return byBrowser(image);
    },
    close() {
      fail();
    },
  };
}

const LONGEST_STILL_PX = 1600;
/** Big enough for a wet sticker at arm's length, small enough for a cheap phone. */
const FRAME_PX = 720;

export async function pixelsOfPicture(file: Blob): Promise<ImageData> {
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
  try {
    const scale = Math.min(1, LONGEST_STILL_PX / Math.max(bitmap.width, bitmap.height));
    return draw(bitmap, 0, 0, bitmap.width, bitmap.height, bitmap.width * scale, bitmap.height * scale);
  } finally {
    bitmap.close();
  }
}

/** The middle square of the camera's picture: what the frame on the screen shows. */
export function pixelsOfFrame(video: HTMLVideoElement): ImageData {
  const edge = Math.min(video.videoWidth, video.videoHeight);
  const size = Math.min(edge, FRAME_PX);
  return draw(video, (video.videoWidth - edge) / 2, (video.videoHeight - edge) / 2, edge, edge, size, size);
}

let canvas: HTMLCanvasElement | undefined;

function draw(
  source: CanvasImageSource,
  x: number,
  y: number,
  width: number,
  height: number,
  toWidth: number,
  toHeight: number,
): ImageData {
  canvas ??= document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(toWidth));
  canvas.height = Math.max(1, Math.round(toHeight));
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new ReaderUnavailable();
  context.drawImage(source, x, y, width, height, 0, 0, canvas.width, canvas.height);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}
