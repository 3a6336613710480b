import { ButtonLink } from '@backstage/ui';
import { RiArrowGoBackLine } from '@remixicon/react';
import { useHrefs } from '../../hooks/useHrefs';
import { useTexts } from '../../hooks/useFormat';
import type { RollbackOffer } from '../../lib/rollback';

/** Opens the preview of a rollback, pointed at the last good deployment. */
export function RollBackLink(props: {
  entityRef: string;
  offer: RollbackOffer | undefined;
}) {
  const t = useTexts();
  const { entityRef, offer } = props;
  const href = useHrefs(entityRef).rollback;
  const target = offer && href(offer);
  if (!target) {
    return null;
  }
  const { environment, to } = offer;
  return (
    <ButtonLink
      variant="secondary"
      iconStart={<RiArrowGoBackLine />}
      href={target}
    >
      {t('rollback.action', { environment, version: to.version })}
    </ButtonLink>
  );
}
