import { ActivityIndicator, StyleSheet, View } from 'react-native';
import { ApiError } from '@/api/ApiError';
import { texts } from '@/texts';
import { Button } from './Button';
import { Heading, Hint, Problem } from './Typography';
import { spacing, useTheme } from './theme';

export function Loading() {
  const { accent } = useTheme();
  return (
    <View style={styles.state}>
      <ActivityIndicator
        accessibilityLabel={texts.common.loading}
        aria-busy
        color={accent}
        role="progressbar"
        size="large"
      />
    </View>
  );
}

export function Empty({ title, hint }: { title: string; hint: string }) {
  return (
    <View style={styles.state}>
      <Heading>{title}</Heading>
      <Hint>{hint}</Hint>
    </View>
  );
}

interface FailureProps {
  readonly error: Error;
  readonly onRetry: () => void;
}

/** What went wrong, in words of the reader, and the way to try again. */
export function Failure({ error, onRetry }: FailureProps) {
  return (
    <View style={styles.state}>
      <ErrorText error={error} />
      <Button label={texts.common.retry} onPress={onRetry} secondary />
    </View>
  );
}

export function ErrorText({ error }: { error: Error }) {
  const requestId = error instanceof ApiError ? error.requestId : undefined;
  return (
    <>
      <Problem>{describeError(error)}</Problem>
      {requestId ? <Hint>{texts.errors.requestId(requestId)}</Hint> : null}
    </>
  );
}

/** A sentence for the reader; only refusals of their input quote the service. */
export function describeError(error: Error): string {
  if (!(error instanceof ApiError)) {
    return texts.errors.server;
  }
  const sentence = texts.errors[error.kind];
  return error.kind === 'invalid' && error.detail ? `${sentence} ${error.detail}` : sentence;
}

const styles = StyleSheet.create({
  state: {
    flexGrow: 1,
    gap: spacing.medium,
    padding: spacing.large,
    alignItems: 'center',
    justifyContent: 'center',
  },
});
