const newest = new Map<string, number>();

function bytes(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

/** Whether one of the signatures is that of the secret, and the message is not older than five minutes. */
async function isGenuine(request: Request, body: string, secret: string): Promise<boolean> {
  const id = request.headers.get("webhook-id");
  const timestamp = request.headers.get("webhook-timestamp");
  const signatures = request.headers.get("webhook-signature")?.split(" ") ?? [];
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", bytes(secret.replace("whsec_", "")), algorithm, false, ["verify"]);
  const signed = new TextEncoder().encode(`${id}.${timestamp}.${body}`);
  const verified = await Promise.all(
    signatures
      .filter((signature) => signature.startsWith("v1,"))
      .map((signature) => crypto.subtle.verify("HMAC", key, bytes(signature.slice(3)), signed)),
  );
  return verified.includes(true) && Math.abs(Date.now() / 1000 - Number(timestamp)) < 300;
}

/** Answers a message of Samverkan, and prints each change once. */
export async function receive(request: Request, secret: string): Promise<Response> {
  const body = await request.text();
  if (!(await isGenuine(request, body, secret))) {
    return new Response(null, { status: 401 });
  }
  const { type, data } = JSON.parse(body);
  // A message may come twice, and later than a newer one. A test has no sequence.
  if ((data.sequence ?? 0) > (newest.get(data.id) ?? -1)) {
    newest.set(data.id, data.sequence ?? 0);
    console.log(type, data._links.self.href);
  }
  return new Response(null, { status: 204 });
}
