import type { Repository } from '@jalon/repositories';

/** A file as text; bytes that are no UTF-8 become replacement characters. */
export async function readText(
  repository: Repository,
  path: string,
  revision: string,
): Promise<string> {
  const { content } = await repository.readFile(path, { revision });
  return content.toString('utf8');
}
