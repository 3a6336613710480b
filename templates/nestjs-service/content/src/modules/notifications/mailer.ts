import { Inject, Injectable, Logger } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import { ENVIRONMENT } from '../../config/config.module.js';
import type { Environment } from '../../config/environment.js';
import { serviceName } from '../../service.js';

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** Sends mail by SMTP; without SMTP_URL it only says in the log that it would. */
@Injectable()
export class Mailer {
  private readonly logger = new Logger(Mailer.name);
  private readonly transport: Transporter | undefined;

  constructor(@Inject(ENVIRONMENT) { SMTP_URL }: Pick<Environment, 'SMTP_URL'>) {
    this.transport =
      SMTP_URL === undefined
        ? undefined
        : createTransport({
            url: SMTP_URL,
            connectionTimeout: 5_000,
            greetingTimeout: 5_000,
            socketTimeout: 10_000,
          });
  }

  async send({ to, subject, text }: Mail): Promise<void> {
    if (!this.transport) {
      this.logger.log('no mail is sent: SMTP_URL is not set');
      return;
    }
    const from = `${serviceName} <no-reply@__GOLDEN_PATH_DOMAIN__>`;
    await this.transport.sendMail({ from, to, subject, text });
  }
}
