export const en = {
  config: {
    title: 'This build is not configured',
    explanation:
      'The app cannot start because of these variables. See .env.example, or the profile in eas.json that made this build.',
  },
  crash: {
    title: 'Something went wrong',
    explanation: 'The problem was reported. You can try again.',
  },
  errors: {
    offline: 'The service cannot be reached. Check your connection.',
    timeout: 'The service takes too long to answer.',
    unauthorized: 'Your session has ended. Sign in again.',
    forbidden: 'You may not do this.',
    notFound: 'This does not exist any more.',
    invalid: 'The service refuses this input.',
    rateLimited: 'Too many requests. Wait a moment.',
    server: 'The service has a problem. Try again later.',
    requestId: (id: string) => `Reference for the support: ${id}`,
  },
  common: { retry: 'Try again', loading: 'Loading' },
  signIn: {
    title: 'Sign in',
    explanation: 'Paste an access token of the API. It is kept in the keychain of this device.',
    expired: 'Your session has ended. Sign in again.',
    token: 'Access token',
    submit: 'Sign in',
    malformed: 'This is not an access token.',
    outdated: 'This token has expired.',
  },
  notes: {
    title: 'Notes',
    empty: 'No note yet',
    emptyHint: 'What you write down appears here.',
    add: 'New note',
    settings: 'Settings',
  },
  newNote: {
    title: 'New note',
    name: 'Title',
    text: 'Text',
    save: 'Save',
    titleMissing: 'Give the note a title.',
    titleTooLong: (limit: number) => `The title may have ${limit} characters.`,
    textTooLong: (limit: number) => `The text may have ${limit} characters.`,
  },
  settings: {
    title: 'Settings',
    version: 'Version',
    update: 'Update',
    embedded: 'as installed',
    channel: 'Channel',
    noChannel: 'none (development)',
    runtime: 'Runtime version',
    api: 'API',
    maps: 'Maps',
    configured: 'configured',
    notConfigured: 'not configured',
    signOut: 'Sign out',
  },
  updates: {
    ready: 'An update is ready. It takes effect at the next start.',
    restart: 'Restart now',
  },
  // golden-path:if billing
  billing: {
    title: 'Premium',
    active: 'You have premium.',
    until: (date: string) => `You have premium until ${date}.`,
    inactive: 'You do not have premium.',
    unavailable: 'Nothing can be bought in this build.',
    buy: (name: string, price: string) => `${name}, ${price}`,
    restore: 'Restore purchases',
    nothingToRestore: 'No purchase was found for this account.',
    failed: 'The store did not complete this. Nothing was charged twice.',
  },
  // golden-path:end
};

export type Texts = typeof en;
