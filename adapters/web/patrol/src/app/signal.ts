import { usePreferences } from './preferences.ts';

export type Signal = 'good' | 'warning' | 'bad' | 'unclear';

/** Heard and felt through a rain cape; always besides what is shown, never instead. */
const TONES: Readonly<Record<Signal, readonly (readonly [frequency: number, seconds: number])[]>> = {
  good: [[1320, 0.12]],
  warning: [
    [880, 0.14],
    [660, 0.18],
  ],
  bad: [
    [330, 0.2],
    [330, 0.3],
  ],
  unclear: [[520, 0.25]],
};
const BUZZES: Readonly<Record<Signal, number[]>> = {
  good: [60],
  warning: [120, 80, 120],
  bad: [300, 100, 300],
  unclear: [200],
};

let audio: AudioContext | undefined;

export function signal(kind: Signal): void {
  const { values } = usePreferences();
  if (values.vibration && 'vibrate' in navigator) navigator.vibrate(BUZZES[kind]);
  if (values.sound) play(kind);
}

function play(kind: Signal): void {
  try {
    audio ??= new AudioContext();
    void audio.resume();
    let at = audio.currentTime + 0.01;
    for (const [frequency, seconds] of TONES[kind]) {
      const tone = audio.createOscillator();
      const loudness = audio.createGain();
      tone.frequency.value = frequency;
      loudness.gain.setValueAtTime(0.35, at);
      loudness.gain.exponentialRampToValueAtTime(0.001, at + seconds);
      tone.connect(loudness).connect(audio.destination);
      tone.start(at);
      tone.stop(at + seconds);
      at += seconds + 0.06;
    }
  } catch {
    // A phone without sound still shows the verdict.
  }
}
