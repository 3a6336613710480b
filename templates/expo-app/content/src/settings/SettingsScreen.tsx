// golden-path:if billing
import { useRouter } from 'expo-router';
// golden-path:end
import { useSignOut } from '@/auth/useSignOut';
import { useConfig } from '@/config/ConfigContext';
import { type AppIdentity, identity } from '@/monitoring/identity';
import { texts } from '@/texts';
import { Button, Card, Fact, Screen } from '@/ui';

/** What runs here, in the words a support desk asks for, and the way out. */
export function SettingsScreen({ app = identity }: { app?: AppIdentity }) {
  const { apiUrl, mapboxToken } = useConfig();
  const signOut = useSignOut();
  // golden-path:if billing
  const router = useRouter();
  // golden-path:end
  const { settings } = texts;
  return (
    <Screen>
      <Card>
        <Fact name={settings.version} value={versionOf(app)} />
        <Fact name={settings.update} value={app.updateId ?? settings.embedded} />
        <Fact name={settings.channel} value={app.channel ?? settings.noChannel} />
        <Fact name={settings.runtime} value={app.runtimeVersion ?? '–'} />
        <Fact name={settings.api} value={new URL(apiUrl).host} />
        <Fact
          name={settings.maps}
          value={mapboxToken ? settings.configured : settings.notConfigured}
        />
      </Card>
      {/* golden-path:if billing */}
      <Button label={texts.billing.title} onPress={() => router.push('/premium')} secondary />
      {/* golden-path:end */}
      <Button label={settings.signOut} onPress={() => void signOut()} secondary />
    </Screen>
  );
}

function versionOf({ version, build }: AppIdentity): string {
  return build ? `${version} (${build})` : version;
}
