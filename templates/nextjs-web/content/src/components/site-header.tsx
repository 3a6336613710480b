import Link from 'next/link';
import { messages } from '@/messages';
import { serviceName } from '@/service';
import { NavLink } from './nav-link';
import { SignOutButton } from './sign-out-button';
import styles from './site-header.module.css';

/** The head of every page. */
export function SiteHeader({ signedIn }: { readonly signedIn: boolean }) {
  return (
    <header className={styles.header}>
      <a className={styles.skip} href="#content">
        {messages.skipToContent}
      </a>
      <div className={styles.bar}>
        <Link className={styles.brand} href="/">
          {serviceName}
        </Link>
        <nav aria-label={messages.navigation}>
          <ul className={styles.links}>
            <li>
              <NavLink href="/">{messages.home}</NavLink>
            </li>
            <li>
              <NavLink href="/notes">{messages.notes}</NavLink>
            </li>
          </ul>
        </nav>
        <div className={styles.account}>
          {signedIn ? <SignOutButton /> : <NavLink href="/sign-in">{messages.signIn}</NavLink>}
        </div>
      </div>
    </header>
  );
}
