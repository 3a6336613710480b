import { applicationId, nativeApplicationVersion, nativeBuildVersion } from 'expo-application';
import Constants from 'expo-constants';
import { channel, isEmbeddedLaunch, runtimeVersion, updateId } from 'expo-updates';

/** What exactly runs on this device. */
export interface AppIdentity {
  readonly application: string;
  /** Of the installed build, as in the store. */
  readonly version: string;
  /** Build number of the store; browsers have none. */
  readonly build?: string;
  /** Of the JavaScript that runs, when it came over the air. */
  readonly updateId?: string;
  readonly channel?: string;
  readonly runtimeVersion?: string;
}

export const identity: AppIdentity = {
  application: applicationId ?? Constants.expoConfig?.slug ?? 'app',
  version: nativeApplicationVersion ?? Constants.expoConfig?.version ?? '0.0.0',
  build: nativeBuildVersion ?? undefined,
  updateId: isEmbeddedLaunch ? undefined : (updateId ?? undefined),
  // Both are empty in a browser
  channel: channel || undefined,
  runtimeVersion: runtimeVersion || undefined,
};
