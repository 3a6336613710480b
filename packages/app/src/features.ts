import apiDocsPlugin from '@backstage/plugin-api-docs/alpha';
import userSettingsModule from '@backstage/plugin-app-module-user-settings';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import catalogGraphPlugin from '@backstage/plugin-catalog-graph/alpha';
import catalogImportPlugin from '@backstage/plugin-catalog-import/alpha';
import notificationsPlugin from '@backstage/plugin-notifications/alpha';
import orgPlugin from '@backstage/plugin-org/alpha';
import scaffolderPlugin from '@backstage/plugin-scaffolder/alpha';
import searchPlugin from '@backstage/plugin-search/alpha';
import signalsPlugin from '@backstage/plugin-signals/alpha';
import userSettingsPlugin from '@backstage/plugin-user-settings/alpha';
import deploymentsPlugin from '@jalon/plugin-deployments';
import repositoriesPlugin from '@jalon/plugin-repositories';
import goldenPathModule from '@jalon/plugin-scaffolder-module-golden-path';
import sentryPlugin from '@jalon/plugin-sentry';
import todoProgressPlugin from '@jalon/plugin-todo-progress';
import { homePlugin } from './modules/home';
import { navModule } from './modules/nav';
import { signInModule } from './modules/signIn';

/** Everything the portal is made of. */
export const features = [
  apiDocsPlugin,
  catalogPlugin,
  catalogGraphPlugin,
  catalogImportPlugin,
  notificationsPlugin,
  orgPlugin,
  scaffolderPlugin,
  searchPlugin,
  signalsPlugin,
  userSettingsPlugin,
  userSettingsModule,
  deploymentsPlugin,
  sentryPlugin,
  todoProgressPlugin,
  repositoriesPlugin,
  goldenPathModule,
  homePlugin,
  navModule,
  signInModule,
];
