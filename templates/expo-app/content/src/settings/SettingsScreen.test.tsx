import { render, screen } from '@testing-library/react-native';
import { ApiProvider } from '@/api/ApiProvider';
import { SessionProvider } from '@/auth/SessionProvider';
import { ConfigContext } from '@/config/ConfigContext';
import { texts } from '@/texts';
import { SettingsScreen } from './SettingsScreen';
// golden-path:if billing

jest.mock('expo-router', () => ({ useRouter: () => ({ push: jest.fn() }) }));
// golden-path:end

it('says exactly what runs', async () => {
  await render(
    <ConfigContext
      value={{
        environment: 'production',
        apiUrl: 'https://api.example.com',
        mapboxToken: 'pk.public',
        // golden-path:if billing
        revenueCatKeys: [],
        // golden-path:end
      }}
    >
      <SessionProvider>
        <ApiProvider>
          <SettingsScreen
            app={{
              application: 'com.example.app',
              version: '1.2.3',
              build: '45',
              updateId: 'u-1',
              channel: 'production',
              runtimeVersion: '1.2.3',
            }}
          />
        </ApiProvider>
      </SessionProvider>
    </ConfigContext>,
  );
  const { settings } = texts;
  for (const [name, value] of [
    [settings.version, '1.2.3 (45)'],
    [settings.update, 'u-1'],
    [settings.channel, 'production'],
    [settings.runtime, '1.2.3'],
    [settings.api, 'api.example.com'],
    [settings.maps, settings.configured],
  ]) {
    expect(screen.getByLabelText(`${name}: ${value}`)).toBeOnTheScreen();
  }
});
