// The contract of the API: which members a document has, and how they are called.
import { get } from "./api.js";
import { has, isSwedish, t } from "./texts.js";

let contract;

/** The contract, fetched once. */
export async function load() {
    contract ??= (await get("/openapi.json")).json;
}

/** The schema of the content of a collection's documents. */
export function contentOf(collection) {
    const path = Object.keys(contract.paths).find(each => each.endsWith(`/${collection}/{id}`));
    return resolve(contract.paths[path].put.requestBody.content["application/json"].schema);
}

/** A schema with that to which it refers. */
export function resolve(schema) {
    if (!schema?.$ref) {
        return schema ?? {};
    }
    const { $ref: reference, ...own } = schema;
    const target = contract.components.schemas[reference.slice(reference.lastIndexOf("/") + 1)];
    return { ...resolve(target), ...own };
}

/** How a member of a schema is called. */
export function nameOf(member, schema) {
    for (const key of [`field_${member}`, `member_${member}`]) {
        if (has(key)) {
            return t(key);
        }
    }
    return (isSwedish && resolve(schema).title) || member.replace(/([A-Z])/g, " $1").toLowerCase();
}

/** A constant of an enumeration in words. */
export function constant(value, schema) {
    const label = isSwedish && resolve(schema)["x-enum-labels"]?.[value];
    return label || value.toLowerCase().replaceAll("_", " ");
}

/** What a client may write of what it read: without the members that the service sets. */
export function writable(value, schema) {
    const resolved = resolve(schema);
    if (Array.isArray(value)) {
        return value.map(each => writable(each, resolved.items));
    }
    if (value === null || typeof value !== "object" || !resolved.properties) {
        return value;
    }
    return Object.fromEntries(Object.entries(value)
        .filter(([name]) => resolved.properties[name] && !resolve(resolved.properties[name]).readOnly)
        .map(([name, member]) => [name, writable(member, resolved.properties[name])]));
}
