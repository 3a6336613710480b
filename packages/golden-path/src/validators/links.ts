import { treeOf } from '../domain/files';
import { brokenLinks } from '../domain/todo';
import type { Validator } from './types';

/** Documents refer to files, folders and anchors that exist. */
export const links: Validator = {
  name: 'links',
  covers: path => path.endsWith('.md'),
  validate(covered, all) {
    const tree = treeOf(all);
    return covered.flatMap(({ path }) =>
      brokenLinks(path, tree).map(link => ({
        path,
        message: `The link to ${link} leads nowhere.`,
      })),
    );
  },
};
