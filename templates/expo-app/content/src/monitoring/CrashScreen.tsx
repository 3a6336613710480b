import * as Sentry from '@sentry/react-native';
import type { ErrorBoundaryProps } from 'expo-router';
import { useEffect } from 'react';
import { texts } from '@/texts';
import { Body, Button, Heading, Screen } from '@/ui';

/** What is shown in place of a screen that failed. */
export function CrashScreen({ error, retry }: ErrorBoundaryProps) {
  useEffect(() => {
    Sentry.captureException(error);
  }, [error]);
  return (
    <Screen>
      <Heading>{texts.crash.title}</Heading>
      <Body>{texts.crash.explanation}</Body>
      <Button label={texts.common.retry} onPress={() => void retry()} />
    </Screen>
  );
}
