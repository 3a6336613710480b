import { FetchApi } from '@backstage/core-plugin-api';
import { ResponseError } from '@backstage/errors';

/** Something wrong with a generated file; lines count from 1. */
export interface Finding {
  readonly path: string;
  readonly line?: number;
  readonly message: string;
}

/** A repository that does not exist yet, as the portal would generate it. */
export interface Preview {
  /** Sorted by path; sizes in bytes. */
  readonly files: readonly { path: string; size: number }[];
  readonly checks: readonly {
    validator: string;
    files: number;
    findings: readonly Finding[];
  }[];
  readonly todo: { done: number; total: number };
}

/** One file of it. */
export interface PreviewFile {
  readonly path: string;
  readonly size: number;
  readonly content: string;
  readonly kind: 'text' | 'binary';
  readonly truncated: boolean;
}

/** What a person answered so far, and of which template. */
export interface PreviewRequest {
  readonly template: string;
  readonly answers: Readonly<Record<string, unknown>>;
}

/** Renders the repository without creating it. */
export async function loadPreview(
  request: PreviewRequest,
  fetchApi: FetchApi,
): Promise<Preview> {
  return post('previews', request, fetchApi);
}

/** Renders one file of it. */
export async function loadPreviewFile(
  request: PreviewRequest & { path: string },
  fetchApi: FetchApi,
): Promise<PreviewFile> {
  return post('previews/file', request, fetchApi);
}

async function post<T>(
  path: string,
  body: object,
  fetchApi: FetchApi,
): Promise<T> {
  const response = await fetchApi.fetch(`plugin://golden-path/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) {
    // The backend's own sentence, rather than the status
    throw (await ResponseError.fromResponse(response)).cause;
  }
  return response.json();
}
