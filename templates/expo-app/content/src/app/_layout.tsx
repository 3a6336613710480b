import * as Sentry from '@sentry/react-native';
import { Stack } from 'expo-router';
import * as SplashScreen from 'expo-splash-screen';
import { StatusBar } from 'expo-status-bar';
import { type ReactNode, useEffect } from 'react';
import { ApiProvider } from '@/api/ApiProvider';
import { SessionProvider, useSession } from '@/auth/SessionProvider';
// golden-path:if billing
import { BillingProvider } from '@/billing/BillingProvider';
// golden-path:end
import { ConfigContext } from '@/config/ConfigContext';
import { ConfigProblemScreen } from '@/config/ConfigProblemScreen';
import { currentConfig } from '@/config/current';
import { identity } from '@/monitoring/identity';
import { startMonitoring } from '@/monitoring/sentry';
import { texts } from '@/texts';
import { useTheme } from '@/ui';
import { UpdateBanner } from '@/updates/UpdateBanner';

export { CrashScreen as ErrorBoundary } from '@/monitoring/CrashScreen';

void SplashScreen.preventAutoHideAsync();

// Before anything is shown, so that the first screen's crash is reported too
if (currentConfig.ok) {
  startMonitoring(currentConfig.config, identity);
}

const providers = [
  // From the outermost to the innermost
  SessionProvider,
  ApiProvider,
  // golden-path:if billing
  BillingProvider,
  // golden-path:end
];

function RootLayout() {
  if (!currentConfig.ok) {
    return <UnconfiguredApp problems={currentConfig.problems} />;
  }
  return (
    <ConfigContext value={currentConfig.config}>
      {providers.reduceRight<ReactNode>(
        (children, Provider) => (
          <Provider>{children}</Provider>
        ),
        <App />,
      )}
    </ConfigContext>
  );
}

function UnconfiguredApp({ problems }: { problems: readonly string[] }) {
  useEffect(() => SplashScreen.hide(), []);
  return <ConfigProblemScreen problems={problems} />;
}

function App() {
  return (
    <>
      <StatusBar style="auto" />
      <Screens />
      <UpdateBanner />
    </>
  );
}

function Screens() {
  const { status } = useSession();
  const { background, text } = useTheme();
  useEffect(() => {
    if (status !== 'loading') {
      SplashScreen.hide();
    }
  }, [status]);
  if (status === 'loading') {
    return null;
  }
  return (
    <Stack
      screenOptions={{
        contentStyle: { backgroundColor: background },
        headerStyle: { backgroundColor: background },
        headerTintColor: text,
      }}
    >
      <Stack.Protected guard={status === 'signedIn'}>
        <Stack.Screen name="index" options={{ title: texts.notes.title }} />
        <Stack.Screen
          name="new-note"
          options={{ title: texts.newNote.title, presentation: 'modal' }}
        />
        <Stack.Screen name="settings" options={{ title: texts.settings.title }} />
        {/* golden-path:if billing */}
        <Stack.Screen name="premium" options={{ title: texts.billing.title }} />
        {/* golden-path:end */}
      </Stack.Protected>
      <Stack.Protected guard={status === 'signedOut'}>
        <Stack.Screen name="sign-in" options={{ title: texts.signIn.title }} />
      </Stack.Protected>
    </Stack>
  );
}

export default Sentry.wrap(RootLayout);
