// As in expo-env.d.ts, which `expo start` writes and Git ignores: type checks need it at once
/// <reference types="expo/types" />
