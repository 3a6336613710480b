import type { Artefact } from '@jalon/plugin-deployments-common';
import type { OverlayImage } from './types';

const DIGEST_DIGITS = 12;
const COMMIT_DIGITS = 7;

/** What an overlay deploys: its images that are pinned to a tag or a digest. */
export function toArtefacts(images: readonly OverlayImage[]): Artefact[] {
  return images
    .filter(image => image.newTag || image.digest)
    .map(image => ({
      name: image.newName ?? image.name,
      ...(image.newTag && { version: image.newTag }),
      ...(image.digest && { digest: image.digest }),
    }));
}

/** Equal for equal sets of artefacts, whatever their order. */
export function artefactsKey(artefacts: readonly Artefact[]): string {
  const lines = artefacts.map(({ name, version, digest }) =>
    JSON.stringify([name, version ?? '', digest ?? '']),
  );
  return lines.sort().join('\n');
}

/**
 * What a person calls a deployment: the tag of its first artefact, else the
 * artefact's short digest, else the short commit.
 */
export function versionName(
  artefacts: readonly Artefact[],
  sha?: string,
): string {
  const [first] = artefacts;
  if (first?.version) {
    return first.version;
  }
  if (first?.digest) {
    return first.digest.replace(/^sha256:/, '').slice(0, DIGEST_DIGITS);
  }
  return sha?.slice(0, COMMIT_DIGITS) ?? 'unknown';
}
