import {
  compareEnvironments,
  DEFAULT_RULES,
  environmentOfOverlay,
  joinPath,
  promotedFrom,
} from './environments';
import { unifiedDifference } from './difference';

describe('environments', () => {
  it('come with production first', () => {
    const names = ['qa', 'staging', 'demo', 'production'];
    expect(names.sort(compareEnvironments(DEFAULT_RULES))).toEqual([
      'production',
      'staging',
      'demo',
      'qa',
    ]);
  });

  it('are promoted from the next in the order', () => {
    const rules = {
      order: ['production', 'preprod', 'staging'],
      protected: [],
    };
    const available = ['staging', 'production', 'qa'];
    expect(promotedFrom('production', available, rules)).toBe('staging');
    expect(promotedFrom('staging', available, rules)).toBeUndefined();
    expect(promotedFrom('qa', available, rules)).toBeUndefined();
  });

  it.each([
    ['k8s/production/kustomization.yaml', 'production'],
    ['k8s/base/kustomization.yaml', undefined],
    ['k8s/kustomization.yaml', undefined],
    ['k8s/production/patches/kustomization.yaml', undefined],
    ['other/production/kustomization.yaml', undefined],
  ])('%s is %s', (path, expected) => {
    expect(environmentOfOverlay(path, 'k8s')).toBe(expected);
  });

  it.each([
    [['services/a', './k8s/'], 'services/a/k8s'],
    [['', 'k8s'], 'k8s'],
    [['a', '../../etc'], undefined],
    [['a', 'b\\..\\c'], undefined],
  ])('joins %j to %s', (parts, expected) => {
    expect(joinPath(...parts)).toBe(expected);
  });
});

describe('unifiedDifference', () => {
  it('prints what Git would', () => {
    expect(unifiedDifference('a/b.yaml', 'x\ny\nz\n', 'x\nY\nz\n')).toBe(
      'diff --git a/a/b.yaml b/a/b.yaml\n--- a/a/b.yaml\n+++ b/a/b.yaml\n@@ -1,3 +1,3 @@\n x\n-y\n+Y\n z\n',
    );
    expect(unifiedDifference('a', 'x', 'x')).toBeUndefined();
  });
});
