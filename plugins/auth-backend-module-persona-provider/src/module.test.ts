import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import authPlugin from '@backstage/plugin-auth-backend';
import request from 'supertest';
import personaProvider from './index';

const users = ['user:default/guest', 'user:default/amel.diop'];

const entities = users.map(ref => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { namespace: 'default', name: ref.split('/')[1] },
  spec: { memberOf: [], profile: { displayName: `Person ${ref}` } },
}));

async function startAuth() {
  const { server } = await startTestBackend({
    features: [
      authPlugin,
      personaProvider,
      catalogServiceMock.factory({ entities }),
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'http://localhost' },
          auth: { providers: { persona: { users } } },
        },
      }),
    ],
  });
  return server;
}

describe('persona provider', () => {
  it('signs in as a configured persona', async () => {
    const response = await request(await startAuth())
      .get('/api/auth/persona/refresh')
      .set('x-jalon-persona', 'user:default/amel.diop');

    expect(response.status).toBe(200);
    expect(response.body.backstageIdentity.identity.userEntityRef).toBe(
      'user:default/amel.diop',
    );
    expect(response.body.profile.displayName).toBe(
      'Person user:default/amel.diop',
    );
  });

  it('refuses anyone else and says who is known', async () => {
    const response = await request(await startAuth())
      .get('/api/auth/persona/refresh')
      .set('x-jalon-persona', 'user:default/root');

    expect(response.status).toBe(403);
    expect(response.body.error.message).toContain('user:default/amel.diop');
  });

  it('asks for the header when it is missing', async () => {
    const response = await request(await startAuth()).get(
      '/api/auth/persona/refresh',
    );

    expect(response.status).toBe(401);
    expect(response.body.error.message).toContain('x-jalon-persona');
  });

  it('does not exist in production', async () => {
    const before = process.env.NODE_ENV;
    Object.assign(process.env, { NODE_ENV: 'production' });
    try {
      const response = await request(await startAuth())
        .get('/api/auth/persona/refresh')
        .set('x-jalon-persona', 'user:default/guest');
      expect(response.status).toBe(404);
    } finally {
      Object.assign(process.env, { NODE_ENV: before });
    }
  });
});
