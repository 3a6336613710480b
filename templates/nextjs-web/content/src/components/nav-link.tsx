'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import styles from './site-header.module.css';

/** A link of the navigation that says when it is where one is. */
export function NavLink({ href, children }: { readonly href: string; readonly children: string }) {
  const current = usePathname() === href;
  return (
    <Link className={styles.link} href={href} aria-current={current ? 'page' : undefined}>
      {children}
    </Link>
  );
}
