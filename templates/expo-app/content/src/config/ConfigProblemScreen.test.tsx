import { render, screen } from '@testing-library/react-native';
import { texts } from '@/texts';
import { ConfigProblemScreen } from './ConfigProblemScreen';

it('names the variables that keep the app from starting', async () => {
  await render(<ConfigProblemScreen problems={['EXPO_PUBLIC_API_URL is not set']} />);
  expect(screen.getByRole('heading', { name: texts.config.title })).toBeOnTheScreen();
  expect(screen.getByText('EXPO_PUBLIC_API_URL is not set')).toBeOnTheScreen();
});
