import 'server-only';
import { levels, pino, type Logger } from 'pino';
import { serviceName } from '@/service';

/** The level to log at; one that does not exist is for the check of the environment to refuse. */
export function levelOf(wanted: string | undefined): string {
  return wanted && (wanted === 'silent' || wanted in levels.values) ? wanted : 'info';
}

/** Writes JSON lines to standard output, where the platform collects them. */
export const logger: Logger = pino({
  name: serviceName,
  level: levelOf(process.env['LOG_LEVEL']),
  redact: ['token', 'authorization', 'cookie', '*.token', '*.authorization', '*.cookie'],
});
