import type { Metadata } from 'next';
import Link from 'next/link';
import ui from '@/components/ui.module.css';
import { messages } from '@/messages';

export const metadata: Metadata = { title: messages.notFoundTitle };

export default function NotFound() {
  return (
    <div className={ui.message}>
      <h1>{messages.notFoundTitle}</h1>
      <p className={ui.lead}>{messages.notFoundText}</p>
      <Link className={ui.button} href="/">
        {messages.goHome}
      </Link>
    </div>
  );
}
