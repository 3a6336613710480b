import { useMemo } from 'react';
import {
  useTranslationRef,
  type TranslationFunction,
} from '@backstage/core-plugin-api/alpha';
import { deploymentsTranslationRef } from '../translation';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Gives the texts of this plugin in the language of the app. */
export type Texts = TranslationFunction<typeof deploymentsTranslationRef.T>;

/** Shorthand for the texts of this plugin. */
export function useTexts(): Texts {
  return useTranslationRef(deploymentsTranslationRef).t;
}

function durationParts(t: Texts, seconds: number): string {
  const rounded = Math.max(0, Math.round(seconds));
  if (rounded < MINUTE) {
    return t('time.seconds', { value: String(rounded) });
  }
  if (rounded < HOUR) {
    return t('time.minutes', { value: String(Math.floor(rounded / MINUTE)) });
  }
  if (rounded < 2 * DAY) {
    const hours = Math.floor(rounded / HOUR);
    const minutes = Math.floor((rounded % HOUR) / MINUTE);
    return minutes === 0 || hours >= 10
      ? t('time.hours', { value: String(hours) })
      : t('time.hoursMinutes', {
          hours: String(hours),
          minutes: String(minutes),
        });
  }
  return t('time.days', { count: Math.floor(rounded / DAY) });
}

/** One unit is enough for how long ago something was. */
function roughDuration(t: Texts, seconds: number): string {
  const unit = [DAY, HOUR, MINUTE].find(each => seconds >= each) ?? 1;
  const shown = Math.floor(seconds / unit) * unit;
  return shown >= DAY
    ? t('time.days', { count: Math.floor(shown / DAY) })
    : durationParts(t, shown);
}

/** Durations, times and shares as this language writes them. */
export interface Format {
  readonly t: Texts;
  readonly duration: (seconds: number) => string;
  /** "2 h ago"; `now` in milliseconds. */
  readonly ago: (iso: string, now: number) => string;
  /** "for 2 h"; `now` in milliseconds. */
  readonly since: (iso: string, now: number) => string;
  /** The exact time with its zone. */
  readonly absolute: (iso: string) => string;
  readonly number: (value: number) => string;
  /** Of a share between 0 and 1. */
  readonly percent: (value: number) => string;
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
      second: '2-digit',
      timeZoneName: 'short',
    });
    const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
    const percent = new Intl.NumberFormat(locale, {
      style: 'percent',
      maximumFractionDigits: 1,
    });
    const secondsSince = (iso: string, now: number) =>
      Math.floor((now - Date.parse(iso)) / 1000);
    return {
      t,
      duration: (seconds: number) => durationParts(t, seconds),
      ago: (iso: string, now: number) => {
        const seconds = secondsSince(iso, now);
        return seconds < MINUTE
          ? t('time.now')
          : t('time.ago', { duration: roughDuration(t, seconds) });
      },
      since: (iso: string, now: number) => {
        const seconds = secondsSince(iso, now);
        return seconds < MINUTE
          ? t('time.sinceNow')
          : t('time.since', { duration: roughDuration(t, seconds) });
      },
      absolute: (iso: string) => absolute.format(new Date(iso)),
      number: (value: number) => number.format(value),
      percent: (value: number) => percent.format(value),
    };
  }, [t]);
}
