'use client';

import { ErrorMessage, type ErrorPageProps } from '@/components/error-message';
import { messages } from '@/messages';
import './globals.css';

/** Replaces the whole document when even its layout fails. */
export default function GlobalError(props: ErrorPageProps) {
  return (
    <html lang={messages.locale}>
      <body>
        <title>{messages.errorTitle}</title>
        <main>
          <ErrorMessage {...props} />
        </main>
      </body>
    </html>
  );
}
