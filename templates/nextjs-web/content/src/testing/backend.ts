/** Stands in for the backend: answers each request as told, and remembers it. */
export function mockBackend(
  answer: (request: Request) => Response | Promise<Response>,
): readonly Request[] {
  const requests: Request[] = [];
  jest.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    const request = new Request(input, init);
    requests.push(request.clone());
    return answer(request);
  });
  return requests;
}

export const note = {
  id: '5f0c2f6e-2c0a-4f0e-9a55-0d8f5e1c7a1f',
  title: 'Gate 4',
  text: 'opens at 9',
  author: { id: 'amel', name: 'Amel Diop' },
  createdAt: '2026-01-08T09:00:00.000Z',
};
