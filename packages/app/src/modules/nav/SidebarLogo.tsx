import { Link, useSidebarOpenState } from '@backstage/core-components';
import styles from './SidebarLogo.module.css';

const Mark = () => (
  <svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true">
    <rect width="32" height="32" rx="7" fill="#1f5493" />
    <path
      d="M11 26V6m0 1h12l-3.5 4.5L23 16H11"
      fill="none"
      stroke="#fff"
      strokeWidth="2.6"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  </svg>
);

export const SidebarLogo = () => {
  const { isOpen } = useSidebarOpenState();
  return (
    <Link
      to="/"
      underline="none"
      aria-label="Jalon, home"
      className={styles.link}
    >
      <Mark />
      {isOpen && <span className={styles.name}>Jalon</span>}
    </Link>
  );
};
