import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createInterface } from 'node:readline';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { SentryInstance } from '../integrations/types';

/** The demo's organisation, as the annotations of its entities name it. */
const ORGANIZATION = 'yonima';

/**
 * The demo's own Sentry: a small program beside the portal that speaks
 * Sentry's interface on a free port of this machine. It ends with the portal,
 * also when the portal is killed, because its standard input closes then.
 */
export class DemoSentry {
  readonly #child: ChildProcess;
  readonly instance: SentryInstance;

  private constructor(child: ChildProcess, instance: SentryInstance) {
    this.#child = child;
    this.instance = instance;
  }

  static async start(options: {
    server: string;
    repositories: string | undefined;
    logger: LoggerService;
  }): Promise<DemoSentry> {
    const token = randomBytes(24).toString('hex');
    const child = spawn(process.execPath, [options.server], {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: {
        PATH: process.env.PATH,
        SENTRY_DEMO_TOKEN: token,
        SENTRY_DEMO_REPOSITORIES: options.repositories,
      },
    });
    const problems: string[] = [];
    createInterface({ input: child.stderr }).on('line', line => {
      problems.push(line);
      options.logger.warn(`The demo's Sentry: ${line}`);
    });
    const baseUrl = await new Promise<string>((resolve, reject) => {
      createInterface({ input: child.stdout }).once('line', resolve);
      child.once('error', reject);
      child.once('exit', code =>
        reject(
          new Error(
            `The demo's Sentry (${
              options.server
            }) ended with ${code}: ${problems.join(' ')}`,
          ),
        ),
      );
    });
    return new DemoSentry(child, {
      name: 'default',
      baseUrl,
      organization: ORGANIZATION,
      token,
      demo: true,
    });
  }

  stop(): void {
    this.#child.kill();
  }
}
