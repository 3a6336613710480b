import { ResponseError } from '@backstage/errors';
import { Button, ButtonLink, Text } from '@backstage/ui';
import { useSourceLinks } from '../hooks/useSourceLinks';
import { useTexts } from '../hooks/useTexts';
import { Notice } from './shared';

/** Why something is not shown, and who can help. */
export function Failure(props: {
  error: Error;
  retry: () => void;
  repository?: { owner: string; name: string };
}) {
  const t = useTexts();
  const links = useSourceLinks();
  const { error, repository, retry } = props;
  const status = error instanceof ResponseError ? error.statusCode : undefined;
  const reason = error instanceof ResponseError ? error.cause : error;

  if (status === 401 || status === 403) {
    return (
      <Notice type="forbidden" title={t('error.forbiddenTitle')}>
        <Text as="p">{t('error.forbidden')}</Text>
      </Notice>
    );
  }
  if (status === 404 || status === 400) {
    const href = repository
      ? links.tree({ ...repository, revision: 'HEAD', path: '' })
      : links.list();
    return (
      <Notice
        type="missing"
        title={t('error.notFoundTitle')}
        action={
          <ButtonLink variant="secondary" href={href}>
            {repository ? t('error.toRepository') : t('error.toList')}
          </ButtonLink>
        }
      >
        <Text as="p">{reason.message}</Text>
        <Text as="p">{t('error.notFound')}</Text>
      </Notice>
    );
  }
  return (
    <Notice
      type="error"
      title={t('error.title')}
      action={
        <Button variant="secondary" onPress={retry}>
          {t('error.retry')}
        </Button>
      }
    >
      <Text as="p">{reason.message}</Text>
      <Text as="p">{t('error.help')}</Text>
    </Notice>
  );
}
