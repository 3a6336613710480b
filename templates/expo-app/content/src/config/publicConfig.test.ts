import { environmentOf, readPublicConfig } from './publicConfig';

const api = { EXPO_PUBLIC_API_URL: 'https://api.example.com' };

function problemsOf(
  variables: Record<string, string>,
  environment = environmentOf('production'),
): readonly string[] {
  const result = readPublicConfig(variables, environment);
  return result.ok ? [] : result.problems;
}

describe('readPublicConfig', () => {
  it('needs the address of the API and nothing else', () => {
    expect(readPublicConfig({ ...api, EXPO_PUBLIC_SENTRY_DSN: '' }, 'production')).toMatchObject({
      ok: true,
      config: { environment: 'production', apiUrl: 'https://api.example.com' },
    });
    expect(problemsOf({})).toEqual(['EXPO_PUBLIC_API_URL is not set']);
  });

  it.each(['api.example.com', 'ftp://api.example.com', 'https://', 'https://api.example.com/v1'])(
    'refuses %s as an address',
    (address) => {
      expect(problemsOf({ EXPO_PUBLIC_API_URL: address }).join()).toContain('EXPO_PUBLIC_API_URL');
    },
  );

  it('allows an API without encryption on a developer’s machine only', () => {
    const local = { EXPO_PUBLIC_API_URL: 'http://localhost:3001/' };
    expect(readPublicConfig(local, 'development')).toMatchObject({
      config: { apiUrl: 'http://localhost:3001' },
    });
    for (const environment of ['preview', 'production'] as const) {
      expect(problemsOf(local, environment)).toEqual([
        `EXPO_PUBLIC_API_URL must begin with https:// in ${environment}`,
      ]);
    }
  });

  it('refuses a secret token where a public one belongs, without repeating it', () => {
    const [problem] = problemsOf({ ...api, EXPO_PUBLIC_MAPBOX_TOKEN: 'sk.secret' });
    expect(problem).toBe('EXPO_PUBLIC_MAPBOX_TOKEN must be a public token, which begins with pk.');
  });

  it('says everything that is wrong at once', () => {
    const problems = problemsOf({
      EXPO_PUBLIC_API_URL: 'nowhere',
      EXPO_PUBLIC_SENTRY_DSN: 'nowhere either',
    });
    expect(problems.join()).toContain('EXPO_PUBLIC_API_URL');
    expect(problems.join()).toContain('EXPO_PUBLIC_SENTRY_DSN');
  });
  // golden-path:if billing

  it('takes a public key for each store, and no secret one', () => {
    const keys = { ...api, EXPO_PUBLIC_REVENUECAT_KEY: 'appl_abc,goog_def' };
    expect(readPublicConfig(keys, 'production')).toMatchObject({
      config: { revenueCatKeys: ['appl_abc', 'goog_def'] },
    });
    expect(readPublicConfig(api, 'production')).toMatchObject({ config: { revenueCatKeys: [] } });
    expect(problemsOf({ ...api, EXPO_PUBLIC_REVENUECAT_KEY: 'sk_abc' })).toHaveLength(1);
  });
  // golden-path:end
});

describe('environmentOf', () => {
  it('follows the channel of the build', () => {
    expect(['production', 'preview', 'development', null].map(environmentOf)).toEqual([
      'production',
      'preview',
      'development',
      'development',
    ]);
  });
});
