import { useColorScheme } from 'react-native';

export interface Theme {
  readonly background: string;
  readonly surface: string;
  readonly border: string;
  readonly text: string;
  readonly muted: string;
  readonly accent: string;
  readonly onAccent: string;
  readonly danger: string;
}

export const light: Theme = {
  background: '#f8fafc',
  surface: '#ffffff',
  border: '#64748b',
  text: '#0f172a',
  muted: '#475569',
  accent: '#14532d',
  onAccent: '#ffffff',
  danger: '#b91c1c',
};

export const dark: Theme = {
  background: '#0b1120',
  surface: '#1e293b',
  border: '#94a3b8',
  text: '#f1f5f9',
  muted: '#cbd5e1',
  accent: '#86efac',
  onAccent: '#052e16',
  danger: '#fca5a5',
};

/** Colours of the device's appearance. */
export function useTheme(): Theme {
  return useColorScheme() === 'dark' ? dark : light;
}

export const spacing = { small: 8, medium: 16, large: 24 } as const;

/** Smallest side of what is touched, in density-independent pixels (WCAG 2.5.5, Material). */
export const touchTarget = 48;
