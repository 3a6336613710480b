import { parse, parseAllDocuments } from 'yaml';
import { kubernetesFiles } from '..';
import { answersOf } from '../../__testUtils__/answers';
import type { Component, RawAnswers } from '../../answers';

/** Rendered manifests, and ways to read them. */
export function render(
  raw: RawAnswers = {},
  components: readonly Component[] = ['backend'],
) {
  const generated = kubernetesFiles(answersOf(raw, components));
  const files = new Map(
    generated.map(file => [
      file.path.replace('infrastructure/kubernetes/', ''),
      file.content,
    ]),
  );
  const text = (path: string): string => {
    const content = files.get(path);
    if (content === undefined) {
      throw new Error(`There is no ${path}`);
    }
    return content;
  };
  const readAll = (path: string) =>
    parseAllDocuments(text(path)).map(document => document.toJS());
  const manifests = [...files.keys()]
    .filter(path => /^base\/(?!kustomization)/.test(path))
    .flatMap(readAll);
  const base = () => manifests;
  return {
    generated,
    paths: [...files.keys()],
    text,
    read: (path: string) => parse(text(path)),
    /** Every manifest of the base. */
    base,
    /** The manifest of the base with that kind and name. */
    find: (kind: string, name: string) => {
      const found = base().find(
        manifest => manifest.kind === kind && manifest.metadata.name === name,
      );
      if (!found) {
        throw new Error(`There is no ${kind} ${name}`);
      }
      return found;
    },
    /** What a ConfigMap holds in an environment, the overlay's values included. */
    configOf: (environment: string, name = 'app-config') =>
      configured(
        base(),
        parse(text(`${environment}/kustomization.yaml`)),
        name,
      ),
  };
}

interface Overlay {
  patches: { target: { kind: string; name: string }; patch: string }[];
}

function configured(
  manifests: { kind: string; metadata: { name: string }; data?: object }[],
  overlay: Overlay,
  name: string,
): Record<string, string> {
  const added = overlay.patches
    .filter(({ target }) => target.kind === 'ConfigMap' && target.name === name)
    .flatMap(({ patch }) => parse(patch))
    .map(({ path, value }) => [path.replace('/data/', ''), value]);
  const common = manifests.find(
    manifest =>
      manifest.kind === 'ConfigMap' && manifest.metadata.name === name,
  );
  return { ...common?.data, ...Object.fromEntries(added) };
}
