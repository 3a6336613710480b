import 'reflect-metadata';
import { createApp } from './app.js';
import { readEnvironment } from './config/environment.js';

const environment = readEnvironment(process.env);
const app = await createApp(environment);
await app.listen(environment.PORT, '0.0.0.0');
