import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { z } from 'zod';
import { environmentOf, readPublicConfig } from './publicConfig';

const profileSchema = z.strictObject({
  node: z.string(),
  developmentClient: z.literal(true).optional(),
  distribution: z.enum(['internal', 'store']),
  channel: z.string(),
  environment: z.string(),
  autoIncrement: z.literal(true),
  env: z.strictObject({ APP_VARIANT: z.string(), EXPO_PUBLIC_API_URL: z.string() }),
});

const eas = z
  .strictObject({
    cli: z.strictObject({
      version: z.string(),
      appVersionSource: z.literal('remote'),
      requireCommit: z.literal(true),
    }),
    build: z.strictObject({
      development: profileSchema,
      preview: profileSchema,
      production: profileSchema,
    }),
    submit: z.strictObject({ production: z.looseObject({ android: z.object(), ios: z.object() }) }),
  })
  .parse(JSON.parse(readFileSync('eas.json', 'utf8')));

const profiles = Object.entries(eas.build);

function exampleOf(profile: string) {
  const file = profile === 'development' ? '.env.example' : `.env.${profile}.example`;
  return parseEnv(readFileSync(file, 'utf8'));
}

describe('profiles of eas.json', () => {
  it.each(profiles)(
    '%s has a channel, an environment and variables of its own',
    (name, profile) => {
      expect(profile).toMatchObject({
        channel: name,
        environment: name,
        env: { APP_VARIANT: name },
      });
    },
  );

  it.each(profiles)('%s starts with its own address of the API', (name, profile) => {
    expect(readPublicConfig(profile.env, environmentOf(profile.channel))).toMatchObject({
      ok: true,
    });
    expect(exampleOf(name).EXPO_PUBLIC_API_URL).toBe(profile.env.EXPO_PUBLIC_API_URL);
  });

  it('share no address', () => {
    const addresses = profiles.map(([, profile]) => profile.env.EXPO_PUBLIC_API_URL);
    expect(new Set(addresses).size).toBe(profiles.length);
  });

  it('bring production to the stores and the others to the team', () => {
    expect(profiles.map(([, { distribution }]) => distribution)).toEqual([
      'internal',
      'internal',
      'store',
    ]);
    expect(eas.build.development.developmentClient).toBe(true);
  });
});

describe('.env examples', () => {
  it.each(profiles)(
    'of %s name the same public variables and hold no value but the address',
    (name) => {
      const { EXPO_PUBLIC_API_URL: address, ...others } = exampleOf(name);
      expect(address).toMatch(/^https?:/);
      expect(Object.keys(others).sort()).toEqual(
        Object.keys(exampleOf('development'))
          .filter((variable) => variable !== 'EXPO_PUBLIC_API_URL')
          .sort(),
      );
      expect(Object.keys(others).every((variable) => variable.startsWith('EXPO_PUBLIC_'))).toBe(
        true,
      );
      expect(new Set(Object.values(others))).toEqual(new Set(['']));
    },
  );
});
