import { Texts } from '../hooks/useTexts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** "2 h ago", in the language of the app; `now` in milliseconds. */
export function ago(t: Texts, iso: string, now: number): string {
  const seconds = Math.max(0, Math.floor((now - Date.parse(iso)) / 1000));
  if (seconds < MINUTE) {
    return t('time.now');
  }
  if (seconds < HOUR) {
    return t('time.minutes', { value: String(Math.floor(seconds / MINUTE)) });
  }
  if (seconds < DAY) {
    return t('time.hours', { value: String(Math.floor(seconds / HOUR)) });
  }
  return t('time.days', { count: Math.floor(seconds / DAY) });
}

/** The exact time with its zone. */
export function absolute(t: Texts, iso: string): string {
  return new Intl.DateTimeFormat(t('locale'), {
    dateStyle: 'medium',
    timeStyle: 'long',
  }).format(new Date(iso));
}
