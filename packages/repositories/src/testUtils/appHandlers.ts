import { Handlers, STAND_IN_TOKEN } from './answers';

const HOUR_MS = 3600 * 1000;

/** In this one answer the document wants an account to be both, by mistake. */
const ENTERPRISE = {
  name: 'Yonima',
  slug: 'yonima',
  created_at: null,
  updated_at: null,
};

/** What a GitHub App needs to be given a token. */
export const appHandlers: Handlers = {
  'apps/list-installations': async ({ state, document }) => {
    const example = document.example('base-installation-items');
    const { owner } = document.example('full-repository-default-response');
    return {
      status: 200,
      body: state.installations.map((login, index) => ({
        ...example,
        id: index + 1,
        account: { ...Object(owner), ...ENTERPRISE, login },
        repository_selection: 'all',
      })),
    };
  },

  'apps/create-installation-access-token': async () => ({
    status: 201,
    body: {
      token: STAND_IN_TOKEN,
      expires_at: new Date(Date.now() + HOUR_MS).toISOString(),
      permissions: { contents: 'write', metadata: 'read' },
      repository_selection: 'all',
    },
  }),
};
