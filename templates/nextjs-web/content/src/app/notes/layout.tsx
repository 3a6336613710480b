import type { ReactNode } from 'react';
import { requireSession } from '@/session/session';

/** Sends visitors away before anything of the pages below is streamed. */
export default async function NotesLayout({ children }: { readonly children: ReactNode }) {
  await requireSession('/notes');
  return children;
}
