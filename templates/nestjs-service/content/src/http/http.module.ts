import { Module } from '@nestjs/common';
import { HttpClient } from './http-client.js';

/** Import it where a service of others is called; docs/adr says how one is chosen. */
@Module({ providers: [HttpClient], exports: [HttpClient] })
export class HttpModule {}
