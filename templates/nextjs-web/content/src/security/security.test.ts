import { contentSecurityPolicy } from './content-security-policy';
import { safePath } from './safe-path';
import { mayMutate } from './same-origin';

describe('contentSecurityPolicy', () => {
  const policyOf = (development: boolean) =>
    contentSecurityPolicy({
      nonce: 'n0nce',
      development,
      connectTo: [undefined, 'https://key@errors.example/1', 'https://errors.example/script.js'],
    });

  it('runs only scripts that carry the nonce', () => {
    expect(policyOf(false)).toContain("script-src 'self' 'nonce-n0nce' 'strict-dynamic';");
    expect(policyOf(false)).not.toContain('unsafe-eval');
    expect(policyOf(false)).toContain("frame-ancestors 'none'");
  });

  it('lets the browser call what was configured, once', () => {
    expect(policyOf(false)).toContain("connect-src 'self' https://errors.example;");
  });

  it('lets React explain errors while developing', () => {
    expect(policyOf(true)).toContain("'unsafe-eval'");
  });
});

describe('mayMutate', () => {
  it.each([
    ['GET', {}, true],
    ['HEAD', { 'sec-fetch-site': 'cross-site' }, true],
    ['POST', {}, false],
    ['POST', { 'sec-fetch-site': 'same-origin' }, true],
    [
      'POST',
      { 'sec-fetch-site': 'same-site', origin: 'https://a.example', host: 'a.example' },
      false,
    ],
    ['DELETE', { 'sec-fetch-site': 'cross-site' }, false],
    ['POST', { origin: 'https://a.example', host: 'a.example' }, true],
    ['POST', { origin: 'https://evil.example', host: 'a.example' }, false],
    ['POST', { origin: 'null', host: 'a.example' }, false],
  ])('%s with %p: %p', (method, headers, allowed) => {
    expect(mayMutate(method, new Headers(headers))).toBe(allowed);
  });
});

describe('safePath', () => {
  it.each([
    ['/notes?limit=3', '/notes?limit=3'],
    ['//evil.example', '/'],
    ['/\\evil.example', '/'],
    ['/\t/evil.example', '/'],
    ['https://evil.example', '/'],
    ['javascript:alert(1)', '/'],
    [['/a', '/b'], '/'],
    [undefined, '/'],
  ])('leads %p to %p', (wanted, path) => {
    expect(safePath(wanted, '/')).toBe(path);
  });
});
