import fs from 'node:fs';
import path from 'node:path';
import { aptInstall } from './apt.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];

function findChromium() {
  if (process.env.CHROMIUM_PATH) {
    return process.env.CHROMIUM_PATH;
  }
  return process.env.PATH.split(path.delimiter)
    .flatMap(folder => NAMES.map(name => path.join(folder, name)))
    .find(file => fs.existsSync(file));
}

/** Path of a Chromium for the browser tests, installed first when there is none. */
export async function ensureChromium() {
  if (!findChromium()) {
    await aptInstall('chromium', 'Chromium');
  }
  return findChromium();
}
