import type { IncomingMessage, ServerResponse } from 'node:http';
import { type DynamicModule, Module } from '@nestjs/common';
import { trace } from '@opentelemetry/api';
import { LoggerModule } from 'nestjs-pino';
import type { Environment } from '../config/environment.js';
import { serviceName } from '../service.js';
import { requestIdHeader, requestIdOf } from './request-id.js';

/** Never written, wherever they turn up: secrets, and tokens in signed addresses. */
export const redacted = [
  'req.headers.authorization',
  'req.headers.cookie',
  'res.headers["set-cookie"]',
  'password',
  'token',
  'secret',
  '*.password',
  '*.token',
  '*.secret',
];

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
            redact: redacted,
            formatters: { level: (label: string) => ({ level: label }) },
            mixin: traceOfNow,
            genReqId: (request: IncomingMessage, response: ServerResponse) => {
              const id = requestIdOf(request.headers);
              response.setHeader(requestIdHeader, id);
              return id;
            },
            customProps: (request: IncomingMessage) => ({ request_id: request.id }),
            autoLogging: {
              // Probes and scrapes would drown everything else
              ignore: (request: IncomingMessage) =>
                /\/(health|metrics)(\/|\?|$)/.test(request.url ?? ''),
            },
          },
        }),
      ],
    };
  }
}

/** Leads from a line of the log to its trace. */
function traceOfNow(): Record<string, string> {
  const context = trace.getActiveSpan()?.spanContext();
  return context ? { trace_id: context.traceId, span_id: context.spanId } : {};
}
