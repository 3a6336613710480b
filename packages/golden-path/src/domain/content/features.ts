import { minimatch } from 'minimatch';
import type { GeneratedFile } from '../files';
import { holds } from './conditionalLines';

/**
 * What of a template's content depends on an answer, as its `features.yaml`
 * says.
 */
export interface Feature {
  /** Condition as in {@link holds}. */
  readonly when: string;
  /** Folder beside the content whose files are added or replace others. */
  readonly overlay?: string;
  /** Globs of the content's files that exist only when the condition holds. */
  readonly files?: readonly string[];
  /** Dependencies that exist only when the condition holds. */
  readonly dependencies?: readonly string[];
  /** Scripts of `package.json` that exist only when the condition holds. */
  readonly scripts?: readonly string[];
}

/** The source code of a component, before any answer. */
export interface ComponentContent {
  readonly files: readonly GeneratedFile[];
  readonly features: readonly Feature[];
  /** Files of the folders that features name as their overlay. */
  readonly overlays: Readonly<Record<string, readonly GeneratedFile[]>>;
}

/** What the answers leave of a content, and what they remove from its manifest. */
export interface SelectedContent {
  readonly files: readonly GeneratedFile[];
  readonly overlaid: readonly GeneratedFile[];
  readonly removedDependencies: ReadonlySet<string>;
  readonly removedScripts: ReadonlySet<string>;
}

/** Applies the features of a content. */
export function selectFeatures(
  content: ComponentContent,
  conditions: Readonly<Record<string, string>>,
): SelectedContent {
  const states = content.features.map(feature => ({
    feature,
    active: holds(feature.when, conditions, 'features.yaml'),
  }));
  const removed = (
    pick: (feature: Feature) => readonly string[] | undefined,
  ) => {
    const listed = (active: boolean) =>
      states
        .filter(state => state.active === active)
        .flatMap(({ feature }) => pick(feature) ?? []);
    const kept = new Set(listed(true));
    return new Set(listed(false).filter(item => !kept.has(item)));
  };
  const globs = [...removed(feature => feature.files)];
  const overlaid = states
    .filter(state => state.active && state.feature.overlay)
    .flatMap(({ feature }) => overlayOf(content, feature.overlay ?? ''));
  return {
    files: content.files.filter(
      ({ path }) => !globs.some(glob => minimatch(path, glob, { dot: true })),
    ),
    overlaid,
    removedDependencies: removed(feature => feature.dependencies),
    removedScripts: removed(feature => feature.scripts),
  };
}

function overlayOf(
  content: ComponentContent,
  folder: string,
): readonly GeneratedFile[] {
  const files = content.overlays[folder];
  if (!files) {
    throw new Error(
      `features.yaml names a folder that is not there: ${folder}`,
    );
  }
  return files;
}
