import { access } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(import.meta.url);
const { EasJsonAccessor, EasJsonUtils } = require('@expo/eas-json');

/**
 * Reads eas.json as eas-cli does, every profile for both platforms: it refuses
 * keys that it does not know.
 *
 * @throws Error in the words of eas-cli
 */
export async function validate(directory) {
  for (const folder of [directory, join(directory, 'mobile')]) {
    if (await exists(join(folder, 'eas.json'))) {
      await readProfiles(EasJsonAccessor.fromProjectPath(folder));
    }
  }
}

async function readProfiles(accessor) {
  const builds = await EasJsonUtils.getBuildProfileNamesAsync(accessor);
  const expected = ['development', 'preview', 'production'];
  const missing = expected.filter(name => !builds.includes(name));
  if (missing.length > 0) {
    throw new Error(`eas.json has no profile ${missing.join(', ')}`);
  }
  for (const platform of ['android', 'ios']) {
    for (const name of builds) {
      await EasJsonUtils.getBuildProfileAsync(accessor, platform, name);
    }
    await EasJsonUtils.getSubmitProfileAsync(accessor, platform, 'production');
  }
}

async function exists(path) {
  return access(path).then(
    () => true,
    () => false,
  );
}
