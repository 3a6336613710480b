import * as Sentry from '@sentry/react-native';
import { screen } from '@testing-library/react-native';
import { renderRouter } from 'expo-router/testing-library';
import { texts } from '@/texts';

jest.mock('@/config/current', () => ({
  currentConfig: { ok: false, problems: ['EXPO_PUBLIC_API_URL is not set'] },
}));

it('shows what is wrong instead of starting', async () => {
  await renderRouter('./src/app', { initialUrl: '/' });
  expect(await screen.findByText(texts.config.title)).toBeOnTheScreen();
  expect(screen.getByText('EXPO_PUBLIC_API_URL is not set')).toBeOnTheScreen();
  expect(Sentry.init).not.toHaveBeenCalled();
});
