const MOBILE = [
  'android',
  'apple',
  'capacitor',
  'cocoa',
  'cordova',
  'dart-flutter',
  'flutter',
  'ionic',
  'java-android',
  'kotlin-android',
  'objc',
  'react-native',
  'swift',
  'unity',
];

/**
 * Whether a platform of Sentry is one whose users keep an old version for
 * weeks, so that the moment of an error says nothing about a deployment.
 */
export function isMobile(platform: string | undefined): boolean {
  return (
    platform !== undefined &&
    MOBILE.some(each => platform === each || platform.startsWith(`${each}-`))
  );
}
