/** @jest-environment node */
import { readEnvironment } from './environment';

const required = { NEXT_PUBLIC_API_URL: 'https://api.example.com' };

describe('readEnvironment', () => {
  it('needs nothing but the address of the backend', () => {
    expect(readEnvironment(required)).toEqual({
      ...required,
      NODE_ENV: 'development',
      LOG_LEVEL: 'info',
      APP_VERSION: '0.0.0-dev',
      SENTRY_ENVIRONMENT: 'development',
      BACKEND_TIMEOUT_MS: 5000,
    });
  });

  it('takes what the image was built with, unless the process says otherwise', () => {
    expect(readEnvironment({}, required).NEXT_PUBLIC_API_URL).toBe('https://api.example.com');
    const read = (url: string) => readEnvironment({ NEXT_PUBLIC_API_URL: url }, required);
    expect(read('http://backend:3001').NEXT_PUBLIC_API_URL).toBe('http://backend:3001');
    expect(read('').NEXT_PUBLIC_API_URL).toBe('https://api.example.com');
  });

  it('says in one sentence what is wrong with each variable', () => {
    expect.assertions(1);
    try {
      readEnvironment({ NEXT_PUBLIC_API_URL: 'backend', BACKEND_TIMEOUT_MS: 'long' }, {});
    } catch (error) {
      expect(error).toMatchObject({
        name: 'EnvironmentError',
        problems: [
          'NEXT_PUBLIC_API_URL must be the address of the backend, such as https://api.example.com.',
          'BACKEND_TIMEOUT_MS must be a whole number of milliseconds from 1 to 60000.',
        ],
      });
    }
  });

  it.each([
    [{ LOG_LEVEL: 'loud' }, /^LOG_LEVEL must be fatal/],
    [{ BACKEND_TIMEOUT_MS: '0' }, /^BACKEND_TIMEOUT_MS must be at least/],
    [{ NEXT_PUBLIC_SENTRY_DSN: 'key' }, /^NEXT_PUBLIC_SENTRY_DSN must be a DSN/],
    [{ ANALYTICS_SCRIPT_URL: 'javascript:alert(1)' }, /^ANALYTICS_SCRIPT_URL must be/],
  ])('refuses %p', (variables, problem) => {
    expect(() => readEnvironment({ ...required, ...variables })).toThrow(problem);
  });
});
