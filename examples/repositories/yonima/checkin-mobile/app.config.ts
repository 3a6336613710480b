import type { ExpoConfig } from 'expo/config';

const config: ExpoConfig = {
  name: 'Check-in',
  slug: 'checkin-mobile',
  owner: 'yonima',
  version: '1.1.0',
  scheme: 'checkin',
  runtimeVersion: { policy: 'appVersion' },
  updates: { url: 'https://u.expo.dev/7f0c2a4e-5b0d-4d0a-9c3e-2f6f6a5f4b11' },
  ios: { bundleIdentifier: 'example.yonima.checkin' },
  android: { package: 'example.yonima.checkin' },
  plugins: ['expo-router', 'expo-location'],
};

export default config;
