import {
  resolvePackagePath,
  resolveSafeChildPath,
} from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import fs from 'fs-extra';
import { isUtf8 } from 'node:buffer';
import { join, relative, sep } from 'node:path';
import { parse } from 'yaml';
import type { Component } from './domain/answers';
import type { ComponentContent, Feature } from './domain/content';
import type { GeneratedFile } from './domain/files';
import type { TemplateContents } from './domain/goldenPath';

/** Left behind by tools; never part of a template. */
const IGNORED = new Set([
  '.git',
  '.expo',
  '.next',
  'node_modules',
  'dist',
  'coverage',
]);

const FOLDERS: Readonly<Record<Component, string>> = {
  backend: 'nestjs-service',
  frontend: 'nextjs-web',
  mobile: 'expo-app',
};

/**
 * The folder of the templates that come with Jalon.
 *
 * @public
 */
export function templatesDirectory(): string {
  return resolvePackagePath('@jalon/golden-path-templates');
}

/** Annotation of a template that names its version. */
export const VERSION_ANNOTATION = 'jalon.dev/template-version';

/**
 * Reads the version of a template, as its `template.yaml` says.
 *
 * @throws NotFoundError when it says none
 * @public
 */
export async function readTemplateVersion(
  name: string,
  directory: string = templatesDirectory(),
): Promise<string> {
  const file = join(directory, name, 'template.yaml');
  const template: { metadata?: { annotations?: Record<string, string> } } =
    parse(await fs.readFile(file, 'utf8')) ?? {};
  const version = template.metadata?.annotations?.[VERSION_ANNOTATION];
  if (!version) {
    throw new NotFoundError(
      `The template ${name} names no version: add the annotation ${VERSION_ANNOTATION} to its metadata.`,
    );
  }
  return version;
}

/**
 * Reads the source code of the given components and the shared documents.
 *
 * @public
 */
export async function readTemplateContents(
  components: readonly Component[],
  directory: string = templatesDirectory(),
): Promise<TemplateContents> {
  const [documents, ...contents] = await Promise.all([
    readFolder(join(directory, 'shared'), directory),
    ...components.map(component => readComponentContent(component, directory)),
  ]);
  return {
    documents,
    components: Object.fromEntries(
      components.map((component, index) => [component, contents[index]]),
    ),
  };
}

/**
 * Reads the source code of a component and what its `features.yaml` says.
 *
 * @public
 */
export async function readComponentContent(
  component: Component,
  directory: string = templatesDirectory(),
): Promise<ComponentContent> {
  return readContent(join(directory, FOLDERS[component]), directory);
}

/**
 * Reads the content of one template's folder.
 *
 * @param root - the package of the templates that it is part of
 * @throws NotFoundError when the folder has no content
 * @public
 */
export async function readContent(
  folder: string,
  root: string = folder,
): Promise<ComponentContent> {
  const files = await readFolder(join(folder, 'content'), root);
  if (files.length === 0) {
    throw new NotFoundError(`There is no template content in ${folder}`);
  }
  const features = await readFeatures(join(folder, 'features.yaml'));
  const overlays: Record<string, GeneratedFile[]> = {};
  for (const { overlay } of features) {
    if (overlay) {
      overlays[overlay] = await readFolder(
        resolveSafeChildPath(folder, overlay),
        root,
      );
    }
  }
  return { files, features, overlays };
}

async function readFeatures(file: string): Promise<readonly Feature[]> {
  if (!(await fs.pathExists(file))) {
    return [];
  }
  const { features }: { features?: Feature[] } =
    parse(await fs.readFile(file, 'utf8')) ?? {};
  return features ?? [];
}

async function readFolder(
  directory: string,
  root: string,
): Promise<GeneratedFile[]> {
  const files: GeneratedFile[] = [];
  const visit = async (folder: string): Promise<void> => {
    for (const entry of await fs.readdir(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory() && !IGNORED.has(entry.name)) {
        await visit(path);
      } else if (entry.isFile()) {
        files.push(
          fileOf(
            relative(directory, path).split(sep).join('/'),
            await fs.readFile(path),
          ),
        );
      }
    }
  };
  if (await fs.pathExists(directory)) {
    await visit(directory);
    files.push(...(await readLeftOut(directory, root, files)));
  }
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Where the package of the templates keeps what packers leave out. */
const LEFT_OUT = 'dist/left-out.json';

/** What was below a folder before it was packed. */
async function readLeftOut(
  directory: string,
  root: string,
  present: readonly GeneratedFile[],
): Promise<GeneratedFile[]> {
  const file = join(root, LEFT_OUT);
  const inside = relative(root, directory).split(sep).join('/');
  if (!(await fs.pathExists(file))) {
    return [];
  }
  const leftOut: Record<string, string> = await fs.readJson(file);
  return Object.entries(leftOut)
    .filter(([path]) => path.startsWith(`${inside}/`))
    .map(([path, content]) => ({
      path: path.slice(inside.length + 1),
      content,
    }))
    .filter(({ path }) => !present.some(other => other.path === path));
}

function fileOf(path: string, content: Buffer): GeneratedFile {
  return isUtf8(content)
    ? { path, content: content.toString('utf8') }
    : { path, content: content.toString('base64'), encoding: 'base64' };
}
