import {
  ProxiedSignInPage,
  SignInPage as ProviderSignInPage,
} from '@backstage/core-components';
import {
  configApiRef,
  githubAuthApiRef,
  useApi,
  type IdentityApi,
} from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { SignInPageProps } from '@backstage/plugin-app-react';
import { Avatar, Text } from '@backstage/ui';
import { useState } from 'react';
import { personaOf, type Persona } from './personas';
import styles from './PersonaSignInPage.module.css';
import { signInTranslationRef } from './translation';

const STORAGE_KEY = 'jalon.persona';

/** The same identity, forgetting the chosen persona when it signs out. */
function forgettingOnSignOut(identity: IdentityApi): IdentityApi {
  return {
    getProfileInfo: () => identity.getProfileInfo(),
    getBackstageIdentity: () => identity.getBackstageIdentity(),
    getCredentials: () => identity.getCredentials(),
    signOut: async () => {
      localStorage.removeItem(STORAGE_KEY);
      await identity.signOut();
    },
  };
}

const PersonaButton = (props: { persona: Persona; onChoose: () => void }) => {
  const { t } = useTranslationRef(signInTranslationRef);
  const { entityRef, name, about } = props.persona;
  return (
    <button type="button" className={styles.persona} onClick={props.onChoose}>
      <Avatar src="" name={name} purpose="decoration" />
      <span className={styles.text}>
        <span className={styles.name}>{t('enterAs', { name })}</span>
        <span className={styles.description}>
          {about ? t(about) : entityRef}
        </span>
      </span>
    </button>
  );
};

const PersonaList = (props: {
  users: readonly string[];
  onChoose: (entityRef: string) => void;
}) => {
  const { t } = useTranslationRef(signInTranslationRef);
  const config = useApi(configApiRef);
  return (
    <main className={styles.page}>
      <div className={styles.panel}>
        <Text as="h1" variant="title-medium" weight="bold">
          {config.getOptionalString('app.title') ?? 'Jalon'}
        </Text>
        <Text as="p" color="secondary">
          {t('introduction')}
        </Text>
        <ul className={styles.list}>
          {props.users.map(personaOf).map(persona => (
            <li key={persona.entityRef}>
              <PersonaButton
                persona={persona}
                onChoose={() => props.onChoose(persona.entityRef)}
              />
            </li>
          ))}
        </ul>
      </div>
    </main>
  );
};

export const PersonaSignInPage = (props: SignInPageProps) => {
  const { t } = useTranslationRef(signInTranslationRef);
  const users = useApi(configApiRef).getOptionalStringArray(
    'auth.providers.persona.users',
  );
  const remembered = localStorage.getItem(STORAGE_KEY);
  const [chosen, setChosen] = useState(
    users?.find(user => user === remembered),
  );

  if (!users) {
    return (
      <ProviderSignInPage
        {...props}
        provider={{
          id: 'github-auth-provider',
          title: 'GitHub',
          message: t('github'),
          apiRef: githubAuthApiRef,
        }}
      />
    );
  }
  if (!chosen) {
    return (
      <PersonaList
        users={users}
        onChoose={entityRef => {
          localStorage.setItem(STORAGE_KEY, entityRef);
          setChosen(entityRef);
        }}
      />
    );
  }
  return (
    <ProxiedSignInPage
      provider="persona"
      headers={{ 'x-jalon-persona': chosen }}
      onSignInSuccess={identity =>
        props.onSignInSuccess(forgettingOnSignOut(identity))
      }
    />
  );
};
