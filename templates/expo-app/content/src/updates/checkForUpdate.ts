import * as Sentry from '@sentry/react-native';
import { checkForUpdateAsync, fetchUpdateAsync, isEnabled } from 'expo-updates';

/**
 * Looks for other JavaScript on the build's channel and fetches it: a newer
 * update, the former one after `eas update:rollback`, or the order to go back
 * to the installed one. It takes effect at the next start.
 */
export async function checkForUpdate(): Promise<void> {
  if (__DEV__ || !isEnabled) {
    return;
  }
  try {
    const found = await checkForUpdateAsync();
    if (found.isAvailable || found.isRollBackToEmbedded) {
      await fetchUpdateAsync();
    }
  } catch (error) {
    // An app without a network starts as well
    Sentry.addBreadcrumb({ category: 'updates', level: 'warning', message: String(error) });
  }
}
