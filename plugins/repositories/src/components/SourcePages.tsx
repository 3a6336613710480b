import { Navigate, Route, Routes, useParams } from 'react-router-dom';
import { Container } from '@backstage/ui';
import { Place } from '../api/types';
import { useSourceLinks } from '../hooks/useSourceLinks';
import { BlobPage } from './BlobPage';
import { CommitPage } from './CommitPage';
import { ListPage } from './ListPage';
import { TreePage } from './TreePage';

/** The pages of the plugin, below the address that the app gives it. */
export function SourcePages() {
  return (
    <main>
      <Container>
        <Routes>
          <Route path="/" element={<ListPage />} />
          <Route path="/:owner/:name" element={<ToDefaultBranch />} />
          <Route
            path="/:owner/:name/tree/:revision/*"
            element={<TreeRoute />}
          />
          <Route
            path="/:owner/:name/blob/:revision/*"
            element={<BlobRoute />}
          />
          <Route path="/:owner/:name/commit/:sha" element={<CommitRoute />} />
          <Route path="*" element={<ListPage />} />
        </Routes>
      </Container>
    </main>
  );
}

function usePlace(): Place {
  const params = useParams();
  return {
    owner: params.owner ?? '',
    name: params.name ?? '',
    revision: params.revision ?? 'HEAD',
    path: (params['*'] ?? '').replace(/\/+$/, ''),
  };
}

function ToDefaultBranch() {
  const place = { ...usePlace(), path: '' };
  return <Navigate to={useSourceLinks().tree(place)} replace />;
}

function TreeRoute() {
  return <TreePage place={usePlace()} />;
}

function BlobRoute() {
  return <BlobPage place={usePlace()} />;
}

function CommitRoute() {
  const { owner, name } = usePlace();
  return <CommitPage owner={owner} name={name} sha={useParams().sha ?? ''} />;
}
