import { useState } from 'react';
import {
  ProxiedSignInPage,
  SignInPage as ProviderSignInPage,
} from '@backstage/core-components';
import {
  configApiRef,
  githubAuthApiRef,
  useApi,
} from '@backstage/core-plugin-api';
import type { IdentityApi } from '@backstage/frontend-plugin-api';
import type { SignInPageProps } from '@backstage/plugin-app-react';
import { Avatar, Text } from '@backstage/ui';
import { personaOf } from './personas';
import styles from './PersonaSignInPage.module.css';

const STORAGE_KEY = 'jalon.persona';

/** The same identity, forgetting the chosen persona when it signs out. */
function forgettingOnSignOut(identity: IdentityApi): IdentityApi {
  return {
    getUserId: () => (identity as { getUserId?: () => string }).getUserId?.(),
    getProfileInfo: () => identity.getProfileInfo(),
    getBackstageIdentity: () => identity.getBackstageIdentity(),
    getCredentials: () => identity.getCredentials(),
    signOut: async () => {
      localStorage.removeItem(STORAGE_KEY);
      await identity.signOut();
    },
  } as IdentityApi;
}

export const PersonaSignInPage = (props: SignInPageProps) => {
  const config = useApi(configApiRef);
  const users = config.getOptionalStringArray('auth.providers.persona.users');
  const remembered = localStorage.getItem(STORAGE_KEY);
  const [chosen, setChosen] = useState(
    users?.find(user => user === remembered),
  );

  if (!users) {
    return (
      <ProviderSignInPage
        {...props}
        title="Jalon"
        provider={{
          id: 'github-auth-provider',
          title: 'GitHub',
          message: 'Sign in with your GitHub account',
          apiRef: githubAuthApiRef,
        }}
      />
    );
  }

  if (chosen) {
    return (
      <ProxiedSignInPage
        provider="persona"
        headers={{ 'x-jalon-persona': chosen }}
        onSignInSuccess={identity =>
          props.onSignInSuccess(forgettingOnSignOut(identity))
        }
      />
    );
  }

  return (
    <main className={styles.page}>
      <div className={styles.panel}>
        <Text as="h1" variant="title-medium" weight="bold">
          {config.getOptionalString('app.title') ?? 'Jalon'}
        </Text>
        <Text as="p" color="secondary">
          Choose whose eyes to see the portal with. You can change by signing
          out in Settings.
        </Text>
        <ul className={styles.list}>
          {users.map(personaOf).map(persona => (
            <li key={persona.entityRef}>
              <button
                type="button"
                className={styles.persona}
                onClick={() => {
                  localStorage.setItem(STORAGE_KEY, persona.entityRef);
                  setChosen(persona.entityRef);
                }}
              >
                <Avatar src="" name={persona.name} purpose="decoration" />
                <span className={styles.text}>
                  <span className={styles.name}>Enter as {persona.name}</span>
                  <span className={styles.description}>
                    {persona.description}
                  </span>
                </span>
              </button>
            </li>
          ))}
        </ul>
      </div>
    </main>
  );
};
