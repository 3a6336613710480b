import { useMemo } from 'react';
import {
  useTranslationRef,
  type TranslationFunction,
} from '@backstage/core-plugin-api/alpha';
import { sentryTranslationRef } from '../translation';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Gives the texts of this plugin in the language of the app. */
export type Texts = TranslationFunction<typeof sentryTranslationRef.T>;

/** Shorthand for the texts of this plugin. */
export function useTexts(): Texts {
  return useTranslationRef(sentryTranslationRef).t;
}

/** One unit is enough for how long ago something was. */
function roughDuration(t: Texts, seconds: number): string {
  if (seconds >= DAY) {
    return t('time.days', { count: Math.floor(seconds / DAY) });
  }
  return seconds >= HOUR
    ? t('time.hours', { number: String(Math.floor(seconds / HOUR)) })
    : t('time.minutes', { number: String(Math.floor(seconds / MINUTE)) });
}

/** Times, numbers and shares as a language writes them. */
export interface Format {
  readonly t: Texts;
  /** "2 h ago"; `now` in milliseconds. */
  ago(iso: string, now: number): string;
  /** With seconds and zone. */
  absolute(iso: string): string;
  /** A day such as `2026-11-21`, or the UTC day of a moment. */
  day(date: string | number): string;
  number(value: number): string;
  /** Of a share between 0 and 1. */
  percent(value: number): string;
  /** A difference of two shares, in points of a percent, with its sign. */
  points(value: number): string;
}

/** Formats for the language of the app. */
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
      second: '2-digit',
      timeZoneName: 'short',
    });
    const day = new Intl.DateTimeFormat(locale, {
      month: 'short',
      day: 'numeric',
      // Days are counted in UTC, wherever one looks at them.
      timeZone: 'UTC',
    });
    const number = new Intl.NumberFormat(locale);
    const percent = new Intl.NumberFormat(locale, {
      style: 'percent',
      maximumFractionDigits: 2,
    });
    const points = new Intl.NumberFormat(locale, {
      maximumFractionDigits: 2,
      signDisplay: 'always',
    });
    return {
      t,
      ago: (iso: string, now: number) => {
        const seconds = (now - Date.parse(iso)) / 1000;
        return seconds < MINUTE
          ? t('time.now')
          : t('time.ago', { duration: roughDuration(t, seconds) });
      },
      absolute: (iso: string) => absolute.format(new Date(iso)),
      day: (date: string | number) => day.format(new Date(date)),
      number: (value: number) => number.format(value),
      percent: (value: number) => percent.format(value),
      // A minus as long as the plus, for figures that stand below each other.
      points: (value: number) => points.format(value * 100).replace('-', '−'),
    };
  }, [t]);
}
