import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

function run(script: string, options: readonly string[], env: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [`scripts/${script}.mjs`, ...options],
    { encoding: 'utf8', env: { ...process.env, ...env } },
  );
  return { status, stdout, stderr };
}

describe('check-bundle', () => {
  let folder: string;
  const check = (env?: Record<string, string>) => run('check-bundle', [folder], env);

  function bundle(files: Record<string, string | Buffer>) {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
  }

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'bundle-'));
    bundle({ '_expo/entry.hbc': 'bytecode', '_expo/entry.js': 'const url="https://a.example"' });
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  it('is content with a bundle without secrets', () => {
    expect(check()).toMatchObject({ status: 0 });
    expect(check().stdout).toContain('No secret in the 2 files');
  });

  it.each([
    ['the name of a secret', 'entry.js', 'process.env.JWT_SECRET', 'JWT_SECRET'],
    ['a canary', 'entry.js', 'canary-of-database-url-5f1d', 'DATABASE_URL'],
    [
      'a secret token of Mapbox',
      'entry.hbc',
      `sk.${'eyJ'.padEnd(40, 'x')}.${'y'.repeat(22)}`,
      'Mapbox',
    ],
    ['a token of Sentry', 'entry.js', `sntrys_${'a'.repeat(40)}`, 'Sentry'],
    ['an address with a password', 'entry.js', 'postgresql://app:pw@db/app', 'database'],
  ])('finds %s', (_what, file, content, expected) => {
    bundle({ [file]: `…${content}…` });
    const { status, stderr } = check();
    expect(status).toBe(1);
    expect(stderr).toContain(expected);
  });

  it('finds the value of a secret in bytecode and source maps, without telling it', () => {
    const value = 'correct-horse-battery';
    bundle({ 'a.hbc': Buffer.from(value, 'utf16le'), 'b.map': value });
    const { status, stderr } = check({ STORE_PASSWORD: value });
    expect(status).toBe(1);
    expect(stderr).toContain('a.hbc holds the value of STORE_PASSWORD');
    expect(stderr).toContain('b.map holds the value of STORE_PASSWORD');
    expect(stderr).not.toContain(value);
  });

  it('does not take an empty folder for a proof', () => {
    rmSync(join(folder, '_expo'), { recursive: true });
    expect(check()).toMatchObject({ status: 1 });
    expect(run('check-bundle', [join(folder, 'nowhere')])).toMatchObject({ status: 1 });
  });
});

describe('with-profile', () => {
  const print = [process.execPath, '-p', 'process.env.EXPO_PUBLIC_API_URL'];

  it('gives a command the variables of its profile', () => {
    const preview = run('with-profile', ['preview', ...print]);
    const production = run('with-profile', ['production', ...print]);
    expect(preview.stdout).toMatch(/^https:/);
    expect(production.stdout).toMatch(/^https:/);
    expect(preview.stdout).not.toBe(production.stdout);
  });

  it('passes on how the command ended', () => {
    const exit = [process.execPath, '-e', 'process.exit(3)'];
    expect(run('with-profile', ['preview', ...exit])).toMatchObject({ status: 3 });
  });

  it.each([
    ['a channel of another profile', ['preview', 'eas', 'update', '--channel', 'production']],
    ['an environment of another one', ['preview', 'eas', 'update', '--environment=production']],
    ['a profile that does not exist', ['toString', 'eas', 'update']],
    ['no command', ['preview']],
  ])('refuses %s', (_what, options) => {
    const { status, stderr } = run('with-profile', options);
    expect(status).toBe(1);
    expect(stderr).toContain('✗');
  });
});
