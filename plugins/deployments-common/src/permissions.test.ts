import { formatEnvironmentRef, parseEnvironmentRef } from './permissions';

describe('environment references', () => {
  it('names an environment by entity and environment', () => {
    expect(
      formatEnvironmentRef({
        entityRef: 'Component:default/Orders-Api',
        environment: 'production',
      }),
    ).toBe('component:default/orders-api#production');
  });

  it('reads back what it wrote', () => {
    expect(
      parseEnvironmentRef('component:default/orders-api#production'),
    ).toEqual({
      entityRef: 'component:default/orders-api',
      environment: 'production',
    });
  });

  it.each(['', 'production', '#production', 'component:default/a#', 'a#b'])(
    'refuses %p',
    ref => {
      expect(() => parseEnvironmentRef(ref)).toThrow(/environment|reference/);
    },
  );
});
