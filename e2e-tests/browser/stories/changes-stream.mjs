// The changes in the EventSource of a browser, on the web site of a municipality.
import assert from 'node:assert/strict';
import { step } from '../lib/step.mjs';
import { Archivist, address, request } from '../lib/system.mjs';

const MUNICIPALITY = '2582';
const archivist = new Archivist(MUNICIPALITY);

/** The cursor behind all changes until now. */
async function now() {
  const { json } = await request('GET', '/changes?limit=1');
  return new URL(json._links.last.href).searchParams.get('after');
}

/** A page of another site that follows the changes; its policy lets it connect to the system only. */
async function follow(visitor, stream, { allow } = {}) {
  const site = await visitor.foreignSite({ '/': '<!DOCTYPE html><html lang="sv"><title>Boden</title><h1>Boden</h1></html>' }, {
    policy: `default-src 'none'; connect-src ${new URL(stream).origin}`,
  });
  const page = await visitor.open(site.address, { allow });
  await page.evaluate((source) => {
    window.received = [];
    window.opened = 0;
    window.stream = new EventSource(source);
    window.stream.onopen = () => window.opened++;
    window.stream.onmessage = ({ data, lastEventId }) => window.received.push({ ...JSON.parse(data), lastEventId });
  }, stream);
  await page.waitForFunction(() => window.opened === 1);
  return page;
}

async function received(page, title) {
  await page.waitForFunction((expected) => window.received.some((each) => each.title === expected), {}, title);
  return page.evaluate(() => window.received);
}

step('a foreign page receives each change with its cursor as the id', async (visitor) => {
  const page = await follow(visitor, `${address}/changes/stream?municipality=${MUNICIPALITY}&after=${await now()}`);

  const agreement = await archivist.publish('agreements', 'I webbläsarens ström');

  const [change] = await received(page, 'I webbläsarens ström');
  assert.equal(change.type, 'agreement.published');
  assert.equal(change.id, agreement.id);
  assert.equal(change.lastEventId, change.cursor);
  assert.equal(change._links.self.href, `${address}/agreements/${agreement.id}`);
});

step('after a cut connection the stream goes on where it was, without repeats', async (visitor) => {
  const relay = await visitor.relay();
  const page = await follow(visitor, `${relay.address}/changes/stream?municipality=${MUNICIPALITY}&after=${await now()}`, {
    allow: { errors: [/ERR_(INCOMPLETE_CHUNKED_ENCODING|CONNECTION_(RESET|CLOSED|REFUSED)|EMPTY_RESPONSE|NETWORK_CHANGED)/] },
  });
  await archivist.publish('agreements', 'Före avbrottet');
  await received(page, 'Före avbrottet');

  relay.cut();
  await archivist.publish('agreements', 'Under avbrottet');
  await page.waitForFunction(() => window.opened === 2);
  await archivist.publish('agreements', 'Efter avbrottet');

  const titles = (await received(page, 'Efter avbrottet')).map((change) => change.title);
  assert.deepEqual(titles, ['Före avbrottet', 'Under avbrottet', 'Efter avbrottet']);
});

step('a stream from an unknown cursor is refused, and the browser does not try again', async (visitor) => {
  const site = await visitor.foreignSite({ '/': '<!DOCTYPE html><html lang="sv"><title>Boden</title></html>' });
  const page = await visitor.open(site.address, { allow: { errors: [/status of 410/] } });

  const state = await page.evaluate((source) => new Promise((resolve) => {
    const stream = new EventSource(source);
    stream.onerror = () => resolve(stream.readyState);
  }), `${address}/changes/stream?after=garbage`);

  assert.equal(state, 2, 'closed');
});
