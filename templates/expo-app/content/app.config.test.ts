import configure from './app.config';
import { version } from './package.json';

const environment = process.env;

function configOf(variables: Record<string, string>) {
  process.env = { ...environment, ...variables };
  return configure({ config: {}, projectRoot: '.', staticConfigPath: null, packageJsonPath: null });
}

afterEach(() => {
  process.env = environment;
});

describe('configuration of the app', () => {
  it('gives each variant an identity that its store accepts', () => {
    const identities = ['development', 'preview', 'production'].map((variant) => {
      const { android, ios } = configOf({ APP_VARIANT: variant });
      expect(android?.package).toMatch(/^[a-z]\w*(?:\.[a-z]\w*)+$/);
      expect(ios?.bundleIdentifier).toMatch(/^[a-z][a-z0-9-]*(?:\.[a-z][a-z0-9-]*)+$/);
      return android?.package;
    });
    expect(new Set(identities).size).toBe(3);
  });

  it('refuses a variant it does not know', () => {
    expect(() => configOf({ APP_VARIANT: 'toString' })).toThrow('APP_VARIANT');
  });

  it('takes updates for its own version from the project of the account', () => {
    const config = configOf({ EAS_PROJECT_ID: '11111111-2222-3333-4444-555555555555' });
    expect(config).toMatchObject({
      version,
      runtimeVersion: { policy: 'appVersion' },
      updates: { url: 'https://u.expo.dev/11111111-2222-3333-4444-555555555555' },
      extra: { eas: { projectId: '11111111-2222-3333-4444-555555555555' } },
    });
    expect(configOf({}).updates).toEqual({ enabled: false });
  });

  it('holds no token, and uploads source maps only where there is one', () => {
    const sentryOf = (config: ReturnType<typeof configure>) =>
      config.plugins?.find((plugin) => plugin[0] === '@sentry/react-native/expo')?.[1];
    const config = configOf({ SENTRY_AUTH_TOKEN: 'sntrys_not-for-anyone' });
    expect(sentryOf(config)).toMatchObject({ disableAutoUpload: false });
    expect(JSON.stringify(config)).not.toContain('not-for-anyone');
    expect(sentryOf(configOf({}))).toMatchObject({ disableAutoUpload: true });
  });
});
