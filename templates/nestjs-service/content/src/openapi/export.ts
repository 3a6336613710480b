import 'reflect-metadata';
import { writeFile } from 'node:fs/promises';
import { createPreview } from './preview.js';

/** Writes openapi.json; needs neither database nor Redis. */
await writeFile('openapi.json', `${JSON.stringify(await createPreview(), null, 2)}\n`);
