import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useApi } from '@/api/ApiProvider';
import { dataOf, type NewNote } from '@/api/client';

const key = ['notes'];

/** The notes, newest first; the next page with `fetchNextPage`. */
export function useNotes() {
  const api = useApi();
  return useInfiniteQuery({
    queryKey: key,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: cursor, signal }) =>
      dataOf(api.GET('/api/v1/notes', { params: { query: { limit: 20, cursor } }, signal })),
    getNextPageParam: ({ nextCursor }) => nextCursor,
    select: ({ pages }) => pages.flatMap(({ items }) => items),
  });
}

/** Keeps a note, then has the list asked for again. */
export function useCreateNote() {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: NewNote) => dataOf(api.POST('/api/v1/notes', { body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: key }),
  });
}
