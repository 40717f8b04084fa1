// The municipality of the stories about the desk, with its drafts.
import { request, token } from './system.mjs';

// Nobody else's stories are about Knivsta.
export const CODE = '0330';
export const MUNICIPALITY = `municipality:${CODE}`;
export const POLICE = 'police:polismyndigheten';

export async function headers(party) {
  return { Authorization: `Bearer ${await token('editor', party)}` };
}

/** A draft with members that the form has and others that it has not. */
export async function draft(title, members = {}) {
  const { json } = await request('POST', '/promises', {
    headers: await headers(MUNICIPALITY),
    body: {
      title,
      municipalities: [CODE],
      parties: [{ id: MUNICIPALITY, name: 'Knivsta kommun' }, { id: POLICE, name: 'Polisen' }],
      validity: { from: '2030', to: '2031', asPublished: '2030–2031' },
      purposes: ['ökad trygghet'],
      commitments: [{ id: 'c1', text: 'Vi ska synas mer i centrum.', places: [{ name: 'Knivsta centrum' }] }],
      activities: [{
        id: 'a1',
        text: 'Trygghetsvandringar',
        targets: [{ id: 't1', comparator: 'AT_LEAST', value: 4, unit: 'trygghetsvandringar' }],
      }],
      ...members,
    },
  });
  return json.id;
}

export async function readDraft(id) {
  return request('GET', `/promises/${id}`, { headers: await headers(MUNICIPALITY) });
}

/** A promise that both parties have approved and published. */
export async function published(title) {
  const id = await draft(title);
  const { etag } = await readDraft(id);
  for (const party of [MUNICIPALITY, POLICE]) {
    await request('POST', `/promises/${id}/approvals`, {
      headers: { Authorization: `Bearer ${await token('approver', party)}`, 'If-Match': etag }, body: {} });
  }
  await request('POST', `/promises/${id}/publications`, {
    headers: { ...await headers(MUNICIPALITY), 'If-Match': etag }, body: {} });
  return id;
}
