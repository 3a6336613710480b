import * as Sentry from '@sentry/react-native';
import { render, screen, userEvent } from '@testing-library/react-native';
import { texts } from '@/texts';
import { CrashScreen } from './CrashScreen';

it('reports a crash and lets the reader try again', async () => {
  const error = new Error('of a screen');
  const retry = jest.fn(async () => undefined);
  await render(<CrashScreen error={error} retry={retry} />);
  expect(Sentry.captureException).toHaveBeenCalledWith(error);
  await userEvent.press(screen.getByRole('button', { name: texts.common.retry }));
  expect(retry).toHaveBeenCalledTimes(1);
});
