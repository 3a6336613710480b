import { createBackend } from '@backstage/backend-defaults';

const backend = createBackend();

backend.add(import('@backstage/plugin-app-backend'));

backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('@backstage/plugin-auth-backend-module-guest-provider'));
backend.add(import('@backstage/plugin-auth-backend-module-github-provider'));
backend.add(import('@jalon/plugin-auth-backend-module-persona-provider'));

backend.add(import('@backstage/plugin-permission-backend'));
backend.add(import('@jalon/plugin-permission-backend-module-golden-path'));

backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(
  import('@backstage/plugin-catalog-backend-module-scaffolder-entity-model'),
);
backend.add(import('@backstage/plugin-catalog-backend-module-logs'));
backend.add(import('@jalon/plugin-catalog-backend-module-demo-organisation'));
backend.add(import('@jalon/plugin-catalog-backend-module-repositories'));

backend.add(import('@backstage/plugin-scaffolder-backend'));
backend.add(import('@backstage/plugin-scaffolder-backend-module-github'));
backend.add(import('@jalon/plugin-scaffolder-backend-module-golden-path'));

backend.add(import('@backstage/plugin-search-backend'));
backend.add(import('@backstage/plugin-search-backend-module-catalog'));
backend.add(import('@jalon/plugin-search-backend-module-sentry'));

backend.add(import('@backstage/plugin-events-backend'));
backend.add(import('@backstage/plugin-notifications-backend'));
backend.add(import('@backstage/plugin-signals-backend'));
backend.add(import('@backstage/plugin-user-settings-backend'));
backend.add(import('@backstage/plugin-mcp-actions-backend'));

backend.add(import('@jalon/plugin-golden-path-backend'));
backend.add(import('@jalon/plugin-repositories-backend'));
backend.add(import('@jalon/plugin-deployments-backend'));
backend.add(import('@jalon/plugin-todo-progress-backend'));
backend.add(import('@jalon/plugin-sentry-backend'));

backend.start();
