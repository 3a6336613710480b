import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useApi } from '@/api/ApiProvider';
import { dataOf, type NewNote } from '@/api/client';

const key = ['notes'];

/** The newest notes. */
export function useNotes() {
  const api = useApi();
  return useQuery({
    queryKey: key,
    queryFn: async ({ signal }) => {
      const query = { limit: 50 };
      const { items } = await dataOf(api.GET('/api/v1/notes', { params: { query }, signal }));
      return items;
    },
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
