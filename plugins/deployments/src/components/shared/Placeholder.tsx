import { Skeleton } from '@backstage/ui';
import styles from './shared.module.css';

/** Stands where something will be, as high as that will be. */
export function Placeholder(props: {
  height: number;
  width?: number | string;
}) {
  const { height, width = '100%' } = props;
  return (
    <Skeleton className={styles.placeholder} height={height} width={width} />
  );
}
