// Requests to the API, as the person who is signed in.
import { accessToken, person } from "./sign-in.js";

const { api: root } = document.getElementById("desk")?.dataset ?? {};

/** What the API refuses, with its problem details (RFC 9457). */
export class Problem extends Error {
    constructor(status, details) {
        super(details.detail ?? details.title ?? String(status));
        this.status = status;
        this.violations = details.violations ?? [];
    }
}

/** The JSON at a path below the root of the API, and its entity tag. */
export function get(path) {
    return request("GET", root + path);
}

/** Carries out a link of a document, as the document with the entity tag offers it. */
export function follow(link, body, etag) {
    // By its path: the page may be open under another name of the same host.
    return request(link.method, new URL(link.href).pathname, body, etag);
}

/** A new document. */
export function create(collection, body) {
    return request("POST", `${root}/${collection}`, body);
}

async function request(method, path, body, etag) {
    let token;
    try {
        token = await accessToken();
    } catch {
        throw new Problem(401, {});
    }
    const headers = { Authorization: `Bearer ${token}` };
    if (body !== undefined) {
        headers["Content-Type"] = "application/json";
    }
    if (method === "POST") {
        headers["Idempotency-Key"] = crypto.randomUUID();
    }
    if (etag) {
        headers["If-Match"] = etag;
    }
    const response = await fetch(path, { method, headers, body: body && JSON.stringify(body), cache: "no-store" });
    const text = await response.text();
    const json = text ? JSON.parse(text) : undefined;
    if (!response.ok) {
        throw new Problem(response.status, json ?? {});
    }
    return { json, etag: response.headers.get("ETag") };
}

/** Every item of a list, page by page, up to a number of pages; the list says whether these are all. */
export async function list(path, pages = 10) {
    const items = [];
    let next = root + path;
    for (; next && pages > 0; pages--) {
        const { json } = await request("GET", next);
        items.push(...json.items);
        const link = json._links.next && new URL(json._links.next.href ?? json._links.next, location.href);
        next = link && link.pathname + link.search;
    }
    return Object.assign(items, { isWhole: !next });
}

/** The names of parties, by their ids: from the register, and from the documents that were read. */
const names = new Map();

export function remember(document) {
    for (const party of document.parties ?? []) {
        if (party.id && party.name) {
            names.set(party.id, party.name);
        }
    }
}

/** The name of a party; its id if no document names it. */
export function partyName(id) {
    return names.get(id) ?? id;
}

/** Learns the names of the municipalities, and of the person's other organisations from a document of theirs. */
export async function learnNames() {
    const { items } = (await get("/municipalities")).json;
    for (const { code, name } of items) {
        names.set(`municipality:${code}`, name);
    }
    for (const organisation of person().organisations.filter(each => !names.has(each))) {
        const [document] = await list(`/promises?partyId=${encodeURIComponent(organisation)}&limit=1`, 1);
        remember(document ?? {});
    }
}
