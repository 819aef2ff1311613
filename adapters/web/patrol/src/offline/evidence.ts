import { sha256Hex } from './hash.ts';

export interface Photo {
  readonly sha256: string;
  readonly bytes: ArrayBuffer;
}

const LONGEST_EDGE_PX = 1600;
const JPEG_QUALITY = 0.8;

/**
 * Makes the picture that becomes evidence: turned upright, at most 1600 px, JPEG, without the camera's own metadata.
 * The hash is taken over exactly the bytes that are kept and sent.
 */
export async function makePhoto(source: Blob | HTMLVideoElement): Promise<Photo> {
  const bitmap =
    source instanceof Blob
      ? await createImageBitmap(source, { imageOrientation: 'from-image' })
      : await createImageBitmap(source);
  try {
    const scale = Math.min(1, LONGEST_EDGE_PX / Math.max(bitmap.width, bitmap.height));
    const width = Math.max(1, Math.round(bitmap.width * scale));
    const height = Math.max(1, Math.round(bitmap.height * scale));
    const bytes = await (await toJpeg(bitmap, width, height)).arrayBuffer();
    return { sha256: await sha256Hex(bytes), bytes };
  } finally {
    bitmap.close();
  }
}

async function toJpeg(bitmap: ImageBitmap, width: number, height: number): Promise<Blob> {
  if (typeof OffscreenCanvas !== 'undefined') {
    const canvas = new OffscreenCanvas(width, height);
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0, width, height);
    return canvas.convertToBlob({ type: 'image/jpeg', quality: JPEG_QUALITY });
  }
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, width, height);
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => {
        if (blob) resolve(blob);
        else reject(new Error('the picture could not be encoded'));
      },
      'image/jpeg',
      JPEG_QUALITY,
    );
  });
}
