import * as Sentry from '@sentry/react-native';
import type { PublicConfig } from '@/config/publicConfig';
import type { AppIdentity } from './identity';

type Options = Parameters<typeof Sentry.init>[0];

/**
 * Settings of Sentry. The release is the store's version, the distribution the
 * JavaScript that runs in it: an update over the air changes only the latter.
 */
export function sentryOptions(config: PublicConfig, identity: AppIdentity): Options {
  const { application, version, build, updateId } = identity;
  return {
    dsn: config.sentryDsn,
    enabled: config.sentryDsn !== undefined,
    environment: config.environment,
    release: `${application}@${version}${build ? `+${build}` : ''}`,
    dist: updateId ?? build,
    sendDefaultPii: false,
    tracesSampleRate: config.environment === 'production' ? 0.1 : 1,
    // The trace goes on in the backend, and nowhere else
    tracePropagationTargets: [config.apiUrl],
    beforeBreadcrumb: withoutQuery,
  };
}

/** Addresses without what was asked for: it may name a person. */
export function withoutQuery(breadcrumb: Sentry.Breadcrumb): Sentry.Breadcrumb {
  const url: unknown = breadcrumb.data?.url;
  return typeof url === 'string'
    ? { ...breadcrumb, data: { ...breadcrumb.data, url: url.split('?')[0] } }
    : breadcrumb;
}

/** Reports crashes from here on. */
export function startMonitoring(config: PublicConfig, identity: AppIdentity): void {
  Sentry.init(sentryOptions(config, identity));
  Sentry.setTags({
    'expo-channel': identity.channel ?? 'none',
    'expo-update-id': identity.updateId ?? 'embedded',
    'expo-runtime-version': identity.runtimeVersion ?? 'none',
  });
}
