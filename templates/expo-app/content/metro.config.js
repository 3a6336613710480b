const { getSentryExpoConfig } = require('@sentry/react-native/metro');

// Gives the bundle and its source map the debug id by which Sentry matches them
module.exports = getSentryExpoConfig(__dirname);
