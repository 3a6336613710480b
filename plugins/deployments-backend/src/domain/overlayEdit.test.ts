import { parseOverlay } from './overlay';
import { holdsImages, restoreImages } from './overlayEdit';

const OVERLAY = `# Production of orders-api
apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources:
    - ../base   # shared
images:
    - name: orders-api # ours
      newTag: "1.4.3"   # set by CI

    - name: proxy
      newTag: '2.0'
patches: [{path: replicas.yaml}]
`;

describe('restoreImages', () => {
  it('changes the values and nothing else', () => {
    const changed = restoreImages(OVERLAY, [
      { name: 'orders-api', newTag: '1.4.2' },
      { name: 'proxy', newTag: '1.9' },
    ]);
    expect(changed).toBe(
      OVERLAY.replace('"1.4.3"', '"1.4.2"').replace("'2.0'", "'1.9'"),
    );
  });

  it('is the same text when nothing changes', () => {
    const images = parseOverlay(OVERLAY, 'overlay').images ?? [];
    expect(restoreImages(OVERLAY, images)).toBe(OVERLAY);
  });

  it('leaves images that the target has not', () => {
    const changed = restoreImages(OVERLAY, [
      { name: 'orders-api', newTag: '1.4.2' },
    ]);
    expect(changed).toBe(OVERLAY.replace('"1.4.3"', '"1.4.2"'));
  });

  it('replaces a tag by a digest and back, line by line', () => {
    const digest = 'sha256:9f86d081884c7d659a2feaa0c55ad015';
    const pinned = restoreImages(OVERLAY, [{ name: 'orders-api', digest }]);
    expect(pinned).toContain(`orders-api # ours\n      digest: ${digest}\n`);
    expect(pinned).not.toContain('1.4.3');
    const back = restoreImages(pinned, [
      { name: 'orders-api', newTag: '1.4.3' },
    ]);
    expect(parseOverlay(back, 'overlay').images?.[0]).toEqual({
      name: 'orders-api',
      newTag: '1.4.3',
    });
    expect(back).toContain('# Production of orders-api');
  });

  it('quotes a version that YAML would take for a number', () => {
    const text = 'images:\n  - name: api\n    newTag: v2\n';
    const changed = restoreImages(text, [{ name: 'api', newTag: '1.10' }]);
    expect(changed).toBe('images:\n  - name: api\n    newTag: "1.10"\n');
  });

  it('keeps Windows line ends', () => {
    const text =
      'images:\r\n  - name: api\r\n    newTag: v2\r\nresources: []\r\n';
    expect(restoreImages(text, [{ name: 'api', newTag: 'v1' }])).toBe(
      text.replace('v2', 'v1'),
    );
    const digest = restoreImages(text, [
      { name: 'api', newTag: 'v2', digest: 'sha256:00' },
    ]);
    expect(digest).toContain('    newTag: v2\r\n    digest: sha256:00\r\n');
  });

  it.each([
    [
      'flow style',
      'images: [{ name: api, newTag: v2, digest: "sha256:11" }]\n',
    ],
    ['no list', 'resources: [a]\n'],
    ['an empty file', ''],
    ['an alias', 'x: &v v2\nimages:\n  - name: api\n    newTag: *v\n'],
    ['no line end', 'images:\n  - name: api'],
    ['tag before name', 'images:\n  - newTag: v2\n    name: api\n'],
  ])('copes with %s', (_, text) => {
    const target = [{ name: 'api', newTag: 'v1' }];
    const changed = restoreImages(text, target);
    expect(holdsImages(changed, target)).toBe(true);
  });

  it('keeps comments when it has to print the document', () => {
    const changed = restoreImages('resources: [a] # kept\n', [
      { name: 'api', newTag: 'v1' },
    ]);
    expect(changed).toContain('# kept');
  });

  it('never writes anything but the value', () => {
    const evil = 'v1"\nresources: [http://evil.example]';
    const changed = restoreImages(OVERLAY, [
      { name: 'orders-api', newTag: evil },
    ]);
    expect(parseOverlay(changed, 'overlay').images?.[0].newTag).toBe(evil);
  });
});
