import { onScopeDispose, ref, shallowRef } from 'vue';

type TorchCapabilities = MediaTrackCapabilities & { readonly torch?: boolean };

export type CameraState = 'off' | 'starting' | 'on' | 'denied' | 'missing' | 'insecure';

/** The back camera, held only while something on the screen needs it. */
export function useCamera(resolution: { width: number; height: number }) {
  const state = ref<CameraState>('off');
  const video = shallowRef<HTMLVideoElement | null>(null);
  const hasTorch = ref(false);
  const torch = ref(false);
  let stream: MediaStream | undefined;
  const wanted = ref(false);
  const givenUp = (): boolean => !wanted.value;

  async function start(): Promise<void> {
    if (state.value === 'on' || state.value === 'starting') return;
    if (!window.isSecureContext || !('mediaDevices' in navigator)) {
      state.value = 'insecure';
      return;
    }
    wanted.value = true;
    state.value = 'starting';
    try {
      const found = await navigator.mediaDevices.getUserMedia({
        audio: false,
        video: {
          facingMode: { ideal: 'environment' },
          width: { ideal: resolution.width },
          height: { ideal: resolution.height },
        },
      });
      // The page may have been left while the officer was answering the permission question.
      if (givenUp() || !video.value) {
        release(found);
        state.value = 'off';
        return;
      }
      stream = found;
      video.value.srcObject = found;
      await video.value.play();
      const capabilities: TorchCapabilities | undefined = found.getVideoTracks()[0]?.getCapabilities();
      hasTorch.value = capabilities?.torch === true;
      found.getVideoTracks()[0]?.addEventListener('ended', stop);
      state.value = 'on';
    } catch (error) {
      const name = error instanceof DOMException ? error.name : '';
      stop();
      state.value = name === 'NotAllowedError' || name === 'SecurityError' ? 'denied' : 'missing';
    }
  }

  function stop(): void {
    wanted.value = false;
    if (stream) release(stream);
    stream = undefined;
    if (video.value) video.value.srcObject = null;
    torch.value = false;
    hasTorch.value = false;
    state.value = 'off';
  }

  async function toggleTorch(): Promise<void> {
    const next = !torch.value;
    try {
      await stream?.getVideoTracks()[0]?.applyConstraints({ advanced: [{ torch: next } as MediaTrackConstraintSet] });
      torch.value = next;
    } catch {
      hasTorch.value = false;
    }
  }

  onScopeDispose(stop);
  return { state, video, hasTorch, torch, start, stop, toggleTorch };
}

function release(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}
