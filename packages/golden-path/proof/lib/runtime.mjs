import { dirname, delimiter } from 'node:path';

/**
 * The environment in which `node` and `npm` are of a major version: the Node of
 * this process, or the program that NODE22 or NODE24 names. Programs of the
 * packages around this process are left out, as a repository must bring its own.
 */
export function runtimeOf(major = '24') {
  const own = process.versions.node.split('.')[0] === major;
  const node = own ? process.execPath : process.env[`NODE${major}`];
  if (!node) {
    throw new Error(`NODE${major} must name a Node ${major} to run this with`);
  }
  const others = process.env.PATH.split(delimiter).filter(
    folder => !folder.endsWith('node_modules/.bin'),
  );
  return { PATH: [dirname(node), ...others].join(delimiter) };
}
