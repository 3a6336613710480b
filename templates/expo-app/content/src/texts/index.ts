import { en, type Texts } from './en';
import { fr } from './fr';

const languages: Readonly<Record<string, Texts>> = { en, fr };
const fallback = 'en'; // golden-path:value language

/** The texts of a language such as `fr-SN`; of the app's own where there are none. */
export function textsOf(locale: string): Texts {
  return languages[locale.slice(0, 2)] ?? languages[fallback] ?? en;
}

/** Language and region of the device. */
export const locale = Intl.DateTimeFormat().resolvedOptions().locale;

export const texts = textsOf(locale);
