import { once } from 'node:events';
import { connect, createServer } from 'node:net';

/** Another address of the same system, whose connections can be cut, as a network does. */
export async function relay(address) {
  const { hostname, port, pathname } = new URL(address);
  const open = new Set();
  const server = createServer((near) => {
    const far = connect(port || 80, hostname);
    for (const [socket, other] of [[near, far], [far, near]]) {
      open.add(socket);
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        open.delete(socket);
        other.destroy();
      });
    }
    near.pipe(far).pipe(near);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const cut = () => open.forEach((socket) => socket.destroy());
  return {
    address: `http://127.0.0.1:${server.address().port}${pathname}`,
    /** Cuts all connections; new ones are accepted. */
    cut,
    close: async () => {
      cut();
      server.close();
    },
  };
}
