export interface StorageState {
  readonly usedBytes: number;
  readonly quotaBytes: number;
  readonly persisted: boolean;
}

/** Room for about two hundred photographs; below that the officer is told while there is still time. */
export const LOW_SPACE_BYTES = 60 * 1024 * 1024;

export async function requestPersistence(): Promise<boolean> {
  try {
    return (await navigator.storage.persisted()) || (await navigator.storage.persist());
  } catch {
    return false;
  }
}

export async function storageState(): Promise<StorageState | undefined> {
  try {
    const { usage = 0, quota = 0 } = await navigator.storage.estimate();
    return { usedBytes: usage, quotaBytes: quota, persisted: await navigator.storage.persisted() };
  } catch {
    return undefined;
  }
}

export function spaceIsLow(state: StorageState | undefined): boolean {
  return state !== undefined && state.quotaBytes > 0 && state.quotaBytes - state.usedBytes < LOW_SPACE_BYTES;
}
