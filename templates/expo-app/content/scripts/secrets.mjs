/**
 * Names of the secrets that a build machine, a developer or the backend may
 * have in its environment. None may reach the app, neither name nor value.
 */
export const secretNames = [
  'EXPO_TOKEN',
  'SENTRY_AUTH_TOKEN',
  'RNMAPBOX_MAPS_DOWNLOAD_TOKEN',
  'REVENUECAT_SECRET_KEY',
  'DATABASE_URL',
  'REDIS_URL',
  'JWT_SECRET',
  'S3_SECRET_ACCESS_KEY',
  'SMTP_URL',
];

/** What secrets look like, whoever put them into the code. */
export const secretPatterns = [
  {
    name: 'a private key',
    pattern: /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----\s*\\?n?[A-Za-z0-9+/]{32}/,
  },
  { name: 'a secret token of Mapbox', pattern: /\bsk\.eyJ[\w-]{20,}\.[\w-]{10,}/ },
  { name: 'a token of Sentry', pattern: /\bsntr(?:ys|yu)_[\w+/=-]{30,}/ },
  { name: 'a secret key of RevenueCat', pattern: /\bsk_[A-Za-z0-9]{24,}\b/ },
  { name: 'a token of GitHub', pattern: /\b(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_\w{40,})\b/ },
  { name: 'an access key of AWS', pattern: /\bAKIA[0-9A-Z]{16}\b/ },
  {
    name: 'a database address with a password',
    pattern: /\b(?:postgres(?:ql)?|mongodb(?:\+srv)?|rediss?):\/\/[^\s:@/"']+:[^\s:@/"']+@/,
  },
];

/**
 * Values that nothing else has: found in the app, they came from the
 * environment. The public prefix on a secret is the mistake made most easily.
 */
export const canaries = Object.fromEntries(
  secretNames
    .flatMap((name) => [name, `EXPO_PUBLIC_${name}`])
    .map((name) => [name, `canary-of-${name.toLowerCase().replaceAll('_', '-')}-5f1d`]),
);
