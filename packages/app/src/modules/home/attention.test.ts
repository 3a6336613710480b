import type { EnvironmentList } from '@jalon/plugin-deployments-common';
import { attentionOf } from './attention';

const list = (overrides: Partial<EnvironmentList>): EnvironmentList => ({
  items: [],
  sync: {},
  ...overrides,
});

describe('attentionOf', () => {
  it('asks nothing of somebody whose environments run well', () => {
    expect(attentionOf(new Map([['component:default/a', list({})]]))).toEqual(
      [],
    );
  });

  it('names holds with who and why, and puts problems after them', () => {
    const environments = new Map([
      [
        'component:default/a',
        list({
          sync: {
            problem: { code: 'unreachable', message: 'GitHub does not answer' },
          },
        }),
      ],
      [
        'component:default/b',
        list({
          items: [
            {
              environment: 'production',
              confirmationRequired: true,
              permissions: { rollback: true, liftHold: true },
              hold: {
                id: '1',
                reason: 'bad migration',
                actor: { displayName: 'Amel' },
                createdAt: '2026-01-01T00:00:00Z',
              },
            },
          ],
        }),
      ],
    ]);

    expect(attentionOf(environments)).toEqual([
      {
        kind: 'held',
        entityRef: 'component:default/b',
        environment: 'production',
        person: 'Amel',
        reason: 'bad migration',
      },
      {
        kind: 'problem',
        entityRef: 'component:default/a',
        message: 'GitHub does not answer',
      },
    ]);
  });

  it('leaves alone an entity that was never meant to be deployed', () => {
    const environments = new Map([
      [
        'component:default/library',
        list({
          sync: { problem: { code: 'no-environments', message: 'none' } },
        }),
      ],
    ]);
    expect(attentionOf(environments)).toEqual([]);
  });
});
