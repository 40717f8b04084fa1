import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** The base address of the API, without a trailing slash: by default that of ./run. */
export const address = process.env.ADDRESS ?? 'http://127.0.0.1:8080/samverkan/v1';

const RUN = fileURLToPath(new URL('../../../run', import.meta.url));
/** A token is valid for five minutes. */
const FRESH_MS = 4 * 60_000;
const tokens = new Map();

/** A token of a role and an organisation, from the keys of the running system. */
export async function token(role, organisation) {
  const id = `${role} ${organisation}`;
  if (!(tokens.get(id)?.until > Date.now())) {
    const data = process.env.DATA ? ['--data', process.env.DATA] : [];
    const { stdout } = await promisify(execFile)(
      RUN, ['token', '--role', role, '--organisation', organisation, ...data]);
    tokens.set(id, { value: stdout.trim(), until: Date.now() + FRESH_MS });
  }
  return tokens.get(id).value;
}

/** A request to the API, which must succeed: the response's JSON and entity tag. */
export async function request(method, path, { body, headers = {} } = {}) {
  const response = await fetch(address + path, {
    method,
    headers: { ...(body ? { 'Content-Type': 'application/json' } : {}), ...headers },
    body: body && JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) {
    throw new Error(`${method} ${path}: ${response.status} ${text}`);
  }
  return { json: text ? JSON.parse(text) : undefined, etag: response.headers.get('ETag') };
}

/** An archivist of a municipality, who publishes documents without approvals. */
export class Archivist {
  constructor(municipality) {
    this.municipality = municipality;
  }

  /** Publishes a document with the title and more members, and waits until everybody can read it. */
  async publish(collection, title, members = {}) {
    const party = `municipality:${this.municipality}`;
    const Authorization = `Bearer ${await token('archivist', party)}`;
    const draft = await request('POST', `/${collection}`, {
      headers: { Authorization },
      body: {
        title,
        municipalities: [this.municipality],
        parties: [{ id: party }],
        sources: [{ publisher: 'Kommunen', title: 'Sidan om samverkan' }],
        ...members,
      },
    });
    const path = `/${collection}/${draft.json.id}`;
    await request('POST', `${path}/publications`, {
      headers: { Authorization, 'If-Match': draft.etag },
      body: { changeNote: 'Publicerad' },
    });
    for (const end = Date.now() + 20_000; (await fetch(address + path)).status !== 200;) {
      if (Date.now() > end) {
        throw new Error(`${path} is not public after 20 seconds`);
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return (await request('GET', path)).json;
  }
}
