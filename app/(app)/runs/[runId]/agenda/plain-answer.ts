/** What a handler says where there is no file to give. */
export const plainAnswer = (status: number, text: string) =>
  new Response(text, {
    status,
    headers: { 'cache-control': 'no-store', 'content-type': 'text/plain; charset=utf-8' },
  });
