import { createContext, use } from 'react';
import type { PublicConfig } from './publicConfig';

export const ConfigContext = createContext<PublicConfig | undefined>(undefined);

/** The configuration, valid by the time a screen is shown. */
export function useConfig(): PublicConfig {
  const config = use(ConfigContext);
  if (!config) {
    throw new Error('useConfig needs a ConfigContext around it');
  }
  return config;
}
