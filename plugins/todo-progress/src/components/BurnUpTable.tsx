import { VisuallyHidden } from '@backstage/ui';
import { useFormat } from '../hooks/useFormat';

export interface Point {
  /** Milliseconds */
  readonly at: number;
  readonly done: number;
  readonly total: number;
}

/** The numbers behind the chart, for those who do not see it. */
export function BurnUpTable(props: { points: readonly Point[] }) {
  const { t, absolute } = useFormat();
  return (
    <VisuallyHidden>
      <table>
        <caption>{t('chart.label')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('chart.date')}</th>
            <th scope="col">{t('chart.done')}</th>
            <th scope="col">{t('chart.scope')}</th>
          </tr>
        </thead>
        <tbody>
          {props.points.map(({ at, done, total }) => (
            <tr key={at}>
              <th scope="row">{absolute(new Date(at).toISOString())}</th>
              <td>{done}</td>
              <td>{total}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </VisuallyHidden>
  );
}
