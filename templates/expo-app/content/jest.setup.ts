// The device's own parts, which Node.js does not have
jest.mock('expo-secure-store', () => {
  const items = new Map<string, string>();
  return {
    WHEN_UNLOCKED_THIS_DEVICE_ONLY: 'when-unlocked-this-device-only',
    getItemAsync: jest.fn(async (key: string) => items.get(key) ?? null),
    setItemAsync: jest.fn(async (key: string, value: string) => void items.set(key, value)),
    deleteItemAsync: jest.fn(async (key: string) => void items.delete(key)),
  };
});

jest.mock('expo-updates', () => ({
  channel: null,
  isEmbeddedLaunch: true,
  isEnabled: true,
  runtimeVersion: '1.2.3',
  updateId: null,
  checkForUpdateAsync: jest.fn(async () => ({ isAvailable: false, isRollBackToEmbedded: false })),
  fetchUpdateAsync: jest.fn(async () => ({ isNew: true })),
  reloadAsync: jest.fn(async () => undefined),
  useUpdates: jest.fn(() => ({ isUpdatePending: false })),
}));

jest.mock('@sentry/react-native', () => ({
  addBreadcrumb: jest.fn(),
  captureException: jest.fn(),
  init: jest.fn(),
  setTags: jest.fn(),
  wrap: <T>(component: T): T => component,
}));
// golden-path:if billing

jest.mock('react-native-purchases', () => ({
  __esModule: true,
  PURCHASES_ERROR_CODE: { PURCHASE_CANCELLED_ERROR: '1' },
  default: {
    configure: jest.fn(),
    addCustomerInfoUpdateListener: jest.fn(),
    removeCustomerInfoUpdateListener: jest.fn(),
    getCustomerInfo: jest.fn(async () => ({ entitlements: { active: {} } })),
    getOfferings: jest.fn(async () => ({ current: null })),
    purchasePackage: jest.fn(),
    restorePurchases: jest.fn(),
  },
}));
// golden-path:end
