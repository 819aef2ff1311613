// Part of the service worker. A page that was opened in the moment of activation, or reloaded past the worker, is in
// nobody's hands until its next navigation; it asks for itself.
self.addEventListener('message', (event) => {
  if (event.data?.type === 'CLAIM_CLIENTS') event.waitUntil(self.clients.claim());
});
