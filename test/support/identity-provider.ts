/**
 * A directory for tests, in a process of its own: `identity-provider.ts CALLBACK`. Whoever types a name is in; its
 * address is that name at mtpe.example, confirmed unless the name begins with `sin-confirmar`. Tells its own address.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

const [callback = ''] = process.argv.slice(2);

const server = createServer();
server.listen(0, '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: 'yupana', client_secret: 'secreto-de-prueba', redirect_uris: [callback] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    findAccount: (_context, sub) => {
      const [name = ''] = sub.split('~');
      const told = { sub, email: `${name}@mtpe.example`, email_verified: !name.startsWith('sin-confirmar') };
      return { accountId: sub, claims: () => told };
    },
    pkce: { required: () => true },
  });
  const answer = provider.callback();
  server.on('request', (request, response) => void answer(request, response));
  process.stdout.write(`${issuer}\n`);
});
