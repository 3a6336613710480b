import { fingerprintOf, type RollbackSight } from './fingerprint';

const sight: RollbackSight = {
  entityRef: 'component:default/orders-api',
  environment: 'production',
  repository: 'localhost/acme/orders-api',
  overlayPath: 'k/production/kustomization.yaml',
  before: 'a',
  after: 'b',
  fromId: '1',
  toId: '2',
  checks: ['hold:pass', 'migrations:warn'],
};

describe('fingerprintOf', () => {
  it('is the same for the same sight', () => {
    expect(
      fingerprintOf({ ...sight, checks: [...sight.checks].reverse() }),
    ).toBe(fingerprintOf(sight));
  });

  it.each<Partial<RollbackSight>>([
    { before: 'c' },
    { fromId: '3' },
    { toId: '3' },
    { holdId: 'h' },
    { confirmation: 'orders-api' },
    { checks: ['hold:pass', 'migrations:block'] },
  ])('is another for %j', change => {
    expect(fingerprintOf({ ...sight, ...change })).not.toBe(
      fingerprintOf(sight),
    );
  });
});
