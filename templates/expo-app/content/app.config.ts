import type { ConfigContext, ExpoConfig } from 'expo/config';
import { version } from './package.json';

type Variant = 'development' | 'preview' | 'production';

/** One device can hold all three: each has a name and an identity of its own. */
const variants: Record<Variant, { suffix: string; name: string }> = {
  development: { suffix: '.dev', name: '__GOLDEN_PATH_NAME__ (dev)' },
  preview: { suffix: '.preview', name: '__GOLDEN_PATH_NAME__ (preview)' },
  production: { suffix: '', name: '__GOLDEN_PATH_NAME__' },
};

const slug = '__GOLDEN_PATH_NAME__';
const applicationId = '__GOLDEN_PATH_APPLICATION_ID__';

/**
 * Configuration of the app. What only an account can know comes from the
 * environment: EXPO_OWNER, EAS_PROJECT_ID, SENTRY_ORG and SENTRY_PROJECT. None
 * of them is a secret.
 */
export default function configure(_context: ConfigContext): ExpoConfig {
  const variant = readVariant(process.env.APP_VARIANT);
  const { suffix, name } = variants[variant];
  const projectId = process.env.EAS_PROJECT_ID ?? process.env.EAS_BUILD_PROJECT_ID;
  return {
    name,
    slug,
    version,
    scheme: `${slug}${suffix}`,
    owner: process.env.EXPO_OWNER,
    icon: './assets/icon.png',
    userInterfaceStyle: 'automatic',
    // An update reaches the builds that have its version: a native change
    // needs a new one
    runtimeVersion: { policy: 'appVersion' },
    updates: projectId
      ? { url: `https://u.expo.dev/${projectId}`, checkAutomatically: 'ON_LOAD' }
      : { enabled: false },
    ios: {
      // Apple allows no underscore, Google no hyphen
      bundleIdentifier: `${applicationId.replaceAll('_', '-')}${suffix}`,
      supportsTablet: true,
      config: { usesNonExemptEncryption: false },
    },
    android: {
      package: `${applicationId}${suffix}`,
      adaptiveIcon: { backgroundColor: '#14532d', foregroundImage: './assets/adaptive-icon.png' },
    },
    web: { bundler: 'metro', output: 'single', favicon: './assets/favicon.png' },
    plugins: [
      'expo-router',
      ['expo-secure-store', { configureAndroidBackup: true }],
      [
        'expo-splash-screen',
        { backgroundColor: '#14532d', image: './assets/adaptive-icon.png', imageWidth: 180 },
      ],
      [
        '@sentry/react-native/expo',
        {
          url: process.env.SENTRY_URL ?? 'https://sentry.io/',
          organization: process.env.SENTRY_ORG,
          project: process.env.SENTRY_PROJECT,
          // Source maps are uploaded where SENTRY_AUTH_TOKEN is; the build passes without
          disableAutoUpload: !process.env.SENTRY_AUTH_TOKEN,
        },
      ],
    ],
    extra: projectId ? { eas: { projectId } } : {},
  };
}

function readVariant(value: string | undefined): Variant {
  const variant = value ?? 'development';
  if (!Object.hasOwn(variants, variant)) {
    throw new Error(`APP_VARIANT is ${value}: expected ${Object.keys(variants).join(', ')}`);
  }
  return variant as Variant;
}
