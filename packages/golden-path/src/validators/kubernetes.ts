import { parseAllDocuments } from 'yaml';
import { LAYOUT } from '../domain/files';
import type { Finding, Validator } from './types';

interface Model {
  new (data: object): { validate(): void };
}

/** The API server will know every field: the schemas of Kubernetes. */
export const kubernetes: Validator = {
  name: 'kubernetes',
  covers: path =>
    path.startsWith(`${LAYOUT.kubernetes}/`) &&
    /(?<!kustomization)\.yaml$/.test(path),
  async validate(covered) {
    const findings: Finding[] = [];
    for (const { path, content } of covered) {
      for (const document of parseAllDocuments(content)) {
        const message = await problemOf(document.toJS());
        if (message) {
          findings.push({ path, message });
        }
      }
    }
    return findings;
  },
};

async function problemOf(manifest: {
  apiVersion: string;
  kind: string;
}): Promise<string | undefined> {
  const { apiVersion, kind, ...rest } = manifest;
  if (!/^[\w.]+(?:\/\w+)?$/.test(apiVersion) || !/^\w+$/.test(kind)) {
    return 'This is no manifest: apiVersion or kind is missing.';
  }
  try {
    const models: Record<string, Model> = await import(
      `kubernetes-models/${apiVersion}/${kind}`
    );
    new models[kind](rest).validate();
    return undefined;
  } catch (error) {
    return `${kind}: ${error instanceof Error ? error.message : error}`;
  }
}
