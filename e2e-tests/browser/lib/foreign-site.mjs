import { once } from 'node:events';
import { createServer } from 'node:http';

/**
 * A web site of somebody else: the pages by path, each a text of HTML or a function of the site that returns it. Its
 * host is localhost, the system's is 127.0.0.1, so that the two are different sites to a browser. `policy` is its
 * Content-Security-Policy.
 */
export async function foreignSite(pages, { policy, headers = {} } = {}) {
  const site = {};
  const server = createServer((request, response) => {
    const page = pages[new URL(request.url, site.address).pathname];
    if (page === undefined) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, {
      'Content-Type': 'text/html;charset=UTF-8',
      ...(policy ? { 'Content-Security-Policy': policy } : {}),
      ...headers,
    });
    response.end(typeof page === 'function' ? page(site) : page);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  site.address = `http://localhost:${server.address().port}`;
  site.close = async () => {
    server.closeAllConnections();
    server.close();
  };
  return site;
}
