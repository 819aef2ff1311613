import { ref } from 'vue';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const STORAGE_KEY = 'static-traffic.theme';
const darkPreferred = window.matchMedia('(prefers-color-scheme: dark)');

export const theme = ref<Theme>('system');
/** What is really shown, for what cannot be styled by CSS (the map). */
export const isDark = ref(false);

function apply(): void {
  isDark.value = theme.value === 'dark' || (theme.value === 'system' && darkPreferred.matches);
  document.documentElement.classList.toggle('dark', isDark.value);
  document.documentElement.style.colorScheme = isDark.value ? 'dark' : 'light';
}

export function applyStoredTheme(): void {
  try {
    const stored = localStorage.getItem(STORAGE_KEY) as Theme | null;
    if (stored && THEMES.includes(stored)) theme.value = stored;
  } catch {
    // Storage may be blocked; the system's own preference then decides.
  }
  darkPreferred.addEventListener('change', apply);
  apply();
}

export function changeTheme(next: Theme): void {
  theme.value = next;
  try {
    localStorage.setItem(STORAGE_KEY, next);
  } catch {
    // As above: the choice then lasts for this page.
  }
  apply();
}
