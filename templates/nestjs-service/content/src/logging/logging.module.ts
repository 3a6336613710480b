import type { IncomingMessage, ServerResponse } from 'node:http';
import { type DynamicModule, Module } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import type { Environment } from '../config/environment.js';
import { serviceName } from '../service.js';
import { requestIdHeader, requestIdOf } from './request-id.js';

/** JSON lines on standard output, each with the id of the request that caused it. */
@Module({})
export class LoggingModule {
  static with(environment: Environment): DynamicModule {
    return {
      module: LoggingModule,
      imports: [
        LoggerModule.forRoot({
          pinoHttp: {
            name: serviceName,
            level: environment.LOG_LEVEL,
            redact: [
              'req.headers.authorization',
              'req.headers.cookie',
              'res.headers["set-cookie"]',
            ],
            genReqId: (request: IncomingMessage, response: ServerResponse) => {
              const id = requestIdOf(request.headers);
              response.setHeader(requestIdHeader, id);
              return id;
            },
            customProps: (request: IncomingMessage) => ({ request_id: request.id }),
            autoLogging: {
              // Probes would drown everything else
              ignore: (request: IncomingMessage) => /\/health(\/|$)/.test(request.url ?? ''),
            },
          },
        }),
      ],
    };
  }
}
