/**
 * The actions that generated workflows use, pinned by commit. Each commit was
 * read from the action's own release tag, which stands behind it as a comment
 * so that Dependabot keeps both current.
 */
const PINNED = {
  'actions/checkout': ['3d3c42e5aac5ba805825da76410c181273ba90b1', 'v7.0.1'],
  'actions/setup-node': ['820762786026740c76f36085b0efc47a31fe5020', 'v7.0.0'],
  'actions/upload-artifact': [
    'bbbca2ddaa5d8feaa63e36b76fdaad77386f024f',
    'v7.0.0',
  ],
  'aquasecurity/trivy-action': [
    'ed142fd0673e97e23eac54620cfb913e5ce36c25',
    'v0.36.0',
  ],
  'codecov/codecov-action': [
    '5a1091511ad55cbe89839c7260b706298ca349f7',
    'v5.5.1',
  ],
  'anchore/sbom-action': [
    'e22c389904149dbc22b58101806040fa8d37a610',
    'v0.24.0',
  ],
  'docker/build-push-action': [
    '53b7df96c91f9c12dcc8a07bcb9ccacbed38856a',
    'v7.3.0',
  ],
  'docker/login-action': ['4907a6ddec9925e35a0a9e82d7399ccc52663121', 'v4.1.0'],
  'docker/metadata-action': [
    'dc802804100637a589fabce1cb79ff13a1411302',
    'v6.2.0',
  ],
  'docker/setup-buildx-action': [
    '37fe631027851001ddb9b187196cc803df7f5f0e',
    'v4.3.0',
  ],
  'expo/expo-github-action': [
    'eab7a230208c952974db8c3245cfd78402c7b385',
    '9.0.0',
  ],
  'github/codeql-action': [
    '8aad20d150bbac5944a9f9d289da16a4b0d87c1e',
    'v4.36.2',
  ],
  'oasdiff/oasdiff-action': [
    '033c15c845bef10f148afb0fa781bf1b2a7fe1bf',
    'v0.1.12',
  ],
} as const;

export type PinnedAction = keyof typeof PINNED;

/** `uses:` of a pinned action, or of a folder inside its repository. */
export function uses(action: PinnedAction, folder?: string): string {
  return `${action}${folder ? `/${folder}` : ''}@${PINNED[action][0]}`;
}

/** The release behind a `uses:` that {@link uses} wrote. */
export function versionOf(text: string): string | undefined {
  const commit = text.split('@')[1];
  return Object.values(PINNED).find(([pinned]) => pinned === commit)?.[1];
}
