import { NotFoundError } from '@backstage/errors';
import {
  bytesOf,
  Check,
  GeneratedFile,
  LAYOUT,
  RawAnswers,
  renderGoldenPath,
  validateRepository,
} from '@jalon/golden-path';
import { createHash } from 'node:crypto';

/** What would be generated: a golden path and what a person answered so far. */
export interface PreviewRequest {
  /** Name of the template, such as `nestjs-service`. */
  template: string;
  answers: RawAnswers;
}

/** A repository that does not exist yet. */
export type Preview = {
  /** Sorted by path; sizes in bytes. */
  files: { path: string; size: number }[];
  /** What the validators have to say. */
  checks: Check[];
  /** Items of the platform's to-do list. */
  todo: { done: number; total: number };
};

/** One file of a preview. */
export type PreviewFile = {
  path: string;
  /** Size in bytes. */
  size: number;
  /** The beginning of it; empty when it is no text. */
  content: string;
  kind: 'text' | 'binary';
  /** Whether there is more than `content` shows. */
  truncated: boolean;
};

/** Renders golden paths without creating anything. */
export interface Previews {
  /** @throws InputError one sentence per answer that cannot be used */
  preview(request: PreviewRequest): Promise<Preview>;
  /**
   * @throws InputError one sentence per answer that cannot be used
   * @throws NotFoundError when there is no such file
   */
  file(request: PreviewRequest & { path: string }): Promise<PreviewFile>;
}

/** A person looks at many files of the same preview, one after the other. */
const REMEMBERED = 20;

/** Lockfiles are longer than anybody reads. */
const MAX_CHARACTERS = 200_000;

export class DefaultPreviews implements Previews {
  private readonly rendered = new Map<string, Promise<GeneratedFile[]>>();

  async preview(request: PreviewRequest): Promise<Preview> {
    const files = await this.render(request);
    return {
      files: files.map(file => ({
        path: file.path,
        size: bytesOf(file).length,
      })),
      checks: await validateRepository(files),
      todo: progressOf(files),
    };
  }

  async file(request: PreviewRequest & { path: string }): Promise<PreviewFile> {
    const files = await this.render(request);
    const file = files.find(({ path }) => path === request.path);
    if (!file) {
      throw new NotFoundError(
        `${request.template} generates no file ${JSON.stringify(
          request.path,
        )} from these answers.`,
      );
    }
    const text = file.encoding ? '' : file.content;
    return {
      path: file.path,
      size: bytesOf(file).length,
      content: text.slice(0, MAX_CHARACTERS),
      kind: file.encoding ? 'binary' : 'text',
      truncated: text.length > MAX_CHARACTERS,
    };
  }

  private render({
    template,
    answers,
  }: PreviewRequest): Promise<GeneratedFile[]> {
    const key = createHash('sha256')
      .update(JSON.stringify([template, answers]))
      .digest('hex');
    const known = this.rendered.get(key);
    if (known) {
      return known;
    }
    const files = renderGoldenPath({ template: { name: template }, answers });
    this.rendered.set(key, files);
    files.catch(() => this.rendered.delete(key));
    const [oldest] = this.rendered.keys();
    if (this.rendered.size > REMEMBERED) {
      this.rendered.delete(oldest);
    }
    return files;
  }
}

function progressOf(files: readonly GeneratedFile[]): Preview['todo'] {
  const todo = files.find(({ path }) => path === LAYOUT.todo)?.content ?? '';
  return {
    done: todo.match(/^- \[x\]/gm)?.length ?? 0,
    total: todo.match(/^- \[[ x]\]/gm)?.length ?? 0,
  };
}
