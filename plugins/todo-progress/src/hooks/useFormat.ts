import { useMemo } from 'react';
import {
  useTranslationRef,
  type TranslationFunction,
} from '@backstage/core-plugin-api/alpha';
import { todoProgressTranslationRef } from '../translation';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Gives the texts of this plugin in the language of the app. */
export type Texts = TranslationFunction<typeof todoProgressTranslationRef.T>;

/** Shorthand for the texts of this plugin. */
export function useTexts(): Texts {
  return useTranslationRef(todoProgressTranslationRef).t;
}

function roughDuration(t: Texts, seconds: number): string {
  if (seconds < HOUR) {
    return t('time.minutes', { value: String(Math.floor(seconds / MINUTE)) });
  }
  return seconds < DAY
    ? t('time.hours', { value: String(Math.floor(seconds / HOUR)) })
    : t('time.days', { count: Math.floor(seconds / DAY) });
}

/** Times as this language writes them; `now` is in milliseconds. */
export interface Format {
  readonly t: Texts;
  /** "12 days", or undefined for less than a minute. */
  readonly elapsed: (iso: string, now: number) => string | undefined;
  /** "12 days ago" */
  readonly ago: (iso: string, now: number) => string;
  /** The exact time with its zone. */
  readonly absolute: (iso: string) => string;
  /** Day and month; `at` is in milliseconds. */
  readonly day: (at: number) => string;
  readonly number: (value: number) => string;
}

/** The formats of the app's language. */
export function useFormat(): Format {
  const t = useTexts();
  return useMemo(() => {
    const locale = t('locale');
    const absolute = new Intl.DateTimeFormat(locale, {
      year: 'numeric',
      month: 'short',
      day: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      timeZoneName: 'short',
    });
    const day = new Intl.DateTimeFormat(locale, {
      month: 'short',
      day: 'numeric',
    });
    const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
    const elapsed = (iso: string, now: number) => {
      const seconds = Math.floor((now - Date.parse(iso)) / 1000);
      return seconds < MINUTE ? undefined : roughDuration(t, seconds);
    };
    return {
      t,
      elapsed,
      ago: (iso: string, now: number) => {
        const duration = elapsed(iso, now);
        return duration ? t('time.ago', { duration }) : t('time.now');
      },
      absolute: (iso: string) => absolute.format(new Date(iso)),
      day: (at: number) => day.format(new Date(at)),
      number: (value: number) => number.format(value),
    };
  }, [t]);
}
