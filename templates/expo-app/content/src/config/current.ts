import { channel } from 'expo-updates';
import { environmentOf, readPublicConfig } from './publicConfig';

/**
 * The configuration of this app. Expo puts values into the bundle only where a
 * variable is named in full, so each stands here.
 */
export const currentConfig = readPublicConfig(
  {
    EXPO_PUBLIC_API_URL: process.env.EXPO_PUBLIC_API_URL,
    EXPO_PUBLIC_SENTRY_DSN: process.env.EXPO_PUBLIC_SENTRY_DSN,
    EXPO_PUBLIC_MAPBOX_TOKEN: process.env.EXPO_PUBLIC_MAPBOX_TOKEN,
    // golden-path:if billing
    EXPO_PUBLIC_REVENUECAT_KEY: process.env.EXPO_PUBLIC_REVENUECAT_KEY,
    // golden-path:end
  },
  environmentOf(channel),
);
