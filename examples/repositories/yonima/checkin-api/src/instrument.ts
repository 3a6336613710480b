import * as Sentry from '@sentry/nestjs';

// Before every other import, so that Sentry can follow them.
Sentry.init({
  dsn: process.env.SENTRY_DSN,
  environment: process.env.NODE_ENV,
  release: process.env.RELEASE,
  tracesSampleRate: 0.1,
});
