// Starts what `npm run build` made, laid out as in the image
import { cpSync } from 'node:fs';

const standalone = '.next/standalone';
cpSync('.next/static', `${standalone}/.next/static`, { recursive: true });
cpSync('public', `${standalone}/public`, { recursive: true });

// In this process, so that signals reach the server itself
await import(`../${standalone}/server.js`);
