import { reloadAsync, useUpdates } from 'expo-updates';
import { useEffect } from 'react';
import { AppState, StyleSheet, View } from 'react-native';
import { texts } from '@/texts';
import { Body, Button, spacing, useTheme } from '@/ui';
import { checkForUpdate } from './checkForUpdate';

/** Looks for an update at start and on every return, and says when one is ready. */
export function UpdateBanner() {
  const { isUpdatePending } = useUpdates();
  const { surface } = useTheme();
  useEffect(() => {
    void checkForUpdate();
    const subscription = AppState.addEventListener('change', (state) => {
      if (state === 'active') {
        void checkForUpdate();
      }
    });
    return () => subscription.remove();
  }, []);
  if (!isUpdatePending) {
    return null;
  }
  return (
    <View role="status" style={[styles.banner, { backgroundColor: surface }]}>
      <Body>{texts.updates.ready}</Body>
      <Button label={texts.updates.restart} onPress={() => void reloadAsync()} secondary />
    </View>
  );
}

const styles = StyleSheet.create({
  banner: { gap: spacing.small, padding: spacing.medium },
});
