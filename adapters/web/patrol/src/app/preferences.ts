import { defineStore } from 'pinia';
import { reactive, watch } from 'vue';
import { db } from './platform.ts';

export type Theme = 'auto' | 'light' | 'dark';

export interface Preferences {
  sound: boolean;
  vibration: boolean;
  theme: Theme;
}

export const usePreferences = defineStore('preferences', () => {
  const values = reactive<Preferences>({ sound: true, vibration: true, theme: 'auto' });

  async function open(): Promise<void> {
    Object.assign(values, await db.read<Partial<Preferences>>('preferences'));
    apply();
    watch(values, () => {
      apply();
      void db.write('preferences', { ...values });
    });
  }

  function apply(): void {
    if (values.theme === 'auto') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = values.theme;
  }

  return { values, open };
});
