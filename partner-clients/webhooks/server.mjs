// A server for receiver.ts in Node, from its compiled form: SECRET=whsec_… node server.mjs receiver.js 9000
import { createServer } from "node:http";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const { receive } = await import(pathToFileURL(resolve(process.argv[2])).href);
createServer(async (incoming, answer) => {
  try {
    const chunks = await incoming.toArray();
    const request = new Request("http://receiver/", {
      method: "POST",
      headers: incoming.headers,
      body: Buffer.concat(chunks),
    });
    answer.writeHead((await receive(request, process.env.SECRET)).status).end();
  } catch (unreadable) {
    // Anybody can send anything: it must not end the server.
    console.error(unreadable.message);
    answer.writeHead(400).end();
  }
}).listen(Number(process.argv[3]), "127.0.0.1");
